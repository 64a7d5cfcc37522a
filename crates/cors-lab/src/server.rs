//! Listens, and hands each connection to the responder.

use std::{net::SocketAddr, rc::Rc, sync::Arc};

use actix_server::Server;
use actix_service::{fn_factory, fn_service};
use service_kit::server::{ListenError, Listener};
use tokio::net::TcpStream;

use crate::{
    config::Config, lab::Lab, pitfalls::Pitfalls, responder::connection,
    wire::read_request::read_request,
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
                let pitfalls = Rc::new(Pitfalls::new(&lab.origins.pages.app).await?);
                Ok::<_, ()>(fn_service(move |mut stream: TcpStream| {
                    let (lab, pitfalls) = (Arc::clone(&lab), Rc::clone(&pitfalls));
                    let (connections, stopping) = (connections.clone(), stopping.clone());
                    async move {
                        // A connection without a request does not keep the lab from stopping.
                        let received = async {
                            let connection = connections.admit(&stream).await?;
                            let request = tokio::select! {
                                request = read_request(&mut stream) => request,
                                () = connection.shed() => return None,
                            };
                            Some((connection, request))
                        };
                        let received = tokio::select! {
                            received = received => received,
                            () = stopping.notified() => None,
                        };
                        let Some((connection, request)) = received else {
                            return Ok::<_, ()>(());
                        };
                        let served =
                            connection::serve(&lab, &pitfalls, &connection, stream, request);
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
                }))
            }
        })
    };
    let builder = builder.listen("cors-lab", listener.into_socket(), connections);
    let builder = builder.map_err(|source| ListenError { address, source })?;
    Ok((builder.run(), address))
}
