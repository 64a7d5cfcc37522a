//! Puts the service together and listens.

use std::{error::Error as StdError, net::SocketAddr};

use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::{Condition, DefaultHeaders, from_fn},
    web::Data,
};
use service_kit::{
    access_log,
    data_headers::DATA_HEADERS,
    hosts::{self, Hosts},
    server::{ListenError, Listener},
    trusted_proxies::TrustedProxies,
};

use crate::{
    auth::{passwords::Passwords, session_cookie::SessionCookie},
    config::Config,
    cors, count_requests, demo_data,
    domain::sign_in_limits::SignInLimits,
    draining::Draining,
    metrics::Metrics,
    no_cors, routes,
    state::State,
    store::{DatabaseUrl, Store, StoreError},
    wire::{self, record::WireRecord},
};

/// Each password that is verified takes 19 MiB, however many processors there are.
const MOST_PASSWORDS_AT_ONCE: usize = 6;

/// Why the service could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, say.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// The database cannot be opened or brought up to date.
    #[error("cannot open the database {database}: {source}")]
    Database {
        /// Which one.
        database: DatabaseUrl,
        /// What it says.
        source: StoreError,
    },
    /// The demo data could not be made.
    #[error("cannot make the demo data: {0}")]
    DemoData(#[source] Box<dyn StdError>),
}

/// The service, listening.
pub struct Application {
    /// Answers requests once it is awaited, and stops gracefully through its handle. It does not
    /// listen to signals.
    pub server: Server,
    /// Where it listens.
    pub address: SocketAddr,
    pub(crate) draining: Draining,
}

impl Application {
    /// Opens the database and listens.
    ///
    /// # Errors
    /// When the port or the database cannot be had.
    pub async fn build(config: Config) -> Result<Self, StartError> {
        let listener = Listener::bind(config.listen, config.workers)?;
        let address = listener.address();
        let opened = Store::open(&config.database).await;
        let store = opened.map_err(|source| StartError::Database {
            database: config.database,
            source,
        })?;
        // Half of the threads may be kept busy by passwords, and one more by that of a known client. The system
        // shares the cores between them and what answers requests.
        let at_once = listener.workers().div_ceil(2).min(MOST_PASSWORDS_AT_ONCE);
        let passwords = Passwords::new(at_once);
        if config.demo_data {
            demo_data::make(&store)
                .await
                .map_err(|error| StartError::DemoData(error.into()))?;
        }
        log::info!("CORS: allowed origins: {}", config.cors.origins());
        let draining = Draining::default();
        let hosts = Data::new(Hosts::of([&config.public_origin]));
        let trusted_proxies = Data::new(config.trusted_proxies);
        let session_cookie = SessionCookie::new(&config.public_origin);
        let wire = config.wire.then(|| WireRecord::new(session_cookie.clone()));
        let openapi = routes::openapi::to_json(&session_cookie);
        let state = Data::new(State {
            store,
            passwords,
            session_cookie,
            sign_in_limits: SignInLimits::default(),
            metrics: Metrics::default(),
            openapi,
            cors: config.cors,
            draining: draining.clone(),
            wire,
        });
        let server = listener.serve("contacts-service", move || {
            app(state.clone(), hosts.clone(), trusted_proxies.clone())
        })?;
        Ok(Self {
            server,
            address,
            draining,
        })
    }
}

fn app(
    state: Data<State>,
    hosts: Data<Hosts>,
    trusted_proxies: Data<TrustedProxies>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let mut cors = state.cors.layer().refuse_with(cors::refuse);
    if let Some(record) = state.wire.clone() {
        cors = cors.on_decision(move |req, decision| record.decided(req, decision));
    }
    let records_wire = state.wire.is_some();
    // Actix runs the last `.wrap` first, so this is read from the bottom up.
    App::new()
        .app_data(state)
        .app_data(hosts)
        .app_data(trusted_proxies)
        .configure(routes::configure)
        // On every path: what is for nobody must not show how long the cookies are.
        .wrap(from_fn(no_cors::refuse))
        // Under CORS, so that an allowed page can read why it was refused.
        .wrap(from_fn(hosts::check))
        // Every answer from below gets the CORS headers its origin is due, and a foreign origin
        // changes nothing.
        .wrap(cors)
        // Outside of CORS, which answers preflights by itself: another host grants nothing.
        .wrap(from_fn(hosts::check_preflight))
        // Outside of CORS, which takes such a grant out.
        .wrap(from_fn(routes::health::let_all_origins_read))
        // Outside of CORS, so that refusals are recorded too and every page can read the record.
        .wrap(Condition::new(
            records_wire,
            from_fn(wire::layer::record_wire),
        ))
        // On refusals too: the API is data, never a document, and no other origin may embed it.
        .wrap(
            DATA_HEADERS
                .into_iter()
                .fold(DefaultHeaders::new(), DefaultHeaders::add),
        )
        // Outside of CORS, so that refusals are counted and logged too.
        .wrap(from_fn(count_requests::count_requests))
        .wrap(from_fn(access_log::record))
}
