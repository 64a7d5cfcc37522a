//! Serving until a signal, and the graceful stop: requests in flight finish.

use std::io;

use actix_web::{dev::Server, rt};
use tokio::{
    signal::unix::{SignalKind, signal},
    task::JoinSet,
};

/// A future that ends with the first SIGINT or SIGTERM from now on, also with one that comes
/// before the future is awaited.
///
/// # Errors
/// When the system lets no handler be set.
pub fn shutdown_signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Serves until `stop` ends; then requests in flight finish.
///
/// # Errors
/// When a server fails.
pub async fn serve_until(
    stop: impl Future<Output = ()> + 'static,
    servers: impl IntoIterator<Item = Server>,
) -> io::Result<()> {
    let mut handles = Vec::new();
    let mut running = JoinSet::new();
    for server in servers {
        handles.push(server.handle());
        running.spawn_local(server);
    }
    rt::spawn(async move {
        stop.await;
        log::info!("stopping: requests in flight may finish");
        // Each call begins to stop its server at once.
        let stopping: Vec<_> = handles.iter().map(|handle| handle.stop(true)).collect();
        for server in stopping {
            server.await;
        }
    });
    while let Some(ended) = running.join_next().await {
        ended??;
    }
    Ok(())
}
