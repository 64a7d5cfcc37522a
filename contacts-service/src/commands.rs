//! What the binary does, one function per command.

use std::{
    error::Error,
    io::{self, Read, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream},
    time::Duration,
};

use tokio::signal::unix::{SignalKind, signal};

use crate::{
    app,
    args::ServeArgs,
    config::Config,
    domain::account::{Credentials, SHORTEST_PASSWORD},
    passwords::Passwords,
    store::{self, DatabaseUrl, Store, StoreError},
};

type Outcome = Result<(), Box<dyn Error>>;

/// Serves until SIGINT or SIGTERM; requests in flight finish.
///
/// # Errors
/// Every mistake in the configuration, or why the service could not start.
pub async fn serve(args: ServeArgs) -> Outcome {
    let config = Config::read(&args)?;
    let proxy = config.proxy.clone();
    let (server, address) = app::listen(config).await?;
    let stop = asked_to_stop()?;
    log::info!("contacts-service listens on {address}");
    let handle = server.handle();
    actix_web::rt::spawn(async move {
        stop.await;
        proxy.readiness.withdraw();
        if !proxy.drain.is_zero() {
            log::info!("stopping in {} s", proxy.drain.as_secs());
            actix_web::rt::time::sleep(proxy.drain).await;
        }
        log::info!("stopping: requests in flight may finish");
        handle.stop(true).await;
    });
    Ok(server.await?)
}

/// Ends with the first SIGINT or SIGTERM from now on, also one that comes before it is awaited.
///
/// # Errors
/// When the system lets no handler be set.
pub fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

/// Makes an account.
///
/// # Errors
/// When the address, the password or the database will not do.
pub async fn add_account(email: &str, password: &str, database_url: &str) -> Outcome {
    let database = DatabaseUrl::parse(database_url)
        .map_err(|instead| format!("--database-url (DATABASE_URL): {instead}"))?;
    let credentials = Credentials::parse(email, password.to_owned())?;
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
        Err(StoreError::Conflict) => Err(format!("email: {email} has an account already.").into()),
        Err(error) => Err(error.into()),
    }
}

/// Asks the service on this machine whether it is ready.
///
/// # Errors
/// When it is not.
pub fn healthcheck(listen: &str) -> Outcome {
    const PATIENCE: Duration = Duration::from_secs(3);
    let mut address: SocketAddr = listen.parse()?;
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut status = [0; "HTTP/1.1 200".len()];
    stream.read_exact(&mut status)?;
    if status.ends_with(b" 200") {
        Ok(())
    } else {
        Err("not ready".into())
    }
}
