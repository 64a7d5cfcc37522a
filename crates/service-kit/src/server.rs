//! The server under an application: how connections are taken, and how much of the service one
//! client can use up. A slow head gets 408 and a long one 431 from Actix, and one with a long list is
//! answered the same here. What Actix leaves open is closed by a timeout.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    num::NonZero,
    rc::Rc,
    thread,
    time::Duration,
};

use actix_http::{ConnectionType, HttpService, Protocol, Request, Response, error::DispatchError};
use actix_server::{GracefulShutdownSignal, Server, ServerBuilder};
use actix_service::{
    IntoServiceFactory, Service, ServiceFactory, ServiceFactoryExt, apply_fn_factory, fn_service,
    map_config,
};
use actix_web::{
    App, Error, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{AppConfig, ServiceRequest, ServiceResponse},
};
use rustix::process::{Resource, getrlimit, setrlimit};
use tokio::net::TcpStream;

use crate::{
    body_room::BodyRoom,
    connections::Connections,
    data_headers::DATA_HEADERS,
    limits::{BACKLOG, HEAD_TIMEOUT, MAX_ACCEPTED_CONNECTIONS, MAX_UNREAD_BYTES, WRITE_TIMEOUT},
    long_list::has_long_list,
    read_ahead::ReadAhead,
    refused_head::RefusedHead,
    response_body::ResponseBody,
    timeout_stream::TimeoutStream,
};

/// The headers whose lists Actix takes apart.
const LISTS: [&str; 5] = [
    "accept-encoding",
    "connection",
    "if-match",
    "if-none-match",
    "range",
];
/// How long the rest of a refused body is read, so that the refusal is not lost with it.
const DISCONNECT_TIMEOUT: Duration = Duration::from_secs(1);
/// How many seconds requests in flight may take to finish; a container gets ten before it is
/// killed.
const SHUTDOWN_TIMEOUT: u64 = 8;

/// Why a server could not start.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {source}")]
pub struct ListenError {
    /// Where it should listen.
    pub address: SocketAddr,
    /// What the system says.
    pub source: io::Error,
}

/// A socket that listens, and the threads that will answer.
#[derive(Debug)]
pub struct Listener {
    socket: TcpListener,
    address: SocketAddr,
    workers: usize,
}

