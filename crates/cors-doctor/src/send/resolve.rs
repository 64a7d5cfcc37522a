//! From a host to addresses.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;
use tokio::net::lookup_host;
use url::{Host, Url};

use crate::send::address_space::is_localhost;
use crate::send::failure::Failure;

/// An address for a host and a port, as curl's `--resolve` takes it: `host:port:address`, with more addresses after
/// commas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostAddress {
    host: String,
    port: u16,
    addresses: Vec<IpAddr>,
}

/// Text that is no `host:port:address`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("write it as host:port:address, such as api.example:443:127.0.0.1")]
pub struct InvalidHostAddress;

impl FromStr for HostAddress {
    type Err = InvalidHostAddress;

    fn from_str(text: &str) -> Result<Self, InvalidHostAddress> {
        let mut parts = text.splitn(3, ':');
        let (Some(host), Some(port), Some(addresses)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(InvalidHostAddress);
        };
        let addresses = addresses
            .split(',')
            .map(|it| it.trim_start_matches('[').trim_end_matches(']').parse());
        let addresses: Result<Vec<IpAddr>, _> = addresses.collect();
        Ok(Self {
            host: host.to_ascii_lowercase(),
            port: port.parse().map_err(|_| InvalidHostAddress)?,
            addresses: addresses.map_err(|_| InvalidHostAddress)?,
        })
    }
}

/// Whether the caller named the address of that URL.
pub(super) fn is_named(url: &Url, named: &[HostAddress]) -> bool {
    find(url, named).is_some()
}

fn find<'a>(url: &Url, named: &'a [HostAddress]) -> Option<&'a HostAddress> {
    let (host, port) = (url.host_str()?, url.port_or_known_default()?);
    named.iter().find(|it| it.host == host && it.port == port)
}

/// The addresses that were looked up. Each name is looked up once, so that an address that was found to be
/// public is the one to which the request then goes, whatever the name means a moment later.
#[derive(Clone, Debug, Default)]
pub(super) struct LookedUp(Arc<Mutex<AddressesOfNames>>);

type AddressesOfNames = HashMap<(String, u16), Vec<SocketAddr>>;

impl LookedUp {
    async fn once(
        &self,
        name: &str,
        port: u16,
        lookup: impl Future<Output = Result<Vec<SocketAddr>, Failure>>,
    ) -> Result<Vec<SocketAddr>, Failure> {
        let key = (name.to_owned(), port);
        // Nothing between two changes of the map can panic.
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&key).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let found = lookup.await?;
        Ok(lock().entry(key).or_insert(found).clone())
    }
}

/// The addresses of the host of a URL, in the order in which they are tried.
pub(super) async fn resolve(
    url: &Url,
    named: &[HostAddress],
    looked_up: &LookedUp,
) -> Result<Vec<SocketAddr>, Failure> {
    let port = url.port_or_known_default().unwrap_or(80);
    let at_port = |address: IpAddr| SocketAddr::new(address, port);
    if let Some(found) = find(url, named) {
        return Ok(found.addresses.iter().copied().map(at_port).collect());
    }
    let name = match url.host() {
        Some(Host::Ipv4(address)) => return Ok(vec![at_port(address.into())]),
        Some(Host::Ipv6(address)) => return Ok(vec![at_port(address.into())]),
        Some(Host::Domain(name)) => name,
        None => "",
    };
    if is_localhost(name) {
        return Ok(vec![
            at_port(Ipv6Addr::LOCALHOST.into()),
            at_port(Ipv4Addr::LOCALHOST.into()),
        ]);
    }
    looked_up.once(name, port, lookup(name, port)).await
}

/// The addresses that the system knows.
pub(super) async fn lookup(name: &str, port: u16) -> Result<Vec<SocketAddr>, Failure> {
    let not_resolved = |reason: String| Failure::NameNotResolved {
        host: name.to_owned(),
        reason,
    };
    let found = lookup_host((name, port))
        .await
        .map_err(|error| not_resolved(error.to_string()))?;
    let addresses: Vec<SocketAddr> = found.collect();
    if addresses.is_empty() {
        return Err(not_resolved("no address is known".to_owned()));
    }
    Ok(addresses)
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::{HostAddress, LookedUp};

    #[tokio::test]
    async fn name_that_changes_its_address_keeps_the_first() {
        let looked_up = LookedUp::default();
        let public = vec!["192.0.2.1:80".parse().expect("an address")];
        let private = vec!["127.0.0.1:80".parse().expect("an address")];
        for found in [&public, &private] {
            let lookup = async { Ok(found.clone()) };
            let addresses = looked_up.once("api.example", 80, lookup).await;
            assert_eq!(addresses.as_ref(), Ok(&public));
        }
    }

    #[test]
    fn host_port_and_addresses_are_read() {
        let named: HostAddress = "API.example:8443:127.0.0.1,[::1]"
            .parse()
            .expect("an address");
        assert_eq!(
            (named.host.as_str(), named.port, named.addresses.len()),
            ("api.example", 8443, 2)
        );
        for wrong in [
            "api.example",
            "api.example:443",
            "api.example:x:127.0.0.1",
            "api.example:443:localhost",
        ] {
            assert!(wrong.parse::<HostAddress>().is_err(), "{wrong}");
        }
    }
}
