//! What is decided about a request.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is wrong"
)]

use actix_web::http::{
    Method,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use cors_policy::{CorsPolicy, Decision, Refusal, is_preflight};

const APP: (&str, &str) = ("origin", "https://app.example.com");
const STRANGER: (&str, &str) = ("origin", "https://evil.example");
const ASKS_PUT: (&str, &str) = ("access-control-request-method", "PUT");

fn headers(lines: &[(&str, &str)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in lines {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        map.append(name, HeaderValue::from_str(value).unwrap());
    }
    map
}

fn decide(method: &Method, lines: &[(&str, &str)]) -> Decision {
    let policy = CorsPolicy::builder()
        .origins("https://*.example.com")
        .methods(["PUT", "PATCH"])
        .request_headers(["Content-Type", "If-Match"])
        .build()
        .unwrap();
    Decision::of(&policy, method, &headers(lines))
}

fn asking(method: &str, headers: Option<&str>) -> Option<Refusal> {
    let mut lines = vec![APP, ("access-control-request-method", method)];
    lines.extend(headers.map(|names| ("access-control-request-headers", names)));
    match decide(&Method::OPTIONS, &lines) {
        Decision::Preflight { refusal } => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn methods_are_compared_with_case_and_headers_without() {
    assert_eq!(asking("PATCH", None), None);
    assert_eq!(asking("patch", None), Some(Refusal::Method));
    assert_eq!(asking("PUT", Some("content-type, If-Match")), None);
    assert_eq!(asking("PUT", Some("IF-MATCH,,")), None);
    assert_eq!(
        asking("PUT", Some("content-type,x-custom")),
        Some(Refusal::Header)
    );
    assert_eq!(asking("PURGE", Some("x-custom")), Some(Refusal::Method));
}

#[test]
fn methods_that_browsers_send_unasked_are_granted() {
    for method in ["GET", "HEAD", "POST"] {
        assert_eq!(asking(method, Some("content-type")), None);
    }
}

#[test]
fn an_origin_is_allowed_or_refused() {
    let allowed = Decision::Actual { refusal: None };
    assert_eq!(decide(&Method::GET, &[APP]), allowed);
    let refusal = Some(Refusal::Origin);
    assert_eq!(
        decide(&Method::GET, &[STRANGER]),
        Decision::Actual { refusal }
    );
    assert_eq!(
        decide(&Method::OPTIONS, &[STRANGER, ASKS_PUT]),
        Decision::Preflight { refusal }
    );
}

#[test]
fn several_origins_are_refused_even_if_each_is_allowed() {
    let refusal = Some(Refusal::SeveralOrigins);
    assert_eq!(
        decide(&Method::GET, &[APP, APP]),
        Decision::Actual { refusal }
    );
    assert_eq!(
        decide(&Method::OPTIONS, &[APP, APP, ASKS_PUT]),
        Decision::Preflight { refusal }
    );
}

#[test]
fn without_an_origin_only_changes_from_another_site_are_refused() {
    let cross_site = ("sec-fetch-site", "cross-site");
    let allowed = Decision::NotCors { refusal: None };
    for (method, lines) in [
        (Method::GET, vec![]),
        (Method::GET, vec![cross_site]),
        (Method::POST, vec![]),
        (Method::POST, vec![("sec-fetch-site", "same-site")]),
        (Method::OPTIONS, vec![ASKS_PUT]),
    ] {
        assert_eq!(decide(&method, &lines), allowed);
    }
    let refused = Decision::NotCors {
        refusal: Some(Refusal::CrossSite),
    };
    assert_eq!(decide(&Method::POST, &[cross_site]), refused);
}

#[test]
fn a_preflight_has_an_origin_and_asks_for_a_method() {
    let asks = |method, lines: &[_]| is_preflight(&method, &headers(lines));
    assert!(asks(Method::OPTIONS, &[APP, ASKS_PUT]));
    assert!(!asks(Method::OPTIONS, &[APP]));
    assert!(!asks(Method::OPTIONS, &[ASKS_PUT]));
    assert!(!asks(Method::GET, &[APP, ASKS_PUT]));
}

#[test]
fn the_log_line_quotes_the_origin_and_cuts_it() {
    let long = format!("https://\"{}", "a".repeat(200));
    let lines = [("origin", long.as_str())];
    let line = decide(&Method::GET, &lines).log_line(&headers(&lines));
    let shown = format!("https://\\\"{}", "a".repeat(91));
    assert_eq!(
        line.unwrap(),
        format!("request from \"{shown}\" refused: the origin matches no allowed pattern")
    );
    assert_eq!(
        decide(&Method::GET, &[APP]).log_line(&headers(&[APP])),
        None
    );
}
