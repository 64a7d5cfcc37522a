//! Who is served: what has one address.

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
};

use actix_web::HttpRequest;

/// An IPv4 address, or the 64 bits of an IPv6 address that a network of its own has: whoever has one
/// of the latter has all of them ([RFC 4291, section
/// 2.5.4](https://www.rfc-editor.org/rfc/rfc4291#section-2.5.4)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Client(IpAddr);

impl Client {
    /// Who has sent a request. Without an address, as a Unix socket has none, all are one client.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let address = request.peer_addr().map(|address| address.ip());
        address.unwrap_or(Ipv6Addr::UNSPECIFIED.into()).into()
    }
}

impl From<IpAddr> for Client {
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = u128::from(address) >> 64 << 64;
                Ipv6Addr::from(network).into()
            }
            address @ IpAddr::V4(_) => address,
        })
    }
}

/// An IPv4 address, or a network such as `2001:db8::/64`.
impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(address) => address.fmt(f),
            IpAddr::V6(network) => write!(f, "{network}/64"),
        }
    }
}
