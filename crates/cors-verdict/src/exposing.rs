//! Response headers that script reads and cannot, and how to expose them.

use crate::case::{Answer, Case};
use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::fix::{Fix, recommend, snippets};
use crate::header::guard::guarded;
use crate::header::name::EXPOSE_HEADERS;
use crate::header::safelist::cors_unsafe_names;
use crate::judge::judge_without_trace;
use crate::verdict::Outcome;

/// Those of [`Case::reads`] that a readable response has and script cannot read, in lower case.
#[must_use]
pub fn hidden_reads(case: &Case) -> Vec<String> {
    let Outcome::Readable {
        exposed_headers, ..
    } = judge_without_trace(case).outcome
    else {
        return Vec::new();
    };
    let Some(Answer::Response(response)) = case.hops.last().and_then(|it| it.response.as_ref())
    else {
        return Vec::new();
    };
    let mut hidden = recommend::exposes(case);
    hidden.retain(|name| response.headers.contains(name) && !exposed_headers.contains(name));
    hidden
}

/// The fix under which script reads the headers that it reads; `None` when it already does, or when the response is
/// not readable at all.
#[must_use]
pub fn exposing_fix(case: &Case) -> Option<Fix> {
    let hidden = hidden_reads(case);
    if hidden.is_empty() {
        return None;
    }
    // What script can read already stays so.
    let mut whole = case.clone();
    if let Outcome::Readable {
        exposed_headers, ..
    } = judge_without_trace(case).outcome
    {
        whole.reads.extend(exposed_headers);
    }
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
        max_age: 600,
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
