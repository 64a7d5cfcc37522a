//! What the binary does, one function per command.

use std::error::Error;

use service_kit::{
    command::shutdown_signal,
    config::{Settings, socket_addr},
    health_check,
};

use crate::{
    app::Application,
    args::{HealthCheckArgs, NewAccountArgs, ServeArgs},
    auth::passwords::Passwords,
    config::Config,
    domain::account::{Credentials, SHORTEST_PASSWORD},
    store::{self, DatabaseUrl, Store, StoreError},
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

/// Makes an account.
///
/// # Errors
/// When the address, the password or the database cannot be used.
pub async fn add_account(args: &NewAccountArgs, password: &str) -> Outcome {
    let mut settings = Settings::of::<NewAccountArgs>();
    let database = settings.read("database_url", &args.database_url, str::parse);
    let database: DatabaseUrl = settings.finish(database)?;
    let credentials = Credentials::parse(&args.email, password.to_owned())?;
    if password.chars().count() < SHORTEST_PASSWORD {
        return Err(format!(
            "password: Write at least {SHORTEST_PASSWORD} characters; a few words will do."
        )
        .into());
    }
    let store = Store::open(&database).await?;
    let hash = Passwords::new(1).hash(credentials.password()).await?;
    match store::accounts::add(&store, &credentials.email, &hash).await {
        Ok(account) => {
            eprintln!("{} can sign in now.", account.email);
            Ok(())
        }
        Err(StoreError::UniqueViolation(_)) => {
            Err(format!("email: {} has an account already.", args.email).into())
        }
        Err(error) => Err(error.into()),
    }
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
