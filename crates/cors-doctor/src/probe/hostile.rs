//! Origins that an API should not let in, one for each mistake that lets them in.

use cors_verdict::{Credentials, Origin};
use url::Host;
use web_origin::{TupleOrigin, registrable_domain};

use crate::diagnosis::State;
use crate::probe::another_origin::another_origin;
use crate::probe::progress::Progress;
use crate::send::{Client, End, PageRequest, Sending};

/// A family of origins that are let in by the same mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// An origin that has nothing to do with the page.
    Stranger,
    /// Sandboxed frames and documents without an origin.
    Null,
    /// The same host over http in place of https, or the other way round.
    OtherScheme,
    /// The same host at another port.
    OtherPort,
    /// A name that ends with the page's.
    LookAlikeEnd,
    /// A name that begins with the page's.
    LookAlikeStart,
    /// A name in which another character stands for a dot.
    Dot,
    /// A subdomain of the page.
    Subdomain,
    /// The site above the page.
    Parent,
    /// Another subdomain of the same site.
    Sibling,
}

/// How far a hostile origin gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is refused.
    Refused,
    /// It reads the response, without the cookies of the visitor.
    ReadsWithoutCookies,
    /// It reads the response to a request with the cookies of the visitor.
    ReadsWithCookies,
    /// Its preflight passes, so it can have the request made; the request was not sent.
    PreflightPasses,
    /// It cannot be told.
    Unknown,
}

/// What an API answers to a hostile origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostileAnswer {
    /// The family.
    pub family: Family,
    /// The origin.
    pub origin: Origin,
    /// How far it gets.
    pub reach: Reach,
}

/// The hostile origins for a page: one of each family that it can have.
pub(crate) fn origins(page: &Origin) -> Vec<(Family, Origin)> {
    let mut found = Vec::new();
    let mut add = |family: Family, text: String| {
        if let Ok(origin) = Origin::parse(&text)
            && origin != *page
            && !found.iter().any(|(_, it)| *it == origin)
        {
            found.push((family, origin));
        }
    };
    if let Some(stranger) = another_origin(page) {
        add(Family::Stranger, stranger.as_str().to_owned());
    }
    add(Family::Null, "null".to_owned());
    let tuple: Result<TupleOrigin, _> = page.as_str().parse();
    let Ok(tuple) = tuple else {
        return found;
    };
    let scheme = tuple.scheme();
    let host = tuple.host().to_string();
    let port = tuple
        .authority()
        .strip_prefix(&host)
        .unwrap_or("")
        .to_owned();
    let other_scheme = if scheme == "https" { "http" } else { "https" };
    add(
        Family::OtherScheme,
        format!("{other_scheme}://{host}{port}"),
    );
    let other_port = if port == ":8443" { 9443 } else { 8443 };
    add(Family::OtherPort, format!("{scheme}://{host}:{other_port}"));
    if !matches!(tuple.host(), Host::Domain(_)) {
        return found;
    }
    let site = registrable_domain(tuple.host()).unwrap_or(&host);
    add(Family::LookAlikeEnd, format!("{scheme}://evil{site}{port}"));
    add(
        Family::LookAlikeStart,
        format!("{scheme}://{host}.evil.example{port}"),
    );
    if let Some((first, rest)) = host.split_once('.')
        && rest.contains('.')
    {
        add(Family::Dot, format!("{scheme}://{first}x{rest}{port}"));
    }
    add(Family::Subdomain, format!("{scheme}://evil.{host}{port}"));
    add(Family::Parent, format!("{scheme}://{site}{port}"));
    add(Family::Sibling, format!("{scheme}://evil.{site}{port}"));
    found
}

/// Asks as a hostile origin. Methods that change things are not sent, whatever the caller allowed.
pub(super) async fn ask(
    client: &Client,
    request: &PageRequest,
    family: Family,
    origin: Origin,
    progress: &Progress,
) -> HostileAnswer {
    progress.begin(format!("hostile origin {origin}"));
    let request = PageRequest {
        origin: origin.clone(),
        sends_unsafe_methods: false,
        ..request.clone()
    };
    let mut sending = Sending::new(client, &request);
    sending.run().await;
    let sent = sending.finish(Vec::new());
    progress.end();
    let reach = match (&sent.end, &sent.diagnosis.state) {
        (End::Judged, State::Passes) if request.credentials == Credentials::Include => {
            Reach::ReadsWithCookies
        }
        (End::Judged, State::Passes) => Reach::ReadsWithoutCookies,
        (End::Judged, State::Blocked) => Reach::Refused,
        (
            End::NotAllowed {
                is_preflighted: true,
                ..
            },
            _,
        ) => Reach::PreflightPasses,
        _ => Reach::Unknown,
    };
    HostileAnswer {
        family,
        origin,
        reach,
    }
}

