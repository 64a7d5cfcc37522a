//! `contacts-service`: serve, manage accounts, or check a running service.

use std::{
    error::Error,
    io::{self, BufRead, IsTerminal},
    process::ExitCode,
};

use clap::Parser;
use contacts_service::{
    account_commands,
    args::{AccountAction, Command, CommandLine, ListenArgs},
    serve::serve,
};
use service_kit::{
    command::{exit_code, start_logging},
    health_check,
};

#[actix_web::main]
async fn main() -> ExitCode {
    start_logging("info");
    exit_code(run(CommandLine::parse()).await)
}

async fn run(line: CommandLine) -> Result<(), Box<dyn Error>> {
    match line.command {
        None => serve(&line.serve).await,
        Some(Command::Healthcheck(args)) => {
            health_check::command::<ListenArgs>(&args.listen, "/readyz")
        }
        Some(Command::Account { action }) => match action {
            AccountAction::Add(args) => {
                account_commands::add(&args, new_password(&args.email)?).await
            }
            AccountAction::Password(args) => {
                account_commands::change_password(&args, new_password(&args.email)?).await
            }
            AccountAction::Sessions(args) => account_commands::sessions(&args).await,
            AccountAction::Remove(args) => account_commands::remove(&args).await,
        },
    }
}

/// Asks on a terminal, twice and without echo; elsewhere it is the first line of standard input.
fn new_password(email: &str) -> Result<String, Box<dyn Error>> {
    if !io::stdin().is_terminal() {
        let mut password = String::new();
        io::stdin().lock().read_line(&mut password)?;
        return Ok(password.trim_end_matches(['\r', '\n']).to_owned());
    }
    let password = rpassword::prompt_password(format!("Password for {email}: "))?;
    if rpassword::prompt_password("The same once more: ")? != password {
        return Err("password: These were two different ones.".into());
    }
    Ok(password)
}
