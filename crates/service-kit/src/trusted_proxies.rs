//! The proxies whose word is taken for what they forward.

use std::net::IpAddr;

use ipnet::IpNet;

/// The proxies whose `X-Forwarded-For` and `X-Request-Id` are believed. Anybody else can write
/// anything into them.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<IpNet>);

/// Why a text names no proxies.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrustedProxiesError {
    /// This part is something else.
    #[error(
        "\"{0}\" is neither an address nor a network; write addresses or networks, such as 10.0.0.2,10.1.0.0/16"
    )]
    Malformed(String),
    /// This network has every address in it.
    #[error(
        "\"{0}\" is everybody, who could then write any address in X-Forwarded-For; write the addresses of your proxies"
    )]
    Everybody(String),
}

impl TrustedProxies {
    /// Reads addresses and networks separated by commas; an empty text means no proxy.
    ///
    /// # Errors
    /// When a part is neither an address nor a network, or is the network of all addresses.
    pub fn parse(text: &str) -> Result<Self, TrustedProxiesError> {
        let parse = |part: &str| {
            let address = part.parse().map(|address: IpAddr| address.into());
            let network: IpNet = address
                .or_else(|_| part.parse())
                .map_err(|_| TrustedProxiesError::Malformed(part.to_owned()))?;
            let network = canonical(network);
            if network.prefix_len() == 0 {
                return Err(TrustedProxiesError::Everybody(part.to_owned()));
            }
            Ok(network)
        };
        let parts = text.split(',').map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Whether this peer is one of the proxies.
    #[must_use]
    pub fn contain(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.0.iter().any(|network| network.contains(&peer))
    }

    /// The address of the client whose request `peer` sent. Each proxy adds the address that it
    /// saw at the end of `X-Forwarded-For`, so the list is read from its end for as long as a
    /// trusted proxy wrote.
    pub fn client<'a>(
        &self,
        peer: IpAddr,
        forwarded_for: impl DoubleEndedIterator<Item = &'a str>,
    ) -> IpAddr {
        let mut client = peer.to_canonical();
        let mut addresses = forwarded_for
            .rev()
            .flat_map(|line| line.rsplit(','))
            .map(|address| address.trim().parse::<IpAddr>());
        while self.contain(client) {
            let Some(Ok(address)) = addresses.next() else {
                break;
            };
            client = address.to_canonical();
        }
        client
    }
}

/// A network of IPv4 addresses that is written as one of IPv6, as the network that it means.
fn canonical(network: IpNet) -> IpNet {
    let address = network.addr().to_canonical();
    match network.prefix_len().checked_sub(96) {
        Some(prefix) if address.is_ipv4() => IpNet::new(address, prefix).unwrap_or(network),
        _ => network,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::*;

    #[test]
    fn proxies_written_as_addresses_of_ipv6_are_those_of_ipv4_that_they_mean() {
        let trusted = TrustedProxies::parse("::ffff:10.0.0.1, ::ffff:10.1.0.0/112").unwrap();
        for (peer, is_trusted) in [
            ("10.0.0.1", true),
            ("::ffff:10.0.0.1", true),
            ("10.0.0.2", false),
            ("10.1.255.255", true),
            ("10.2.0.0", false),
        ] {
            assert_eq!(trusted.contain(peer.parse().unwrap()), is_trusted, "{peer}");
        }
        let everybody = TrustedProxies::parse("::ffff:0.0.0.0/96");
        assert!(matches!(everybody, Err(TrustedProxiesError::Everybody(_))));
    }

    #[test]
    fn only_addresses_that_trusted_proxies_wrote_are_believed() {
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
