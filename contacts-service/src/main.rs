//! `contacts-service`: serve, add an account, or check a running service.

use std::{
    io::{self, BufRead, Write},
    process::ExitCode,
};

use clap::Parser;
use contacts_service::{
    args::{AccountAction, Command, CommandLine},
    commands,
};

#[actix_web::main]
async fn main() -> ExitCode {
    env_logger::init_from_env(env_logger::Env::default().default_filter_or("info"));
    let CommandLine { command, serve } = CommandLine::parse();
    let done = match command {
        None => commands::serve(serve).await,
        Some(Command::Healthcheck { listen }) => commands::healthcheck(&listen),
        Some(Command::Account {
            action:
                AccountAction::Add {
                    email,
                    database_url,
                },
        }) => {
            eprint!("Password for {email}: ");
            let mut password = String::new();
            match io::stderr()
                .flush()
                .and_then(|()| io::stdin().lock().read_line(&mut password))
            {
                Ok(_) => {
                    commands::add_account(
                        &email,
                        password.trim_end_matches(['\r', '\n']),
                        &database_url,
                    )
                    .await
                }
                Err(error) => Err(error.into()),
            }
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
