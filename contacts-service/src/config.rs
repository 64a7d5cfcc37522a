//! Everything that can be configured. Only this file and [`crate::args`] know where values
//! come from; a [`Config`] that exists is good.

use std::{fmt, net::SocketAddr, num::NonZeroUsize, thread};

use cors_policy::{CorsPolicy, LONGEST_MAX_AGE, PolicyError};
use web_origin::{OriginPattern, TupleOrigin};

use crate::{
    args::ServeArgs, cors, lab::settings::Settings as LabSettings, proxy::ProxySettings,
    store::DatabaseUrl,
};

/// A good configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// How the service is reached from outside.
    pub public_origin: TupleOrigin,
    /// Who may call it from a page.
    pub cors: CorsPolicy,
    /// Where the data is.
    pub database: DatabaseUrl,
    /// Whether to make the demo account and its contacts.
    pub demo_data: bool,
    /// How many threads answer requests.
    pub workers: usize,
    /// What is in front of the service.
    pub proxy: ProxySettings,
    /// What the lab may do, if there is one.
    pub lab: Option<LabSettings>,
}

impl Config {
    /// Reads what was written on the command line and in the environment.
    ///
    /// # Errors
    /// Everything that is wrong, not only the first.
    pub fn read(args: &ServeArgs) -> Result<Self, ConfigErrors> {
        let mut errors = ConfigErrors(Vec::new());
        let listen = errors.keep("--listen (CONTACTS_LISTEN)", args.listen.parse(), || {
            format!(
                "\"{}\": write an address and a port, such as 127.0.0.1:8081",
                args.listen
            )
        });
        let public_origin = errors.keep(
            "--public-origin (CONTACTS_PUBLIC_ORIGIN)",
            TupleOrigin::parse_http(&args.public_origin),
            || {
                format!(
                    "\"{}\": write scheme, host and port as a browser does, such as https://contacts.example.com",
                    args.public_origin
                )
            },
        );
        let insecure = errors.flag(
            "--dangerously-allow-insecure-origins (CONTACTS_DANGEROUSLY_ALLOW_INSECURE_ORIGINS)",
            &args.dangerously_allow_insecure_origins,
        );
        let cors = errors.cors(args, insecure.unwrap_or(false));
        let database = match DatabaseUrl::parse(&args.database_url) {
            Ok(database) => Some(database),
            Err(instead) => errors.add("--database-url (DATABASE_URL)", instead),
        };
        let demo_data = errors.flag("--demo-data (CONTACTS_DEMO_DATA)", &args.demo_data);
        let workers = match &args.workers {
            None => Some(thread::available_parallelism().map_or(1, NonZeroUsize::get)),
            Some(text) => {
                let workers = text
                    .parse()
                    .ok()
                    .filter(|workers| (1..=512).contains(workers));
                errors.keep("--workers (CONTACTS_WORKERS)", workers.ok_or(()), || {
                    format!("\"{text}\": write a number of threads from 1 to 512")
                })
            }
        };
        let lab = match errors.flag("--lab (LAB)", &args.lab.lab) {
            Some(true) => LabSettings::read(&args.lab, public_origin.as_ref(), &mut errors),
            _ => None,
        };
        let proxy = ProxySettings::read(&args.proxy, &mut errors);
        match (
            listen,
            public_origin,
            cors,
            database,
            demo_data,
            workers,
            proxy,
        ) {
            (
                Some(listen),
                Some(public_origin),
                Some(cors),
                Some(database),
                Some(demo_data),
                Some(workers),
                Some(proxy),
            ) if errors.0.is_empty() => Ok(Self {
                listen,
                public_origin,
                cors,
                database,
                demo_data,
                workers,
                proxy,
                lab,
            }),
            _ => Err(errors),
        }
    }
}

/// Everything that is wrong with a configuration.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigErrors(pub Vec<String>);

impl ConfigErrors {
    pub(crate) fn add<T>(&mut self, name: &str, message: &str) -> Option<T> {
        self.0.push(format!("{name}: {message}"));
        None
    }

    pub(crate) fn keep<T, E>(
        &mut self,
        name: &str,
        value: Result<T, E>,
        message: impl FnOnce() -> String,
    ) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(_) => self.add(name, &message()),
        }
    }

    fn flag(&mut self, name: &str, text: &str) -> Option<bool> {
        match text {
            "true" | "on" | "1" => Some(true),
            "false" | "off" | "0" | "" => Some(false),
            _ => self.add(name, &format!("\"{text}\": write true or false")),
        }
    }

    fn cors(&mut self, args: &ServeArgs, insecure_allowed: bool) -> Option<CorsPolicy> {
        const ORIGINS: &str = "--allowed-origins (CONTACTS_ALLOWED_ORIGINS)";
        const MAX_AGE: &str = "--cors-max-age (CONTACTS_CORS_MAX_AGE)";
        let max_age = self.keep(MAX_AGE, args.cors_max_age.parse(), || {
            format!(
                "\"{}\": write a number of seconds from 0 to {LONGEST_MAX_AGE}",
                args.cors_max_age
            )
        });
        let mut policy = cors::policy()
            .origins(&args.allowed_origins)
            .max_age_seconds(max_age.unwrap_or(0));
        if insecure_allowed {
            policy = policy.dangerously_allow_insecure_origins();
        }
        let errors = match policy.build() {
            Ok(policy) => return Some(policy),
            Err(errors) => errors,
        };
        for error in errors {
            let (name, message) = match error {
                PolicyError::MaxAge(_) => (MAX_AGE, error.to_string()),
                PolicyError::InsecureOrigin(pattern) => (ORIGINS, insecure_origin(&pattern)),
                _ => (ORIGINS, error.to_string()),
            };
            self.0.push(format!("{name}: {message}"));
        }
        None
    }
}

/// The same as the policy's own message, but for the option that accepts such an origin.
fn insecure_origin(pattern: &OriginPattern) -> String {
    let https = pattern.to_string().replacen("http://", "https://", 1);
    format!(
        "origin pattern \"{pattern}\": whoever sits on the network between can pose as this origin and read everything with the user's cookies; write {https}, or accept that with --dangerously-allow-insecure-origins"
    )
}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The configuration cannot be used:")?;
        self.0.iter().try_for_each(|error| writeln!(f, "- {error}"))
    }
}

impl std::error::Error for ConfigErrors {}
