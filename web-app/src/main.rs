//! `web-app`: serve, or check a running web app.

use std::{error::Error, process::ExitCode};

use clap::Parser;
use service_kit::{
    command::{exit_code, start_logging},
    graceful_stop::{serve_until, shutdown_signal},
    health_check,
};
use web_app::{
    Config,
    args::{Command, CommandLine, ServeArgs},
    listen, work_on_text,
};

#[actix_web::main]
async fn main() -> ExitCode {
    // The web app starts this program once more for each text.
    if let Some(exit_code) = work_on_text() {
        return exit_code;
    }
    start_logging("info");
    let line = CommandLine::parse();
    exit_code(match line.command {
        None => run(&line.serve).await,
        Some(Command::Healthcheck) => {
            health_check::command::<ServeArgs>(&line.serve.listen, "/healthz")
        }
    })
}

async fn run(args: &ServeArgs) -> Result<(), Box<dyn Error>> {
    let config = Config::read(args)?;
    let app = config.pages.app.clone();
    let (server, address) = listen(config)?;
    let shutdown = shutdown_signal()?;
    log::info!("web-app listens on {address}; the app is at {app}/");
    Ok(serve_until(shutdown, [server]).await?)
}
