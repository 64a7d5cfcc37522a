//! Remarks on what people trip over and the judge does not decide.

use cors_verdict::{Case, Hop, Origin};

use crate::diagnosis::Diagnosis;
use crate::exchange::Exchange;
use crate::fact::{Basis, Fact, FactName};
use crate::group::Group;
use crate::vary::Vary;

/// For a call that passes, although a console message is about its URL.
pub(crate) const OTHER_ANSWER: &str = "The console message says that the browser refused an answer from this URL, and the one in the input would pass: the browser got another one, of another server, out of a cache, or to a request with other headers or cookies. Compare it with the answer in DevTools' network panel.";

/// The remarks about a request.
pub(crate) fn notes(group: &Group, case: &Case, facts: &[Fact], is_blocked: bool) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(response_headers_in_request(case));
    notes.extend(mixed_content(case, facts));
    notes.extend(without_origin(group, is_blocked));
    notes.extend(from_cache(group, is_blocked));
    notes.extend(vary(case));
    notes.extend(with_credentials(case, facts, is_blocked));
    notes.extend(sign_in_page(group, is_blocked));
    notes
}

/// For code that allows no more methods than those that need no listing, because the input does not say which is used.
pub(crate) fn unknown_method(diagnosis: &Diagnosis) -> Option<String> {
    let is_assumed = |it: &Fact| it.name == FactName::Method && it.basis == Basis::Assumed;
    let report = diagnosis.report.as_ref()?;
    let methods = diagnosis.fix()?.policy.as_ref()?.methods.join(", ");
    let is_asked_for = report.verdict.preflight.is_some();
    (is_asked_for && diagnosis.facts.iter().any(is_assumed)).then(|| {
        format!("The input does not say which method the page uses, and the list of the fix has {methods} only. If it is another one, set the method, or add it to the list.")
    })
}

/// `Access-Control-Allow-Origin` and its like set by the page.
fn response_headers_in_request(case: &Case) -> Option<String> {
    let is_misplaced = |name: &&str| {
        let name = name.to_ascii_lowercase();
        let is_meant = name.contains("access-control-")
            || name.starts_with("acces-control")
            || name == "crossdomain";
        is_meant && !name.starts_with("access-control-request-")
    };
    let names = case.request.headers.iter().map(|it| it.name());
    let names: Vec<&str> = names.filter(is_misplaced).collect();
    (!names.is_empty()).then(|| {
        format!("The page sends {} as a request header. It belongs in the response; in a request it only causes a preflight. Take it out.", names.join(", "))
    })
}

fn mixed_content(case: &Case, facts: &[Fact]) -> Option<String> {
    let is_page_known = facts
        .iter()
        .any(|it| it.name == FactName::PageOrigin && it.basis != Basis::Assumed);
    let is_url_known = facts
        .iter()
        .any(|it| it.name == FactName::Url && it.basis == Basis::Given);
    let Origin::Tuple(api) = Origin::of(&case.request.url) else {
        return None;
    };
    let is_mixed =
        case.page_origin.as_str().starts_with("https://") && !api.is_potentially_trustworthy();
    (is_mixed && is_page_known && is_url_known).then(|| {
        "An https page that asks an http URL is mixed content: browsers stop it before CORS has a part in it. Serve the API over https.".to_owned()
    })
}

fn without_origin(group: &Group, is_blocked: bool) -> Option<String> {
    let mut asked = group
        .exchanges()
        .filter(|it| it.headers.is_some() && !it.is_from_browser() && it.status().is_some())
        .peekable();
    let is_without = asked.peek().is_some() && asked.all(|it| it.header("origin").is_none());
    (is_without && is_blocked).then(|| {
        "The request had no Origin header. Many servers write CORS headers only into answers to requests that have one: ask again with it, as with curl -H 'Origin: …' and the origin of your page.".to_owned()
    })
}

/// A response of a cache that some other origin caused.
fn from_cache(group: &Group, is_blocked: bool) -> Option<String> {
    let is_from_cache = group.exchanges().any(Exchange::is_from_cache);
    (is_from_cache && is_blocked).then(|| {
        "The response comes from a cache, so it may be the one that another origin, or a request without Origin, got. Put Origin into the cache key, answer with Vary: Origin every time, or send * for public data, and empty the cache.".to_owned()
    })
}

/// An answer for one origin that a cache may hand to others.
fn vary(case: &Case) -> Option<String> {
    let mut responses = case.hops.iter().filter_map(Hop::actual_response);
    let is_careless = responses.any(|response| {
        let allowed = response.headers.get("access-control-allow-origin");
        let is_own = allowed
            .as_deref()
            .is_some_and(|it| it != b"*" && it == case.page_origin.as_str().as_bytes());
        let is_stored = response
            .headers
            .get("cache-control")
            .is_some_and(|it| it.windows(8).any(|it| it == b"no-store"));
        is_own && Vary::of(response) == Vary::Never && !is_stored
    });
    is_careless.then(|| {
        "The response allows one origin and has no Vary: Origin. If other origins are allowed too, a cache hands them this one's answer. Answer with Vary: Origin every time.".to_owned()
    })
}

/// A server that allows credentials expects them, and a recording without a cookie does not tell whether script
/// sends them.
fn with_credentials(case: &Case, facts: &[Fact], is_blocked: bool) -> Option<String> {
    let assumed = facts
        .iter()
        .find(|it| it.name == FactName::Credentials && it.basis == Basis::Assumed)?;
    let other = assumed
        .otherwise
        .iter()
        .find(|it| it.value == "include" && it.cause.is_some())?;
    let mut responses = case.hops.iter().filter_map(Hop::actual_response);
    let is_for_credentials = responses.any(|it| {
        it.headers.contains("access-control-allow-credentials") || it.headers.contains("set-cookie")
    });
    let title = other.title.unwrap_or(other.outcome);
    (is_for_credentials && !is_blocked).then(|| {
        format!("The response is made for requests with credentials. If the page sends them, it is blocked: {title}. Say so with --credentials include.")
    })
}

/// Parts of the addresses of pages on which people sign in.
const SIGN_IN: [&str; 9] = [
    "login",
    "signin",
    "sign-in",
    "sign_in",
    "/sso",
    "saml",
    "oauth",
    "authorize",
    "/auth",
];

fn sign_in_page(group: &Group, is_blocked: bool) -> Option<String> {
    let mut targets = group
        .exchanges()
        .filter(|it| it.status().is_some_and(|it| (300..400).contains(&it)));
    let is_sign_in = targets.any(|it| {
        let location = it.response_header("location").unwrap_or("");
        let location = location.to_ascii_lowercase();
        SIGN_IN.iter().any(|it| location.contains(it))
    });
    (is_sign_in && is_blocked).then(|| {
        "The server redirects to a sign-in page: it took the request for one without a session. Send the session's credentials with the request, or answer 401 to requests of scripts; CORS headers on the sign-in page would not help.".to_owned()
    })
}
