//! `cors-doctor man`.

use std::io;

use clap::CommandFactory;
use clap_mangen::Man;

use crate::arguments::{self, Arguments};
use crate::exit::{PASSES, Status};

pub(crate) fn run(arguments: &arguments::Man) -> io::Result<Status> {
    let mut command = Arguments::command();
    // Only then do the commands know their full names.
    command.build();
    let command = match &arguments.command {
        None => command,
        Some(name) => command
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| io::Error::other(format!("there is no command {name}; see --help")))?,
    };
    Man::new(command).render(&mut io::stdout())?;
    Ok(PASSES)
}
