//! Everything that can be configured. Only this file and [`crate::args`] know where values come
//! from; a [`Config`] that exists is good.

use std::{net::SocketAddr, time::Duration};

use cors_policy::{CorsPolicy, LONGEST_MAX_AGE, PolicyError};
use service_kit::{
    config::{ConfigErrors, Settings, number, socket_addr, switch, workers},
    origins::{insecure, trusted_origin},
    trusted_proxies::TrustedProxies,
};
use web_origin::TupleOrigin;

use crate::{args::ServeArgs, cors, database_settings, store::DatabaseUrl};

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
        let listen = settings.read("listen", &args.listen.listen, socket_addr);
        let insecure = settings.read(
            "dangerously_allow_insecure_origins",
            &args.dangerously_allow_insecure_origins,
            switch,
        );
        let insecure = insecure == Some(true);
        let public_origin = settings.read("public_origin", &args.public_origin, |text| {
            trusted_origin(text, insecure)
        });
        let cors = read_cors(&mut settings, args, insecure);
        let database = database_settings::read(&mut settings, &args.database);
        let demo_data = read_demo_data(&mut settings, args, listen, public_origin.as_ref());
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

/// The password of the demo account is in the sources of this program.
fn read_demo_data(
    settings: &mut Settings,
    args: &ServeArgs,
    listen: Option<SocketAddr>,
    public_origin: Option<&TupleOrigin>,
) -> Option<bool> {
    const DEMO_DATA: &str = "demo_data";
    let demo_data = settings.read(DEMO_DATA, &args.demo_data, switch);
    let public = settings.read(
        "dangerously_allow_public_demo_data",
        &args.dangerously_allow_public_demo_data,
        switch,
    );
    if demo_data == Some(true) && public == Some(false) {
        let address = listen.filter(|address| !address.ip().to_canonical().is_loopback());
        let origin = public_origin.filter(|origin| !origin.is_loopback());
        let from = address.map(|address| format!("whoever reaches {address}"));
        let from = from.or_else(|| origin.map(|origin| format!("everybody at {origin}")));
        if let Some(everybody) = from {
            settings.reject(
                DEMO_DATA,
                format!(
                    "{everybody} could sign in with the password of the demo account, which is public; listen on 127.0.0.1 under a name that ends with .localhost, or accept that with --dangerously-allow-public-demo-data"
                ),
            );
            return None;
        }
    }
    demo_data
}

fn read_cors(
    settings: &mut Settings,
    args: &ServeArgs,
    accept_insecure: bool,
) -> Option<CorsPolicy> {
    const ORIGINS: &str = "allowed_origins";
    let max_age = settings.read(
        "cors_max_age",
        &args.cors_max_age,
        number("a number of seconds", 0..=LONGEST_MAX_AGE),
    );
    let mut policy = cors::policy()
        .origins(&args.allowed_origins)
        .max_age_seconds(max_age.unwrap_or(0));
    if accept_insecure {
        policy = policy.dangerously_allow_insecure_origins();
    }
    let errors = match policy.build() {
        Ok(policy) => return Some(policy),
        Err(errors) => errors,
    };
    for error in errors {
        match error {
            PolicyError::InsecureOrigin(pattern) => {
                settings.reject(ORIGINS, format!("origin pattern {}", insecure(&pattern)));
            }
            _ => settings.reject(ORIGINS, error),
        }
    }
    None
}
