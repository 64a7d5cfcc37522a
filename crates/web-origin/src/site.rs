//! Sites: what cookies and the public suffix list know of origins.

use url::Host;

use crate::origin::TupleOrigin;

/// Whether two origins are [schemefully same site](https://html.spec.whatwg.org/multipage/browsers.html#same-site).
#[must_use]
pub fn is_same_site(a: &TupleOrigin, b: &TupleOrigin) -> bool {
    a.scheme() == b.scheme()
        && match (registrable_domain(a.host()), registrable_domain(b.host())) {
            (Some(a), Some(b)) => a == b,
            (None, None) => a.host() == b.host(),
            _ => false,
        }
}

/// The [registrable domain](https://url.spec.whatwg.org/#host-registrable-domain) of a host. IP
/// addresses and public suffixes have none.
#[must_use]
pub fn registrable_domain<S: AsRef<str>>(host: &Host<S>) -> Option<&str> {
    match host {
        Host::Domain(name) => psl::domain_str(name.as_ref()),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::*;

    fn origin(text: &str) -> TupleOrigin {
        text.parse().unwrap()
    }

    #[test]
    fn origins_of_one_scheme_and_registrable_domain_are_same_site() {
        let api = origin("http://contacts.mixmax.localhost:8081");
        for (other, expected) in [
            ("http://app.mixmax.localhost:8080", true),
            ("http://mixmax.localhost:8080", true),
            ("http://deep.down.mixmax.localhost", true),
            ("https://app.mixmax.localhost:8080", false),
            ("http://evil.localhost:8080", false),
            ("http://evilmixmax.localhost:8080", false),
            ("http://localhost:8080", false),
            ("http://127.0.0.1:8080", false),
        ] {
            assert_eq!(is_same_site(&origin(other), &api), expected, "{other}");
        }
    }

    #[test]
    fn a_public_suffix_separates_the_sites_under_it() {
        let (a, b) = (
            origin("https://ada.github.io"),
            origin("https://bob.github.io"),
        );
        assert!(!is_same_site(&a, &b));
    }

    #[test]
    fn hosts_without_a_registrable_domain_are_same_site_only_with_themselves() {
        let one = origin("http://127.0.0.1:1");
        assert!(is_same_site(&one, &origin("http://127.0.0.1:2")));
        assert!(!is_same_site(&one, &origin("http://127.0.0.2:1")));
    }
}
