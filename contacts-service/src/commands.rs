//! What the binary does besides managing accounts: serve, and check a running service.

use std::error::Error;

use service_kit::{
    command::shutdown_signal,
    config::{Settings, socket_addr},
    health_check,
};

use crate::{
    app::Application,
    args::{HealthCheckArgs, ServeArgs},
    config::Config,
};

type Outcome = Result<(), Box<dyn Error>>;

/// Serves until SIGINT or SIGTERM; requests in flight finish.
///
/// # Errors
/// Every mistake in the configuration, or why the service could not start.
pub async fn serve(args: &ServeArgs) -> Outcome {
    let config = Config::read(args)?;
    let drain = config.drain;
    let Application {
        server,
        address,
        draining,
    } = Application::build(config).await?;
    let shutdown = shutdown_signal()?;
    log::info!("contacts-service listens on {address}");
    let handle = server.handle();
    actix_web::rt::spawn(async move {
        shutdown.await;
        draining.begin();
        if !drain.is_zero() {
            log::info!("stopping in {} s", drain.as_secs());
            actix_web::rt::time::sleep(drain).await;
        }
        log::info!("stopping: requests in flight may finish");
        handle.stop(true).await;
    });
    Ok(server.await?)
}

/// Asks the service on this machine whether it is ready.
///
/// # Errors
/// When it is not.
pub fn health_check(args: &HealthCheckArgs) -> Outcome {
    let mut settings = Settings::of::<HealthCheckArgs>();
    let listen = settings.read("listen", &args.listen, socket_addr);
    // The exit status is 1 whatever is wrong: Docker gives other ones another meaning.
    let listen = settings
        .finish(listen)
        .map_err(|errors| errors.to_string())?;
    Ok(health_check::check(listen, "/readyz")?)
}
