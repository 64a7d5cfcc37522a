//! The origin of the page.

use cors_verdict::Origin;
use url::Url;

use crate::fact::{Basis, Fact, FactName};
use crate::infer::source::Source;
use crate::stand_in::{UNKNOWN_API, UNKNOWN_PAGE};

/// The page's origin, from the surest source that has it.
pub(super) fn infer(source: &Source<'_>, url: &Url) -> (Origin, Fact) {
    let found = set(source)
        .or_else(|| sent(source))
        .or_else(|| of_another_scheme(source))
        .or_else(|| named(source))
        .or_else(|| referred(source))
        .or_else(|| other_address(source, url))
        .or_else(|| allowed(source))
        .unwrap_or_else(|| {
            let because = "nothing in the input says which page it is; it is taken to be one of another origin";
            (unknown(), Basis::Assumed, because.to_owned())
        });
    let (origin, basis, because) = found;
    let fact = Fact::new(FactName::PageOrigin, origin.as_str(), basis, because);
    (origin, fact)
}

type Inferred = (Origin, Basis, String);

fn set(source: &Source<'_>) -> Option<Inferred> {
    let origin = source.settings.page_origin.clone()?;
    Some((origin, Basis::Set, "it was set".to_owned()))
}

/// The `Origin` header. After a redirect it can be `null` whatever the page.
fn sent(source: &Source<'_>) -> Option<Inferred> {
    let first = source.actual().into_iter().chain(source.preflight());
    let origin = first.filter_map(|it| it.header("origin")).find_map(parse);
    let later = || {
        let later = source
            .group
            .exchanges()
            .filter_map(|it| it.header("origin"));
        later.filter(|it| *it != "null").find_map(parse)
    };
    let script = || {
        source
            .group
            .script
            .as_ref()?
            .header("origin")
            .and_then(parse)
    };
    let told = || {
        let told = source.prose.request_headers.iter();
        told.filter(|(name, _)| name.eq_ignore_ascii_case("origin"))
            .find_map(|(_, value)| parse(value))
    };
    let origin = origin.or_else(later).or_else(script).or_else(told)?;
    Some((origin, Basis::Given, "the Origin header says so".to_owned()))
}

/// An origin such as `capacitor://localhost`, for which another stands that no server allows.
fn of_another_scheme(source: &Source<'_>) -> Option<Inferred> {
    let origin = source.odd_origin()?;
    let because =
        format!("it stands for {origin}, which the Origin header says and a case cannot hold");
    Some((unknown(), Basis::Inferred, because))
}

/// A console message, or the words around the paste.
fn named(source: &Source<'_>) -> Option<Inferred> {
    let message = source
        .message
        .and_then(|it| it.values.origin.as_deref())
        .and_then(parse);
    if let Some(origin) = message {
        return Some((
            origin,
            Basis::Given,
            "the console message says so".to_owned(),
        ));
    }
    let origin = source.prose.page.as_ref().map(Origin::of)?;
    Some((
        origin,
        Basis::Given,
        "the words around it say so".to_owned(),
    ))
}

/// Where the request came from, as `Referer` or a recording has it.
fn referred(source: &Source<'_>) -> Option<Inferred> {
    let inferred = |url: &Url, because: &str| {
        let origin = Origin::of(url);
        (!origin.is_opaque()).then(|| (origin, Basis::Inferred, because.to_owned()))
    };
    if let Some(url) = source.script().and_then(|it| it.referrer.as_ref()) {
        return inferred(url, "the referrer of the fetch() call is on it");
    }
    let referer = source
        .group
        .exchanges()
        .filter_map(|it| it.header("referer"));
    if let Some(url) = referer.filter_map(|it| Url::parse(it).ok()).next() {
        return inferred(&url, "the Referer header is on it");
    }
    let page = source.recording().and_then(|it| it.page.as_ref())?;
    inferred(page, "the recording is of a page on it")
}

/// An address in the words, of which they do not say whose it is, when it is not the origin that the answer allows:
/// to take the allowed one as the page's would say that all is well.
fn other_address(source: &Source<'_>, url: &Url) -> Option<Inferred> {
    let api = Origin::of(url);
    let origins: Vec<Origin> = source.prose.others.iter().map(Origin::of).collect();
    let Some(allowed) = origin_allowed(source) else {
        return only_other(&origins, &api);
    };
    // The allowed one is among the addresses: then it is the page's.
    if origins.contains(&allowed) {
        return None;
    }
    let origin = origins
        .into_iter()
        .find(|it| *it != api && !it.is_opaque())?;
    let because = format!(
        "nothing in the input says which page it is; the words have this address, and the answer allows {allowed}"
    );
    Some((origin, Basis::Assumed, because))
}

/// The one address in the words beside that of the API.
fn only_other(origins: &[Origin], api: &Origin) -> Option<Inferred> {
    let is_known = !api.as_str().starts_with(UNKNOWN_API.trim_end_matches('/'));
    let mut others = origins.iter().filter(|it| *it != api && !it.is_opaque());
    let origin = others.next().filter(|_| is_known)?;
    let because = "it is the only address in the words beside that of the API";
    others
        .all(|it| it == origin)
        .then(|| (origin.clone(), Basis::Inferred, because.to_owned()))
}

/// The one origin that an answer allows: without the page's own, that is the most likely one.
fn allowed(source: &Source<'_>) -> Option<Inferred> {
    let origin = origin_allowed(source)?;
    let because = "nothing in the input says which page it is; it is taken to be the one that the answer allows";
    Some((origin, Basis::Assumed, because.to_owned()))
}

fn origin_allowed(source: &Source<'_>) -> Option<Origin> {
    let values = source
        .group
        .exchanges()
        .filter_map(|it| it.response_header("access-control-allow-origin"));
    let told = source.prose.response_headers.iter();
    let told = told
        .filter(|(name, _)| name.eq_ignore_ascii_case("access-control-allow-origin"))
        .map(|(_, value)| value.as_str());
    values
        .chain(told)
        .filter(|it| *it != "null")
        .find_map(|it| Origin::parse(it).ok())
}

/// An origin as people write it: maybe with a slash at the end.
fn parse(text: &str) -> Option<Origin> {
    let text = text.trim();
    if let Ok(origin) = Origin::parse(text) {
        return Some(origin);
    }
    let url = Url::parse(text).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| Origin::of(&url))
}

fn unknown() -> Origin {
    #[expect(clippy::expect_used, reason = "a constant that a test parses")]
    Origin::parse(UNKNOWN_PAGE).expect("it is an origin")
}
