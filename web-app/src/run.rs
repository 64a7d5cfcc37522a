//! The binary's life: read the configuration, serve, stop when told to.

use std::{io, process::ExitCode};

use clap::Parser;
use tokio::signal::unix::{SignalKind, signal};

use crate::{
    app::listen,
    args::{Cli, Command, socket_addr},
    config::Config,
    healthcheck,
};

/// Runs the `web-app` command line until it is done or is told to stop.
pub async fn run() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("info")).init();
    let cli = Cli::parse();
    if let Some(Command::Healthcheck) = cli.command {
        return report_health(&cli.serve.listen);
    }
    let config = match cli.serve.into_config() {
        Ok(config) => config,
        Err(mistakes) => {
            for mistake in mistakes {
                log::error!("{mistake}");
            }
            return ExitCode::from(2);
        }
    };
    match serve(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(config: Config) -> io::Result<()> {
    let address = config.listen;
    let app_origin = config.app_origin.clone();
    let (server, address) = listen(config).map_err(|error| {
        io::Error::new(error.kind(), format!("cannot listen on {address}: {error}"))
    })?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let handle = server.handle();
    actix_web::rt::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        log::info!("stopping once the requests in flight are answered");
        handle.stop(true).await;
    });
    log::info!("listening on {address}; the app is at {app_origin}/");
    server.await
}

fn report_health(listen: &str) -> ExitCode {
    let well = socket_addr(listen)
        .and_then(|address| healthcheck::is_well(address).map_err(|error| error.to_string()));
    match well {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            log::error!("the web app on {listen} is not well");
            ExitCode::FAILURE
        }
        Err(error) => {
            log::error!("the web app on {listen} does not answer: {error}");
            ExitCode::FAILURE
        }
    }
}
