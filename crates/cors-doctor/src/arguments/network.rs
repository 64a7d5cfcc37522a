//! How a server is asked.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use cors_doctor::send::{Client, ClientError, ClientOptions, HostAddress, Limits};

use crate::arguments::values::seconds;

#[derive(Debug, Args)]
pub(crate) struct Network {
    /// Trust the authorities of this PEM file instead of the system's.
    #[arg(long, value_name = "FILE")]
    cacert: Option<PathBuf>,
    /// Use this address for a host and a port; can be given several times.
    #[arg(long, value_name = "HOST:PORT:ADDRESS")]
    resolve: Vec<HostAddress>,
    /// The most seconds that one request may take.
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    timeout: Duration,
}

impl Network {
    pub(crate) fn client(&self) -> Result<Client, ClientError> {
        Client::new(ClientOptions {
            authorities: self.cacert.clone(),
            addresses: self.resolve.clone(),
            limits: Limits {
                timeout: self.timeout,
                ..Limits::default()
            },
        })
    }
}
