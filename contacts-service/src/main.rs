//! `contacts-service`: serve, add an account, or check a running service.

use std::{
    error::Error,
    io::{self, BufRead, Write},
    process::ExitCode,
};

use clap::Parser;
use contacts_service::{
    args::{AccountAction, Command, CommandLine},
    commands,
};
use service_kit::command::{exit_code, start_logging};

#[actix_web::main]
async fn main() -> ExitCode {
    start_logging("info");
    exit_code(run(CommandLine::parse()).await)
}

async fn run(CommandLine { command, serve }: CommandLine) -> Result<(), Box<dyn Error>> {
    match command {
        None => commands::serve(&serve).await,
        Some(Command::Healthcheck(args)) => commands::health_check(&args),
        Some(Command::Account {
            action: AccountAction::Add(args),
        }) => {
            let password = ask_for_password(&args.email)?;
            commands::add_account(&args, &password).await
        }
    }
}

fn ask_for_password(email: &str) -> io::Result<String> {
    eprint!("Password for {email}: ");
    io::stderr().flush()?;
    let mut password = String::new();
    io::stdin().lock().read_line(&mut password)?;
    Ok(password.trim_end_matches(['\r', '\n']).to_owned())
}
