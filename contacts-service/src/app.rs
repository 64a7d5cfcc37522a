//! Puts the service together and listens.

use std::{io, net::SocketAddr};

use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse},
    http::header,
    middleware::{DefaultHeaders, from_fn},
    web::{Bytes, Data},
};

use web_origin::TupleOrigin;

use crate::{
    config::Config,
    cors::{CorsPolicy, honest},
    demo,
    domain::sign_in_limits::SignInLimits,
    layers::{foreign_origin, host, measure},
    passwords::Passwords,
    proxy::ProxySettings,
    routes,
    serving::{Serving, listener},
    session_cookie::SessionCookie,
    store::{Store, StoreError},
};

const DOCUMENT_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// What handlers and layers share.
#[derive(Debug)]
pub struct State {
    /// The database.
    pub store: Store,
    /// Argon2.
    pub passwords: Passwords,
    /// How the session's cookie is called and kept.
    pub session_cookie: SessionCookie,
    /// How often somebody may try to sign in.
    pub sign_in_limits: SignInLimits,
    /// What is counted.
    pub metrics: measure::Metrics,
    /// The API's description.
    pub openapi: Bytes,
    /// How the service is reached from outside.
    pub public_origin: TupleOrigin,
    /// Who may call it from a page.
    pub cors: CorsPolicy,
    /// What is in front of the service.
    pub proxy: ProxySettings,
}

/// Why the service could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, say.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where it should listen.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The database cannot be opened or brought up to date.
    #[error("cannot open the database {database}: {source}")]
    Database {
        /// Which one.
        database: String,
        /// What it says.
        source: StoreError,
    },
    /// The demo data could not be made.
    #[error("cannot make the demo data: {0}")]
    DemoData(#[from] demo::DemoError),
}

/// Opens the database and listens. The [`Server`] answers requests once it is awaited, and
/// stops gracefully through its handle; it does not listen to signals.
///
/// # Errors
/// When the port or the database cannot be had.
pub async fn listen(config: Config) -> Result<(Server, SocketAddr), StartError> {
    let cannot_listen = |source| StartError::Listen {
        address: config.listen,
        source,
    };
    let listener = listener::bind(config.listen).map_err(cannot_listen)?;
    let address = listener.local_addr().map_err(cannot_listen)?;
    let store = Store::open(&config.database)
        .await
        .map_err(|source| StartError::Database {
            database: format!("{:?}", config.database),
            source,
        })?;
    // Half of the threads may be kept busy by passwords, and requests have the other half.
    let passwords = Passwords::new(config.workers.div_ceil(2));
    if config.demo_data {
        demo::make(&store, &passwords).await?;
    }
    let state = Data::new(State {
        store,
        passwords,
        session_cookie: SessionCookie::new(config.public_origin.is_https()),
        sign_in_limits: SignInLimits::default(),
        metrics: measure::Metrics::default(),
        openapi: routes::openapi::to_json(),
        public_origin: config.public_origin,
        cors: config.cors,
        proxy: config.proxy,
    });
    log::info!("CORS: allowed origins: {}", state.cors.origins());
    let serving = Serving {
        workers: config.workers,
    };
    let server = serving.serve(listener, move || api(state.clone()));
    let server = server.map_err(|source| StartError::Listen { address, source })?;
    Ok((server, address))
}

fn api(
    state: Data<State>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let cors = state.cors.actix_cors();
    // Actix runs the last `.wrap` first, so this is read from the bottom up.
    App::new()
        .app_data(state)
        .configure(routes::configure)
        // Under CORS, so that an allowed page can read why it was refused.
        .wrap(from_fn(foreign_origin::cannot_change_anything))
        .wrap(from_fn(host::only_the_public_one))
        // Every answer from below gets the CORS headers its origin is due.
        .wrap(cors)
        // Sees what `actix_cors` refused, and lets the browser name the true cause.
        .wrap(from_fn(honest::explain_refusals))
        // On refusals too: the API is data, never a document, and no other site may embed it.
        .wrap(
            DefaultHeaders::new()
                .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
                .add((header::CONTENT_SECURITY_POLICY, DOCUMENT_POLICY))
                .add((header::CROSS_ORIGIN_RESOURCE_POLICY, "same-site")),
        )
        // Outside of CORS, so that refusals are counted too.
        .wrap(from_fn(measure::every_request))
}
