//! `cors-doctor man`.

use std::io;

use clap::CommandFactory;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::exit::{PASSES, Status};

pub(crate) fn run() -> io::Result<Status> {
    let command = Arguments::command();
    Man::new(command).render(&mut io::stdout())?;
    Ok(PASSES)
}
