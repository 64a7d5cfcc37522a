//! Listens, and hands each connection to the responder.

use std::{net::SocketAddr, rc::Rc, sync::Arc};

use actix_server::{GracefulShutdownSignal, Server};
use actix_service::{fn_factory, fn_service};
use service_kit::{
    connections::{Connection, Connections},
    server::{ListenError, Listener},
};
use tokio::net::TcpStream;

use crate::{
    config::Config,
    lab::Lab,
    pitfalls::Pitfalls,
    responder::connection,
    wire::read_request::{HeadError, Request, read_request},
};

/// Listens. The [`Server`] answers once it is awaited, and stops gracefully through its handle;
/// it does not listen to signals.
///
/// # Errors
/// When the address cannot be had.
pub fn listen(config: &Config) -> Result<(Server, SocketAddr), ListenError> {
    let listener = Listener::bind(config.listen, config.workers)?;
    let address = listener.address();
    let connections_of_thread = listener.connections();
    let lab = Arc::new(Lab::new(config));
    let builder = listener.builder();
    let stopping = builder.graceful_shutdown_signal();
    let connections = move || {
        let (lab, stopping) = (Arc::clone(&lab), stopping.clone());
        let connections_of_thread = connections_of_thread.clone();
        fn_factory(move || {
            let (lab, stopping) = (Arc::clone(&lab), stopping.clone());
            let connections = connections_of_thread();
            async move {
                let thread = Rc::new(Thread {
                    pitfalls: Pitfalls::new(&lab.origins.pages.app).await?,
                    lab,
                    connections,
                    stopping,
                });
                Ok::<_, ()>(fn_service(move |stream| serve(Rc::clone(&thread), stream)))
            }
        })
    };
    let builder = builder.listen("cors-lab", listener.into_socket(), connections);
    let builder = builder.map_err(|source| ListenError { address, source })?;
    Ok((builder.run(), address))
}

/// What the connections of one thread share.
struct Thread {
    lab: Arc<Lab>,
    pitfalls: Pitfalls,
    connections: Connections,
    stopping: GracefulShutdownSignal,
}

/// Serves one connection to its end.
async fn serve(thread: Rc<Thread>, mut stream: TcpStream) -> Result<(), ()> {
    let received = tokio::select! {
        received = receive(&thread.connections, &mut stream) => received,
        // A connection without a request does not keep the lab from stopping.
        () = thread.stopping.notified() => None,
    };
    let Some((connection, request)) = received else {
        return Ok(());
    };
    let served = connection::serve(&thread.lab, &thread.pitfalls, &connection, stream, request);
    tokio::select! {
        // It may take room, and only then can that be given up.
        biased;
        served = served => if let Err(error) = served {
            log::debug!("a connection ended early: {error}");
        },
        () = connection.shed() => {}
    }
    Ok(())
}

/// The slot of a connection and the request on it, unless it is shed before.
async fn receive(
    connections: &Connections,
    stream: &mut TcpStream,
) -> Option<(Connection, Result<Request, HeadError>)> {
    let connection = connections.admit(stream).await?;
    let request = tokio::select! {
        request = read_request(stream) => request,
        () = connection.shed() => return None,
    };
    Some((connection, request))
}
