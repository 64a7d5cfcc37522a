//! `cors-doctor completions`.

use std::io;

use clap::CommandFactory;

use crate::arguments::{Arguments, Completions};
use crate::exit::{PASSES, Status};

pub(crate) fn run(arguments: &Completions) -> io::Result<Status> {
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "cors-doctor",
        &mut io::stdout(),
    );
    Ok(PASSES)
}
