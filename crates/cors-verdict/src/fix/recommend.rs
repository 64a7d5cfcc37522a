//! The policy under which a refused request would pass.

use fetch_names::is_safelisted_response_header_name;

use crate::case::Case;
use crate::failure::Failure;
use crate::fix::allowed_before::AllowedBefore;
use crate::fix::policy::{AllowedOrigins, DEFAULT_MAX_AGE, FixPolicy};
use crate::header::guard::guarded;
use crate::header::name::{
    ALLOW_CREDENTIALS, ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN, EXPOSE_HEADERS, VARY,
};
use crate::header::safelist::cors_unsafe_names;
use crate::refusal::FailedHop;

/// `None` when no policy can be recommended: the origin is `null` and credentials are included.
pub(super) fn policy(case: &Case, hop: &FailedHop) -> Option<FixPolicy> {
    let credentials = case.request.credentials.is_include();
    let before = AllowedBefore::of(case, hop);
    let origins = match (hop.origin.as_str(), credentials) {
        ("null", true) => return None,
        ("null", false) => AllowedOrigins::Any,
        (_, false) if before.is_any_origin => AllowedOrigins::Any,
        (origin, _) => AllowedOrigins::List(joined(vec![origin.to_owned()], &before.origins)),
    };
    Some(FixPolicy {
        origins,
        methods: joined(methods(&hop.method), &before.methods),
        headers: joined(headers_asked_for(case, hop), &before.headers),
        credentials,
        exposes: joined(before.exposes, &exposes(case)),
        max_age: before.max_age.unwrap_or(DEFAULT_MAX_AGE),
        server_error: hop.status().is_some_and(|it| it >= 500)
            && !matches!(hop.failure, Failure::Preflight(_)),
    })
}

/// What is asked for, and then what was there before.
fn joined(mut asked: Vec<String>, before: &[String]) -> Vec<String> {
    for item in before {
        if !asked.contains(item) {
            asked.push(item.clone());
        }
    }
    asked
}

/// What script reads and no safelist has. A name that could mean something else in code gets into none.
pub(crate) fn exposes(case: &Case) -> Vec<String> {
    let is_plain = |name: &str| {
        let mut bytes = name.bytes();
        bytes.all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it)) && !name.is_empty()
    };
    let names = case.reads.iter().map(|it| it.to_ascii_lowercase());
    let mut names: Vec<String> = names
        .filter(|it| is_plain(it) && !is_safelisted_response_header_name(it))
        .collect();
    names.dedup();
    names
}

pub(crate) fn methods(method: &str) -> Vec<String> {
    let mut methods = vec!["GET".to_owned(), "HEAD".to_owned(), "POST".to_owned()];
    // Methods are upper case on every server; that script has to write it so too is said in words.
    let method = method.to_ascii_uppercase();
    if !methods.contains(&method) {
        methods.push(method);
    }
    methods
}

fn headers_asked_for(case: &Case, hop: &FailedHop) -> Vec<String> {
    match &hop.preflight {
        Some(preflight) => preflight.names.clone(),
        None => cors_unsafe_names(&guarded(&case.request.headers, case.request.mode)).names,
    }
}

/// The headers of that policy on the answer that was refused.
pub(super) fn headers(policy: &FixPolicy, hop: &FailedHop) -> Vec<(String, String)> {
    let is_any = policy.origins == AllowedOrigins::Any;
    let origin = if is_any { "*" } else { hop.origin.as_str() };
    let is_preflight = matches!(hop.failure, Failure::Preflight(_));
    let lists = [
        (ALLOW_METHODS, &policy.methods, is_preflight),
        (ALLOW_HEADERS, &policy.headers, is_preflight),
        (EXPOSE_HEADERS, &policy.exposes, !is_preflight),
    ];
    let lists = lists
        .into_iter()
        .filter(|(_, items, is_due)| *is_due && !items.is_empty())
        .map(|(name, items, _)| (name, items.join(", ")));
    let credentials = policy.credentials.then(|| "true".to_owned());
    let vary = (!is_any).then(|| "Origin".to_owned());
    [(ALLOW_ORIGIN, origin.to_owned())]
        .into_iter()
        .chain(credentials.map(|value| (ALLOW_CREDENTIALS, value)))
        .chain(lists)
        .chain(vary.map(|value| (VARY, value)))
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
