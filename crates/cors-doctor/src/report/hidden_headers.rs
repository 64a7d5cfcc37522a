//! The headers of a readable response that the page cannot read.

use std::collections::HashSet;

use cors_verdict::{Case, Header, Outcome, Response};

use crate::diagnosis::Diagnosis;

/// Names, or beginnings of names, of headers that are meant for browsers, caches and connections. Pages
/// do not look for them.
const NOT_FOR_PAGES: &[&str] = &[
    "accept-ranges",
    "access-control-",
    "age",
    "alt-svc",
    "connection",
    "content-encoding",
    "content-security-policy",
    "cross-origin-",
    "date",
    "keep-alive",
    "nel",
    "origin-agent-cluster",
    "permissions-policy",
    "referrer-policy",
    "report",
    "server",
    "set-cookie",
    "strict-transport-security",
    "timing-allow-origin",
    "transfer-encoding",
    "vary",
    "via",
    "x-content-type-options",
    "x-dns-prefetch-control",
    "x-download-options",
    "x-frame-options",
    "x-permitted-cross-domain-policies",
    "x-powered-by",
    "x-xss-protection",
];

/// What the page cannot read and what to do about it, as a sentence; `None` where nothing is hidden that
/// a page may look for.
pub(crate) fn sentence(diagnosis: &Diagnosis) -> Option<String> {
    let report = diagnosis.report.as_ref()?;
    let Outcome::Readable {
        exposed_headers, ..
    } = &report.verdict.outcome
    else {
        return None;
    };
    let response = diagnosis.case.hops.last()?.actual_response()?;
    if !diagnosis.case.reads.is_empty() {
        return read(&diagnosis.case, response, exposed_headers);
    }
    let hidden = hidden(response, exposed_headers);
    if hidden.is_empty() {
        return None;
    }
    let names = hidden.join(", ");
    Some(format!(
        "The response has headers that script cannot read: {names}. Let the server list those that the page needs: Access-Control-Expose-Headers: {names}. With --reads NAME for each, the fix comes as code."
    ))
}

/// The headers of a readable response that a page may look for and script cannot read.
pub(crate) fn hidden<'a>(response: &'a Response, exposed: &[String]) -> Vec<&'a str> {
    let mut known: HashSet<String> = exposed.iter().map(|it| it.to_ascii_lowercase()).collect();
    let names = response.headers.iter().map(Header::name);
    names
        .filter(|name| is_for_pages(name) && known.insert(name.to_ascii_lowercase()))
        .collect()
}

/// Of the headers that script reads: those that it can read, and those that the response does not have. The others are
/// a matter of the fix.
fn read(case: &Case, response: &Response, exposed: &[String]) -> Option<String> {
    let listed = |names: Vec<&str>, words: &str| {
        (!names.is_empty()).then(|| format!("{words} {}.", names.join(", ")))
    };
    let names = || case.reads.iter().map(String::as_str);
    let is_exposed = |name: &str| exposed.iter().any(|it| it.eq_ignore_ascii_case(name));
    let readable = names().filter(|it| is_exposed(it)).collect();
    let absent: Vec<&str> = names()
        .filter(|it| !response.headers.contains(it))
        .collect();
    let not_counted = (!absent.is_empty()).then(|| {
        "The exit status does not count that; that of cors-doctor check does, with exposes in its file.".to_owned()
    });
    let sentences = [
        listed(readable, "Script can read"),
        listed(absent, "The response does not have"),
        not_counted,
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn is_for_pages(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    !NOT_FOR_PAGES
        .iter()
        .any(|it| name == *it || (name.starts_with(it) && (it.ends_with('-') || *it == "report")))
}
