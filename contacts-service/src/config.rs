//! Everything that can be configured. Only this file and [`crate::args`] know where values
//! come from; a [`Config`] that exists is good.

use std::{fmt, net::SocketAddr, num::NonZeroUsize, thread};

use web_origin::{OriginPatterns, TupleOrigin};

use crate::{
    args::ServeArgs,
    cors::{CorsPolicy, LONGEST_MAX_AGE},
    proxy::ProxySettings,
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
        let origins = errors.origins(&args.allowed_origins, insecure.unwrap_or(false));
        let max_age = args
            .cors_max_age
            .parse()
            .ok()
            .filter(|age| *age <= LONGEST_MAX_AGE);
        let max_age = errors.keep("--cors-max-age (CONTACTS_CORS_MAX_AGE)", max_age.ok_or(()), || {
            format!(
                "\"{}\": write a number of seconds from 0 to {LONGEST_MAX_AGE}; no browser remembers longer",
                args.cors_max_age
            )
        });
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
        let proxy = ProxySettings::read(&args.proxy, &mut errors);
        match (
            listen,
            public_origin,
            origins,
            max_age,
            database,
            demo_data,
            workers,
            proxy,
        ) {
            (
                Some(listen),
                Some(public_origin),
                Some(origins),
                Some(max_age),
                Some(database),
                Some(demo_data),
                Some(workers),
                Some(proxy),
            ) if errors.0.is_empty() => Ok(Self {
                listen,
                public_origin,
                cors: CorsPolicy::new(origins, max_age),
                database,
                demo_data,
                workers,
                proxy,
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

    fn origins(&mut self, text: &str, insecure_allowed: bool) -> Option<OriginPatterns> {
        const NAME: &str = "--allowed-origins (CONTACTS_ALLOWED_ORIGINS)";
        let origins = match OriginPatterns::parse(text) {
            Ok(origins) => origins,
            Err(errors) => {
                self.0
                    .extend(errors.iter().map(|error| format!("{NAME}: {error}")));
                return None;
            }
        };
        for pattern in origins.iter().filter(|_| !insecure_allowed) {
            if !pattern.origin().is_potentially_trustworthy() {
                let https = pattern.to_string().replacen("http://", "https://", 1);
                self.0.push(format!(
                    "{NAME}: origin pattern \"{pattern}\": whoever sits on the network between can pose as this origin and read everything with the user's cookies; write {https}, or accept that with --dangerously-allow-insecure-origins"
                ));
            }
        }
        Some(origins)
    }
}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The configuration cannot be used:")?;
        self.0.iter().try_for_each(|error| writeln!(f, "- {error}"))
    }
}

impl std::error::Error for ConfigErrors {}