impl Family {
    /// The name to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Stranger => "a stranger",
            Self::Null => "null",
            Self::OtherScheme => "another scheme",
            Self::OtherPort => "another port",
            Self::LookAlikeEnd => "a look-alike that ends with the site",
            Self::LookAlikeStart => "a look-alike that begins with the host",
            Self::Dot => "a look-alike without a dot",
            Self::Subdomain => "a subdomain",
            Self::Parent => "the site itself",
            Self::Sibling => "a sibling",
        }
    }

    /// Whether many let such origins in on purpose: they belong to the same site.
    #[cfg(feature = "check")]
    pub(crate) fn is_of_the_site(self) -> bool {
        matches!(self, Self::Subdomain | Self::Parent | Self::Sibling)
    }

    /// The name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Stranger => "stranger",
            Self::Null => "null",
            Self::OtherScheme => "other-scheme",
            Self::OtherPort => "other-port",
            Self::LookAlikeEnd => "look-alike-end",
            Self::LookAlikeStart => "look-alike-start",
            Self::Dot => "dot",
            Self::Subdomain => "subdomain",
            Self::Parent => "parent",
            Self::Sibling => "sibling",
        }
    }

    /// What it means that such an origin is let in.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Stranger => {
                "Every website is let in: the API answers with whatever Origin it gets, or with *."
            }
            Self::Null => {
                "Every website is let in: it only has to ask from a sandboxed frame, whose origin is null."
            }
            Self::OtherScheme => {
                "Whoever is between the visitor and the network is let in: over http they can put their own page at that host."
            }
            Self::OtherPort => "Whatever runs at another port of that host is let in.",
            Self::LookAlikeEnd => {
                "Anybody can register such a name: the comparison has no beginning, such as a dot or ://."
            }
            Self::LookAlikeStart => "Anybody can make such a name: the comparison has no end.",
            Self::Dot => {
                "Anybody may register such a name: a dot in the regular expression stands for any character."
            }
            Self::Subdomain => {
                "Every subdomain of the page is let in, also one that is taken over."
            }
            Self::Parent => "The site above the page is let in.",
            Self::Sibling => "Every subdomain of the site is let in, also one that is taken over.",
        }
    }
}

impl Reach {
    /// The name to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::ReadsWithoutCookies => "reads the response, without cookies",
            Self::ReadsWithCookies => "reads the response, with the visitor's cookies",
            Self::PreflightPasses => "may have the request made",
            Self::Unknown => "cannot be told",
        }
    }

    /// The name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::ReadsWithoutCookies => "reads-without-cookies",
            Self::ReadsWithCookies => "reads-with-cookies",
            Self::PreflightPasses => "preflight-passes",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the origin is let in.
    pub fn is_let_in(self) -> bool {
        !matches!(self, Self::Refused | Self::Unknown)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use cors_verdict::Origin;

    use super::{Family, origins};

    #[test]
    fn each_family_has_its_origin() {
        let found = origins(&Origin::parse("https://app.shop.example:8443").unwrap());
        let of = |family| {
            found
                .iter()
                .find(|(it, _)| *it == family)
                .map(|(_, it)| it.as_str())
        };
        assert_eq!(of(Family::Null), Some("null"));
        assert_eq!(
            of(Family::OtherScheme),
            Some("http://app.shop.example:8443")
        );
        assert_eq!(of(Family::OtherPort), Some("https://app.shop.example:9443"));
        assert_eq!(
            of(Family::LookAlikeEnd),
            Some("https://evilshop.example:8443")
        );
        assert_eq!(
            of(Family::LookAlikeStart),
            Some("https://app.shop.example.evil.example:8443")
        );
        assert_eq!(of(Family::Dot), Some("https://appxshop.example:8443"));
        assert_eq!(
            of(Family::Subdomain),
            Some("https://evil.app.shop.example:8443")
        );
        assert_eq!(of(Family::Parent), Some("https://shop.example:8443"));
        assert_eq!(of(Family::Sibling), Some("https://evil.shop.example:8443"));
    }

    #[test]
    fn addresses_have_no_subdomains() {
        let found = origins(&Origin::parse("http://127.0.0.1:3000").unwrap());
        assert!(found.iter().all(|(family, _)| *family != Family::Subdomain));
        assert_eq!(found.len(), 4);
    }
}
