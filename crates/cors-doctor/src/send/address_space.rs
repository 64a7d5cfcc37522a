//! How near an address is.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// The [IP address space](https://wicg.github.io/local-network-access/#ip-address-space), the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AddressSpace {
    /// This machine.
    Loopback,
    /// A private network.
    Local,
    /// The internet.
    Public,
}

impl AddressSpace {
    pub(super) fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self::of_v4(address),
            IpAddr::V6(address) => address
                .to_ipv4_mapped()
                .map_or_else(|| Self::of_v6(address), Self::of_v4),
        }
    }

    fn of_v4(address: Ipv4Addr) -> Self {
        let [a, b, ..] = address.octets();
        let is_shared = a == 100 && (64..128).contains(&b);
        if address.is_loopback() || a == 0 {
            Self::Loopback
        } else if address.is_private() || address.is_link_local() || is_shared {
            Self::Local
        } else {
            Self::Public
        }
    }

    fn of_v6(address: Ipv6Addr) -> Self {
        if address.is_loopback() || address.is_unspecified() {
            Self::Loopback
        } else if address.is_unique_local() || address.is_unicast_link_local() {
            Self::Local
        } else {
            Self::Public
        }
    }

    /// What a URL says by itself, without looking up a name.
    pub(super) fn of_url(url: &Url) -> Option<Self> {
        match url.host()? {
            Host::Ipv4(address) => Some(Self::of_v4(address)),
            Host::Ipv6(address) => Some(Self::of(address.into())),
            Host::Domain(name) => is_localhost(name).then_some(Self::Loopback),
        }
    }
}

/// The names that [browsers resolve to loopback](https://datatracker.ietf.org/doc/html/rfc6761#section-6.3) by
/// themselves.
pub(super) fn is_localhost(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name.eq_ignore_ascii_case("localhost") || name.to_ascii_lowercase().ends_with(".localhost")
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::AddressSpace;

    #[test]
    fn nearer_spaces_are_less() {
        let space = |text: &str| AddressSpace::of(text.parse().expect("an address"));
        for near in ["127.0.0.1", "::1", "0.0.0.0", "::ffff:127.0.0.1"] {
            assert_eq!(space(near), AddressSpace::Loopback, "{near}");
        }
        for local in [
            "10.1.2.3",
            "192.168.0.1",
            "172.16.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "fd00::1",
            "fe80::1",
        ] {
            assert_eq!(space(local), AddressSpace::Local, "{local}");
        }
        for public in ["93.184.216.34", "2606:4700::1111"] {
            assert_eq!(space(public), AddressSpace::Public, "{public}");
        }
        assert!(
            AddressSpace::Loopback < AddressSpace::Local
                && AddressSpace::Local < AddressSpace::Public
        );
    }
}
