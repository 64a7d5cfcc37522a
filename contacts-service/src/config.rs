//! Everything that can be configured. Only this file and [`crate::args`] know where values come
//! from; a [`Config`] that exists is good.

use std::{net::SocketAddr, time::Duration};

use cors_policy::{CorsPolicy, PolicyError};
use service_kit::{
    config::{ConfigErrors, Settings, number, socket_addr, switch, workers},
    trusted_proxies::TrustedProxies,
};
use web_origin::{OriginPattern, TupleOrigin};

use crate::{args::ServeArgs, cors, store::DatabaseUrl};

/// The longest time to go on serving when asked to stop, in seconds.
const MAX_DRAIN: u64 = 300;

/// A good configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// How the service is reached from outside.
    pub public_origin: TupleOrigin,
    /// Whose pages may call it.
    pub cors: CorsPolicy,
    /// Where the data is.
    pub database: DatabaseUrl,
    /// Whether to make the demo account and its contacts.
    pub demo_data: bool,
    /// Whether to record what goes over the wire for pages that ask for it.
    pub wire: bool,
    /// How many threads answer requests; one for each core if `None`.
    pub workers: Option<usize>,
    /// The proxies whose word about a client is taken.
    pub trusted_proxies: TrustedProxies,
    /// For how long to go on serving when asked to stop.
    pub drain: Duration,
}

impl Config {
    /// Reads what was written on the command line and in the environment.
    ///
    /// # Errors
    /// Everything that is wrong, not only the first mistake.
    pub fn read(args: &ServeArgs) -> Result<Self, ConfigErrors> {
        let mut settings = Settings::of::<ServeArgs>();
        let listen = settings.read("listen", &args.listen, socket_addr);
        let public_origin = settings.read(
            "public_origin",
            &args.public_origin,
            TupleOrigin::parse_http,
        );
        let cors = read_cors(&mut settings, args);
        let database = settings.read("database_url", &args.database_url, str::parse);
        let demo_data = settings.read("demo_data", &args.demo_data, switch);
        let wire = settings.read("wire", &args.wire, switch);
        let workers = settings.read_optional("workers", args.workers.as_deref(), workers);
        let trusted_proxies = settings.read(
            "trusted_proxies",
            &args.trusted_proxies,
            TrustedProxies::parse,
        );
        let drain = settings.read(
            "drain_seconds",
            &args.drain_seconds,
            number("a number of seconds", 0..=MAX_DRAIN),
        );
        let config = || {
            Some(Self {
                listen: listen?,
                public_origin: public_origin?,
                cors: cors?,
                database: database?,
                demo_data: demo_data?,
                wire: wire?,
                workers,
                trusted_proxies: trusted_proxies?,
                drain: Duration::from_secs(drain?),
            })
        };
        settings.finish(config())
    }
}

fn read_cors(settings: &mut Settings, args: &ServeArgs) -> Option<CorsPolicy> {
    const ORIGINS: &str = "allowed_origins";
    const MAX_AGE: &str = "cors_max_age";
    let insecure = settings.read(
        "dangerously_allow_insecure_origins",
        &args.dangerously_allow_insecure_origins,
        switch,
    );
    let max_age = settings.read(
        MAX_AGE,
        &args.cors_max_age,
        number("a number of seconds", 0..=u32::MAX),
    );
    let mut policy = cors::policy()
        .origins(&args.allowed_origins)
        .max_age_seconds(max_age.unwrap_or(0));
    if insecure == Some(true) {
        policy = policy.dangerously_allow_insecure_origins();
    }
    let errors = match policy.build() {
        Ok(policy) => return Some(policy),
        Err(errors) => errors,
    };
    for error in errors {
        match error {
            PolicyError::MaxAge(_) => settings.reject(MAX_AGE, error),
            PolicyError::InsecureOrigin(pattern) => {
                settings.reject(ORIGINS, insecure_origin(&pattern))
            }
            _ => settings.reject(ORIGINS, error),
        }
        .unwrap_or(());
    }
    None
}

/// The policy's own message, but for the flag that accepts such an origin.
fn insecure_origin(pattern: &OriginPattern) -> String {
    let https = pattern.to_string().replacen("http://", "https://", 1);
    format!(
        "origin pattern \"{pattern}\": whoever sits on the network between can pose as this origin and read everything with the user's cookies; write {https}, or accept that with --dangerously-allow-insecure-origins"
    )
}
