//! The server under the application: how connections are taken, and how much of it one client
//! can use up. A slow head gets 408 and a long one 431 from Actix; what Actix leaves open,
//! [`patient`] closes, and what it would hoard, [`pipeline`] holds back.

pub mod listener;
pub mod patient;
pub mod pipeline;

use std::{
    io,
    net::{SocketAddr, TcpListener},
    rc::Rc,
    time::Duration,
};

use actix_http::{HttpServiceBuilder, Protocol, Request, error::DispatchError};
use actix_server::{GracefulShutdownSignal, Server, ServerBuilder};
use actix_service::{
    IntoServiceFactory, Service, ServiceFactory, ServiceFactoryExt, apply_fn_factory, fn_service,
    map_config,
};
use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{AppConfig, ServiceRequest, ServiceResponse},
    http::KeepAlive,
};
use patient::Patient;
use pipeline::Pipeline;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};

const HEAD_TIMEOUT: Duration = Duration::from_secs(5);
/// How long the rest of a refused body is read, so that the refusal is not lost with it.
const LINGER: Duration = Duration::from_secs(1);
/// Requests in flight may finish; a container gets ten seconds before it is killed.
const SHUTDOWN_TIMEOUT: u64 = 8;
/// On all threads together; further ones wait to be accepted. A connection can make Actix keep
/// 128 KiB of a head.
const MOST_CONNECTIONS: usize = 4096;

/// How to serve.
#[derive(Debug, Clone, Copy)]
pub struct Serving {
    /// How many threads answer requests.
    pub workers: usize,
}

impl Serving {
    /// A server without services.
    #[must_use]
    pub fn builder(self) -> ServerBuilder {
        ServerBuilder::new()
            .workers(self.workers)
            .max_concurrent_connections(MOST_CONNECTIONS.div_ceil(self.workers))
            .disable_signals()
            .shutdown_timeout(SHUTDOWN_TIMEOUT)
    }

    /// Serves an application on connections. Requests in flight finish when the server stops.
    #[must_use]
    pub fn http<T, S, B>(
        self,
        app: App<S>,
        keep_alive: KeepAlive,
        stopping: GracefulShutdownSignal,
    ) -> impl ServiceFactory<
        (Patient<T>, Protocol, Option<SocketAddr>),
        Config = (),
        Response = (),
        Error = DispatchError,
        InitError = (),
    >
    where
        T: AsyncRead + AsyncWrite + Unpin + 'static,
        S: ServiceFactory<
                ServiceRequest,
                Config = (),
                Response = ServiceResponse<B>,
                Error = Error,
                InitError = (),
            > + 'static,
        B: MessageBody + 'static,
    {
        let app = map_config(app.into_factory(), |_| AppConfig::default());
        let app = apply_fn_factory(app, |req: Request, app| {
            if let Some(pipeline) = req.conn_data::<Rc<Pipeline>>() {
                pipeline.start_next();
            }
            app.call(req)
        });
        HttpServiceBuilder::default()
            .keep_alive(keep_alive)
            .client_request_timeout(HEAD_TIMEOUT)
            .client_disconnect_timeout(LINGER)
            .graceful_shutdown_signal(move || {
                let stopping = stopping.clone();
                async move { stopping.notified().await }
            })
            .on_connect_ext(|connection: &Patient<T>, data| {
                data.insert(connection.pipeline());
            })
            .finish(app)
    }

    /// Serves `api`, and nothing else, on `listener`.
    ///
    /// # Errors
    /// When the listener cannot be used.
    pub fn serve<F, S, B>(self, listener: TcpListener, api: F) -> io::Result<Server>
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
        let server = self.builder();
        let stopping = server.graceful_shutdown_signal();
        let connections = move || {
            let api = self.http(api(), KeepAlive::default(), stopping.clone());
            fn_service(async |stream: TcpStream| {
                let peer = stream.peer_addr().ok();
                Ok((Patient::new(stream), Protocol::Http1, peer))
            })
            .and_then(api)
        };
        Ok(server
            .listen("contacts-service", listener, connections)?
            .run())
    }
}
