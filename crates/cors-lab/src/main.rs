//! `cors-lab`: serve, check a running lab, or print the schema of a recipe.

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use cors_lab::{
    Config,
    args::{Command, CommandLine, ServeArgs},
    listen,
    recipe::schema,
};
use service_kit::{
    command::{exit_code, start_logging},
    graceful_stop::{serve_until, shutdown_signal},
    health_check,
};

#[actix_web::main]
async fn main() -> ExitCode {
    start_logging("info");
    let line = CommandLine::parse();
    exit_code(match line.command {
        None => run(&line.serve).await,
        Some(Command::Healthcheck) => {
            health_check::command::<ServeArgs>(&line.serve.listen, "/healthz")
        }
        Some(Command::Schema) => print_schema(),
    })
}

async fn run(args: &ServeArgs) -> Result<(), Box<dyn Error>> {
    let config = Config::read(args)?;
    let origin = config.origins.lab.clone();
    let (server, address) = listen(&config)?;
    let shutdown = shutdown_signal()?;
    log::info!("listening on {address}; the lab is at {origin}/");
    Ok(serve_until(shutdown, [server]).await?)
}

fn print_schema() -> Result<(), Box<dyn Error>> {
    Ok(io::stdout().write_all(schema::as_json().as_bytes())?)
}
