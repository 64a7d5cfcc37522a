//! One port for the contacts API and the lab. The first request of a connection says whose it
//! is. The API's connections go to Actix as they came; the lab's are closed after one answer,
//! so that no later request can be meant for the other.
//!
//! A proxy in front must not send requests for different hosts over one connection: what comes
//! for the lab on a connection of the API gets 421.

use std::{io, net::TcpListener, rc::Rc, sync::Arc};

use actix_http::Protocol;
use actix_server::Server;
use actix_service::{Service, ServiceFactory, fn_factory, fn_service};
use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::KeepAlive,
};
use tokio::net::TcpStream;

use super::{Lab, actix_pitfalls, head::Head, opening::Opening, responder, rewound::Rewound};
use crate::serving::{Serving, patient::Patient};

/// Where the pitfalls are: Actix serves them, not [`responder`].
const PITFALLS: &str = "/actix/";

/// Serves `api` and the lab on `listener`.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve<F, S, B>(
    listener: TcpListener,
    lab: &Arc<Lab>,
    serving: Serving,
    api: F,
) -> io::Result<Server>
where
    F: Fn() -> App<S> + Send + Clone + 'static,
    S: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<B>,
            Error = Error,
            InitError = (),
        > + 'static,
    B: MessageBody + 'static,
{
    let lab = Arc::clone(lab);
    let server = serving.builder();
    let stopping = server.graceful_shutdown_signal();
    let connections = move || {
        let (api, lab, stopping) = (api.clone(), Arc::clone(&lab), stopping.clone());
        fn_factory(move || {
            let lab = Arc::clone(&lab);
            let api = serving.http(api(), KeepAlive::default(), stopping.clone());
            let pitfalls = serving.http(
                actix_pitfalls::app(Arc::clone(&lab)),
                KeepAlive::Disabled,
                stopping.clone(),
            );
            let stopping = stopping.clone();
            async move {
                let api = Rc::new(api.new_service(()).await?);
                let pitfalls = Rc::new(pitfalls.new_service(()).await?);
                Ok::<_, ()>(fn_service(move |mut stream: TcpStream| {
                    let (api, pitfalls) = (Rc::clone(&api), Rc::clone(&pitfalls));
                    let (lab, stopping) = (Arc::clone(&lab), stopping.clone());
                    async move {
                        let opening = tokio::select! {
                            opening = Opening::read(&mut stream) => opening?,
                            () = stopping.notified() => return Ok(()),
                        };
                        let peer = stream.peer_addr().ok();
                        let actix = |bytes, stream| {
                            let stream = Patient::new(Rewound::new(bytes, stream));
                            (stream, Protocol::Http1, peer)
                        };
                        let answered = match whose(&lab, opening) {
                            Owner::Api(bytes) => api.call(actix(bytes, stream)).await,
                            Owner::Pitfalls(bytes) => pitfalls.call(actix(bytes, stream)).await,
                            Owner::Lab(head, already) => {
                                return responder::serve(&lab, stream, &head, already).await;
                            }
                        };
                        if let Err(error) = answered {
                            log::debug!("a connection ended early: {error}");
                        }
                        Ok::<_, io::Error>(())
                    }
                }))
            }
        })
    };
    Ok(server
        .listen("contacts-service", listener, connections)?
        .run())
}

/// Whose a connection is, with the bytes that were read from it or what they mean.
enum Owner {
    Api(Vec<u8>),
    Pitfalls(Vec<u8>),
    /// With the number of bytes that were read after the head.
    Lab(Head, usize),
}

/// What is not clearly the lab's is the API's, which refuses what is not meant for it.
fn whose(lab: &Lab, opening: Opening) -> Owner {
    match opening.head {
        Some((head, length)) if is_lab(lab, &head) => {
            if head.path().starts_with(PITFALLS) {
                Owner::Pitfalls(opening.bytes)
            } else {
                Owner::Lab(head, opening.bytes.len() - length)
            }
        }
        _ => Owner::Api(opening.bytes),
    }
}

fn is_lab(lab: &Lab, head: &Head) -> bool {
    head.only("host")
        .is_some_and(|host| lab.settings.host(host).is_some())
}
