//! Serving, from the configuration to the signal that ends it.

use std::error::Error;

use actix_web::rt::time::sleep;
use service_kit::graceful_stop::{serve_until, shutdown_signal};

use crate::{app::Application, args::ServeArgs, config::Config};

/// Serves until SIGINT or SIGTERM; requests in flight finish.
///
/// # Errors
/// Every mistake in the configuration, or why the service could not start.
pub async fn serve(args: &ServeArgs) -> Result<(), Box<dyn Error>> {
    let config = Config::read(args)?;
    let drain = config.drain;
    let Application {
        server,
        address,
        draining,
    } = Application::build(config).await?;
    let shutdown = shutdown_signal()?;
    log::info!("contacts-service listens on {address}");
    let drained = async move {
        shutdown.await;
        draining.begin();
        if !drain.is_zero() {
            log::info!("stopping in {} s", drain.as_secs());
            sleep(drain).await;
        }
    };
    Ok(serve_until(drained, [server]).await?)
}
