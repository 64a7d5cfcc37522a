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
    command::{exit_code, shutdown_signal, start_logging},
    config::{Settings, socket_addr},
    health_check,
};

#[actix_web::main]
async fn main() -> ExitCode {
    start_logging("info");
    let CommandLine { command, serve } = CommandLine::parse();
    exit_code(match command {
        None => run(&serve).await,
        Some(Command::Healthcheck) => check_health(&serve.listen),
        Some(Command::Schema) => print_schema(),
    })
}

async fn run(args: &ServeArgs) -> Result<(), Box<dyn Error>> {
    let config = Config::read(args)?;
    let origin = config.origins.lab.clone();
    let (server, address) = listen(&config)?;
    let shutdown = shutdown_signal()?;
    log::info!("listening on {address}; the lab is at {origin}/");
    let handle = server.handle();
    actix_web::rt::spawn(async move {
        shutdown.await;
        log::info!("stopping once the requests in flight are answered");
        handle.stop(true).await;
    });
    Ok(server.await?)
}

fn check_health(listen: &str) -> Result<(), Box<dyn Error>> {
    let mut settings = Settings::of::<ServeArgs>();
    let address = settings.read("listen", listen, socket_addr);
    let address = settings.finish(address)?;
    Ok(health_check::check(address, "/healthz")?)
}

fn print_schema() -> Result<(), Box<dyn Error>> {
    Ok(io::stdout().write_all(schema::as_json().as_bytes())?)
}
