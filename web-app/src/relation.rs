//! How two origins relate, computed from their names alone.
//!
//! What the API then grants is not decided here: the page finds that out by
//! trying.

use url::Host;

use crate::origin::Origin;

/// Whether two origins are [schemefully same site].
///
/// [schemefully same site]: https://html.spec.whatwg.org/multipage/browsers.html#same-site
pub(crate) fn is_same_site(a: &Origin, b: &Origin) -> bool {
    a.scheme() == b.scheme()
        && match (registrable_domain(a.host()), registrable_domain(b.host())) {
            (Some(a), Some(b)) => a == b,
            (None, None) => a.host() == b.host(),
            _ => false,
        }
}

/// Whether `host` lies under `parent`, at a dot.
pub(crate) fn is_subdomain(host: &Host, parent: &Host) -> bool {
    prefix(host, parent).is_some_and(|prefix| prefix.ends_with('.'))
}

/// Whether `host` ends in the letters of `parent` without lying under it: the
/// names that an origin expression without a dot in front lets through.
pub(crate) fn is_look_alike(host: &Host, parent: &Host) -> bool {
    prefix(host, parent).is_some_and(|prefix| !prefix.is_empty() && !prefix.ends_with('.'))
}

/// The registrable domain of a host: `None` for addresses and public suffixes.
fn registrable_domain(host: &Host) -> Option<&str> {
    match host {
        Host::Domain(name) => psl::domain_str(name),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

fn prefix<'a>(host: &'a Host, parent: &Host) -> Option<&'a str> {
    match (host, parent) {
        (Host::Domain(host), Host::Domain(parent)) => host.strip_suffix(parent.as_str()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Origin {
        text.parse().unwrap()
    }

    #[test]
    fn same_site_is_same_scheme_and_registrable_domain() {
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

    #[test]
    fn a_subdomain_begins_at_a_dot_and_a_look_alike_does_not() {
        let parent = Host::Domain("mixmax.localhost".to_owned());
        for (name, subdomain, look_alike) in [
            ("app.mixmax.localhost", true, false),
            ("mixmax.localhost", false, false),
            ("evilmixmax.localhost", false, true),
            ("app.evilmixmax.localhost", false, true),
            ("evil.localhost", false, false),
        ] {
            let host = Host::Domain(name.to_owned());
            assert_eq!(is_subdomain(&host, &parent), subdomain, "{name}");
            assert_eq!(is_look_alike(&host, &parent), look_alike, "{name}");
        }
    }
}
