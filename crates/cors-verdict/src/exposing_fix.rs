//! Response headers that script reads and cannot, and how to expose them.

use crate::case::Case;
use crate::fix::policy::{AllowedOrigins, DEFAULT_MAX_AGE, FixPolicy};
use crate::fix::{Fix, recommend, snippets};
use crate::header::guard::guarded;
use crate::header::name::EXPOSE_HEADERS;
use crate::header::safelist::cors_unsafe_names;
use crate::judge::judge_without_trace;
use crate::verdict::Outcome;

/// The fix under which script reads those of [`Case::reads`] that the response has; `None` when it already does, or when
/// the response is not readable at all.
#[must_use]
pub fn exposing_fix(case: &Case) -> Option<Fix> {
    let Outcome::Readable {
        exposed_headers, ..
    } = judge_without_trace(case).outcome
    else {
        return None;
    };
    let response = case.hops.last()?.actual_response()?;
    let mut hidden = recommend::exposes(case);
    hidden.retain(|name| response.headers.contains(name) && !exposed_headers.contains(name));
    if hidden.is_empty() {
        return None;
    }
    // What script can read already stays so.
    let mut whole = case.clone();
    whole.reads.extend(exposed_headers);
    let credentials = case.request.credentials.is_include();
    let origins = match (case.page_origin.is_opaque(), credentials) {
        (true, true) => return None,
        (true, false) => AllowedOrigins::Any,
        (false, _) => AllowedOrigins::List(vec![case.page_origin.as_str().to_owned()]),
    };
    let policy = FixPolicy {
        origins,
        methods: recommend::methods(&case.request.method),
        headers: cors_unsafe_names(&guarded(&case.request.headers, case.request.mode)).names,
        credentials,
        exposes: recommend::exposes(&whole),
        max_age: DEFAULT_MAX_AGE,
        server_error: false,
    };
    Some(Fix {
        why: format!(
            "The page reads the response, but not its headers {}: Access-Control-Expose-Headers does not name them.",
            hidden.join(", ")
        ),
        headers: vec![(EXPOSE_HEADERS.to_owned(), policy.exposes.join(", "))],
        snippets: snippets(case, &policy, &[]),
        policy: Some(policy),
        client: None,
        proxy: None,
    })
}
