//! What the service needs to know when it stands behind a proxy, perhaps as one of several.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use clap::Args;
use ipnet::IpNet;

use crate::config::ConfigErrors;

/// What can be said about the proxy on the command line.
#[derive(Debug, Clone, Args)]
pub struct ProxyArgs {
    /// Proxies whose X-Forwarded-For is believed: addresses or networks, separated by commas
    #[arg(long, env = "CONTACTS_TRUSTED_PROXIES", default_value = "")]
    pub trusted_proxies: String,
    /// How many seconds to go on serving when asked to stop, while /readyz says 503 already, so
    /// that a proxy sends the next requests elsewhere
    #[arg(long, env = "CONTACTS_DRAIN_SECONDS", default_value = "0")]
    pub drain_seconds: String,
}

impl Default for ProxyArgs {
    fn default() -> Self {
        Self {
            trusted_proxies: String::new(),
            drain_seconds: "0".to_owned(),
        }
    }
}

/// What is known about the proxy.
#[derive(Debug, Clone, Default)]
pub struct ProxySettings {
    /// Whose word about a client's address is taken.
    pub trusted: TrustedProxies,
    /// For how long to go on serving when asked to stop.
    pub drain: Duration,
    /// Whether to send requests here at all.
    pub readiness: Readiness,
}

impl ProxySettings {
    const LONGEST_DRAIN: u64 = 300;

    pub(crate) fn read(args: &ProxyArgs, errors: &mut ConfigErrors) -> Option<Self> {
        let trusted = errors.keep(
            "--trusted-proxies (CONTACTS_TRUSTED_PROXIES)",
            TrustedProxies::parse(&args.trusted_proxies),
            || {
                format!(
                    "\"{}\": write addresses or networks, such as 10.0.0.2,10.1.0.0/16",
                    args.trusted_proxies
                )
            },
        );
        let drain = args.drain_seconds.parse().ok();
        let drain = errors.keep(
            "--drain-seconds (CONTACTS_DRAIN_SECONDS)",
            drain
                .filter(|seconds| *seconds <= Self::LONGEST_DRAIN)
                .ok_or(()),
            || {
                format!(
                    "\"{}\": write a number of seconds from 0 to {}",
                    args.drain_seconds,
                    Self::LONGEST_DRAIN
                )
            },
        );
        Some(Self {
            trusted: trusted?,
            drain: Duration::from_secs(drain?),
            readiness: Readiness::default(),
        })
    }
}

/// The proxies whose `X-Forwarded-For` is believed. Anybody else can write anything into it.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    fn parse(text: &str) -> Result<Self, ()> {
        let one = |text: &str| {
            let address = text.parse().map(|address: IpAddr| address.into());
            address.or_else(|_| text.parse()).map_err(drop)
        };
        let texts = text.split(',').map(str::trim).filter(|one| !one.is_empty());
        texts.map(one).collect::<Result<_, _>>().map(Self)
    }

    /// Whose request it is that `peer` sent. Each proxy adds at the end of the list whom it saw,
    /// so the list is read from there for as long as it is a trusted one that wrote.
    pub fn client<'a>(
        &self,
        peer: IpAddr,
        forwarded_for: impl DoubleEndedIterator<Item = &'a str>,
    ) -> IpAddr {
        let mut client = peer.to_canonical();
        let mut seen = forwarded_for
            .rev()
            .flat_map(|line| line.rsplit(','))
            .map(|address| address.trim().parse::<IpAddr>());
        while self.0.iter().any(|network| network.contains(&client)) {
            let Some(Ok(address)) = seen.next() else {
                break;
            };
            client = address.to_canonical();
        }
        client
    }
}

/// Whether to send requests here: until the service is asked to stop.
#[derive(Debug, Clone, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// From now on requests are better sent elsewhere.
    pub fn withdraw(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether requests are better sent elsewhere.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "that is how a test fails")]
mod tests {
    use super::*;

    #[test]
    fn only_what_trusted_proxies_wrote_is_believed() {
        let trusted = TrustedProxies::parse("10.0.0.1, 192.168.0.0/16").unwrap();
        for (peer, forwarded, client) in [
            ("10.0.0.2", vec!["1.1.1.1"], "10.0.0.2"),
            ("10.0.0.1", vec![], "10.0.0.1"),
            ("::ffff:10.0.0.1", vec!["1.1.1.1"], "1.1.1.1"),
            ("10.0.0.1", vec!["6.6.6.6, 1.1.1.1"], "1.1.1.1"),
            (
                "10.0.0.1",
                vec!["6.6.6.6", "1.1.1.1, 192.168.7.7"],
                "1.1.1.1",
            ),
            ("10.0.0.1", vec!["1.1.1.1, nonsense"], "10.0.0.1"),
            ("10.0.0.1", vec!["2001:db8::1"], "2001:db8::1"),
        ] {
            let found = trusted.client(peer.parse().unwrap(), forwarded.into_iter());
            assert_eq!(found, client.parse::<IpAddr>().unwrap());
        }
        assert!(TrustedProxies::parse("10.0.0.1,proxy").is_err());
    }
}
