//! The binary's life: read the configuration, serve, stop when told to.

use std::{error::Error, process::ExitCode};

use clap::Parser;
use service_kit::{
    command::{exit_code, start_logging},
    graceful_stop::{serve_until, shutdown_signal},
    health_check,
};

use crate::{
    app::listen,
    args::{Cli, Command, ServeArgs},
};

/// Runs the `web-app` command line until it is done or is told to stop.
pub async fn run() -> ExitCode {
    start_logging("info");
    let line = Cli::parse();
    exit_code(match line.command {
        None => serve_pages(line.serve).await,
        Some(Command::Healthcheck) => {
            health_check::command::<ServeArgs>(&line.serve.listen, "/healthz")
        }
    })
}

async fn serve_pages(args: ServeArgs) -> Result<(), Box<dyn Error>> {
    let config = args.into_config()?;
    let app = config.pages.app.clone();
    let (server, address) = listen(config)?;
    let shutdown = shutdown_signal()?;
    log::info!("web-app listens on {address}; the app is at {app}/");
    Ok(serve_until(shutdown, [server]).await?)
}