impl Listener {
    /// Listens on `address`, ready for many connections at once; port 0 lets the system choose
    /// one. `workers` threads answer, one for each core unless told.
    ///
    /// # Errors
    /// When the address cannot be had.
    pub fn bind(address: SocketAddr, workers: Option<usize>) -> Result<Self, ListenError> {
        let failed = |source| ListenError { address, source };
        let socket = TcpListener::bind(address).map_err(failed)?;
        rustix::net::listen(&socket, BACKLOG).map_err(|error| failed(error.into()))?;
        if let Err(error) = raise_file_limit() {
            log::warn!("few connections can be open at once: {error}");
        }
        Ok(Self {
            address: socket.local_addr().map_err(failed)?,
            socket,
            workers: workers.unwrap_or_else(one_per_core),
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many threads will answer.
    #[must_use]
    pub fn workers(&self) -> usize {
        self.workers
    }

    /// What makes the connections of one of the threads that will answer.
    pub fn connections(&self) -> impl Fn() -> Connections + Clone + Send + use<> {
        let workers = self.workers;
        let responses = BodyRoom::new(MAX_UNREAD_BYTES);
        move || Connections::of_one_in(workers, responses.clone())
    }

    /// Serves an application. The [`Server`] answers once it is awaited, and stops gracefully
    /// through its handle; it does not listen to signals.
    ///
    /// # Errors
    /// When the listener cannot be used.
    pub fn serve<F, S, B>(self, name: &'static str, app: F) -> Result<Server, ListenError>
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
        let builder = self.builder();
        let stopping = builder.graceful_shutdown_signal();
        let connections_of_thread = self.connections();
        let connections = move || {
            let connections = connections_of_thread();
            let (stopping, stopping_silent) = (stopping.clone(), stopping.clone());
            let app = map_config(app().into_factory(), |_| AppConfig::default());
            let app = apply_fn_factory(app, answer);
            let http = HttpService::build()
                .on_connect_ext(|stream: &TimeoutStream<TcpStream>, data| {
                    data.insert(stream.read_ahead());
                })
                .client_request_timeout(HEAD_TIMEOUT)
                .client_disconnect_timeout(DISCONNECT_TIMEOUT)
                .graceful_shutdown_signal(move || {
                    let stopping = stopping.clone();
                    async move { stopping.notified().await }
                })
                .finish(app);
            fn_service(move |stream| admit(stream, connections.clone(), stopping_silent.clone()))
                .and_then(http)
        };
        let Self {
            socket, address, ..
        } = self;
        let builder = builder.listen(name, socket, connections);
        builder
            .map(ServerBuilder::run)
            .map_err(|source| ListenError { address, source })
    }

    /// A server without services, for who answers on connections without Actix.
    #[must_use]
    pub fn builder(&self) -> ServerBuilder {
        ServerBuilder::new()
            .workers(self.workers)
            .max_concurrent_connections(MAX_ACCEPTED_CONNECTIONS.div_ceil(self.workers))
            .disable_signals()
            .shutdown_timeout(SHUTDOWN_TIMEOUT)
    }

    /// The socket, for who uses [`Listener::builder`].
    #[must_use]
    pub fn into_socket(self) -> TcpListener {
        self.socket
    }
}

/// Admits a connection, unless another has to make room or the server stops first.
async fn admit(
    stream: TcpStream,
    connections: Connections,
    stopping: GracefulShutdownSignal,
) -> Result<(TimeoutStream<TcpStream>, Protocol, Option<SocketAddr>), DispatchError> {
    // A connection without a request does not keep the server from stopping.
    let connection = tokio::select! {
        connection = connections.admit(&stream) => connection,
        () = stopping.notified() => None,
    };
    let connection = connection.ok_or(DispatchError::SlowRequestTimeout)?;
    let peer = stream.peer_addr().ok();
    let stream = TimeoutStream::new(stream, connection, WRITE_TIMEOUT);
    Ok((stream, Protocol::Http1, peer))
}

/// Lets the application answer a request, or refuses it for its long list.
fn answer<S, B>(
    mut request: Request,
    app: &S,
) -> impl Future<Output = Result<Response<ResponseBody<EitherBody<B>>>, Error>> + use<S, B>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let read_ahead = request.conn_data::<Rc<ReadAhead>>().cloned();
    let headers = request.head().headers().iter();
    let headers = headers.map(|(name, value)| (name.as_str(), value.len()));
    let is_refused = has_long_list(LISTS, headers);
    // To an upgrade, Actix would name the option in the response, and close without saying so.
    let closes = request.upgrade();
    let answering = read_ahead.map(|it| it.start_answering(&mut request));
    let response = (!is_refused).then(|| app.call(request));
    async move {
        let mut response = match response {
            Some(response) => {
                let response = response.await?;
                Response::from(response.map_body(|_, body| EitherBody::left(body)))
            }
            None => Response::from(refusal().map_body(|_, body| EitherBody::right(body))),
        };
        if closes {
            let head = response.head_mut();
            head.set_connection_type(ConnectionType::Close);
        }
        if let Some(answering) = &answering {
            answering.finish_body().await;
        }
        Ok(response.map_body(|_, body| ResponseBody::new(body, answering)))
    }
}

/// As what Actix refuses by itself is explained.
fn refusal() -> HttpResponse {
    let problem = RefusedHead::TooLarge.problem();
    let mut response = problem.response();
    for header in DATA_HEADERS {
        response.insert_header(header);
    }
    response.body(problem.to_json())
}

fn one_per_core() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Every connection is a file to the system, and shells like to allow 1024.
fn raise_file_limit() -> io::Result<()> {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    Ok(setrlimit(Resource::Nofile, limit)?)
}
