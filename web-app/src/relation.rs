//! How two hosts relate, computed from their names alone.
//!
//! What the API then grants is not decided here: the page finds that out by
//! trying.

use url::Host;

/// Whether `host` lies under `parent`, at a dot.
pub(crate) fn is_subdomain(host: &Host, parent: &Host) -> bool {
    prefix(host, parent).is_some_and(|prefix| prefix.ends_with('.'))
}

/// Whether `host` ends in the letters of `parent` without lying under it: the
/// names that an origin expression without a dot in front lets through.
pub(crate) fn is_look_alike(host: &Host, parent: &Host) -> bool {
    prefix(host, parent).is_some_and(|prefix| !prefix.is_empty() && !prefix.ends_with('.'))
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

    #[test]
    fn look_alike_host_is_not_a_subdomain() {
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
