//! The binary's life: read the configuration, serve, stop when told to.

use std::{error::Error, process::ExitCode};

use clap::Parser;
use service_kit::{
    command::{exit_code, shutdown_signal, start_logging},
    config::{Settings, socket_addr},
    health_check,
};

use crate::{
    app::listen,
    args::{Cli, Command, ServeArgs},
};

/// Runs the `web-app` command line until it is done or is told to stop.
pub async fn run() -> ExitCode {
    start_logging("info");
    let Cli { command, serve } = Cli::parse();
    exit_code(match command {
        None => serve_pages(serve).await,
        Some(Command::Healthcheck) => check_health(&serve),
    })
}

async fn serve_pages(args: ServeArgs) -> Result<(), Box<dyn Error>> {
    let config = args.into_config()?;
    let app_origin = config.app_origin.clone();
    let (server, address) = listen(config)?;
    let shutdown = shutdown_signal()?;
    let handle = server.handle();
    actix_web::rt::spawn(async move {
        shutdown.await;
        log::info!("stopping: requests in flight may finish");
        handle.stop(true).await;
    });
    log::info!("web-app listens on {address}; the app is at {app_origin}/");
    Ok(server.await?)
}

fn check_health(args: &ServeArgs) -> Result<(), Box<dyn Error>> {
    let mut settings = Settings::of::<ServeArgs>();
    let listen = settings.read("listen", &args.listen, socket_addr);
    // The exit status is 1 whatever is wrong: Docker gives other ones another meaning.
    let listen = settings
        .finish(listen)
        .map_err(|errors| errors.to_string())?;
    Ok(health_check::check(listen, "/healthz")?)
}
