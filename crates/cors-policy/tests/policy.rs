//! What can be said in a policy, and what cannot.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is wrong"
)]

use actix_web::http::{Method, header};
use cors_policy::{CorsPolicy, CorsPolicyBuilder, NameProblem, PolicyError};

fn good() -> CorsPolicyBuilder {
    CorsPolicy::builder().origins("https://*.example.com")
}

fn only_mistake(builder: CorsPolicyBuilder) -> PolicyError {
    let mut errors = builder.build().unwrap_err().into_iter();
    let error = errors.next().unwrap();
    assert_eq!(errors.next(), None);
    error
}

#[test]
fn names_can_be_given_as_text_or_as_types() {
    let text = good().methods(["PUT"]).request_headers(["Content-Type"]);
    let types = good()
        .methods([Method::PUT])
        .request_headers([header::CONTENT_TYPE]);
    assert_eq!(text.build().unwrap(), types.build().unwrap());
}

#[test]
fn lists_add_up() {
    let once = CorsPolicy::builder()
        .origins("https://*.example.com, https://example.org")
        .methods(["PUT", "PATCH"]);
    let twice = good()
        .origins("https://example.org")
        .methods(["PUT"])
        .methods(["PATCH"]);
    assert_eq!(once.build().unwrap(), twice.build().unwrap());
}

#[test]
fn every_mistake_is_reported_at_once() {
    let errors = CorsPolicy::builder()
        .origins("*, https://app.example.com/")
        .methods(["PATCH", "trace"])
        .request_headers(["x y"])
        .exposed_headers(["ETag", "etag"])
        .credentials()
        .max_age_seconds(86_401)
        .build()
        .unwrap_err();
    assert_eq!(errors.iter().count(), 6, "{errors}");
    let text = errors.to_string();
    for instead in [
        "https://*.example.com",
        "write https://app.example.com\n",
        "\"trace\" can be sent by no script; leave it out",
        "\"x y\" is no name in HTTP; write one name",
        "\"etag\" is listed twice; write it once",
        "86400",
    ] {
        assert!(text.contains(instead), "{instead}: {text}");
    }
}

#[test]
fn a_policy_without_an_origin_is_refused() {
    assert_eq!(only_mistake(CorsPolicy::builder()), PolicyError::NoOrigin);
}

#[test]
fn origins_that_a_network_can_pose_as_are_refused_unless_that_is_accepted() {
    for pattern in ["http://app.example.com", "http://*.example.com:8080"] {
        let builder = CorsPolicy::builder().origins(pattern);
        let error = only_mistake(builder.clone());
        assert!(matches!(error, PolicyError::InsecureOrigin(_)));
        let https = pattern.replace("http", "write https");
        assert!(error.to_string().contains(&https), "{error}");
        builder
            .dangerously_allow_insecure_origins()
            .build()
            .unwrap();
    }
    for pattern in ["http://*.mixmax.localhost:8080", "http://127.0.0.1:3000"] {
        CorsPolicy::builder().origins(pattern).build().unwrap();
    }
}

#[test]
fn methods_that_cannot_be_granted_are_refused() {
    for (name, expected) in [
        ("*", NameProblem::Wildcard),
        ("", NameProblem::NotAToken),
        ("PUT, PATCH", NameProblem::NotAToken),
        ("CONNECT", NameProblem::ForbiddenMethod),
        ("Track", NameProblem::ForbiddenMethod),
        ("patch", NameProblem::MethodCase("PATCH")),
        ("Put", NameProblem::MethodCase("PUT")),
    ] {
        let PolicyError::Method { problem, .. } = only_mistake(good().methods([name])) else {
            panic!("{name}");
        };
        assert_eq!(problem, expected, "{name}");
    }
    good().methods(["GET", "OPTIONS", "purge"]).build().unwrap();
}

#[test]
fn request_headers_that_cannot_be_granted_are_refused() {
    for (name, expected) in [
        ("*", NameProblem::Wildcard),
        ("Content-Type:", NameProblem::NotAToken),
        ("Cookie", NameProblem::ForbiddenRequestHeader),
        ("Sec-Fetch-Site", NameProblem::ForbiddenRequestHeader),
        ("proxy-authorization", NameProblem::ForbiddenRequestHeader),
        ("Access-Control-Allow-Origin", NameProblem::CorsHeader),
    ] {
        let error = only_mistake(good().request_headers([name]));
        let PolicyError::RequestHeader { problem, .. } = error else {
            panic!("{name}");
        };
        assert_eq!(problem, expected, "{name}");
    }
    let names = [
        "Authorization",
        "Content-Type",
        "Accept",
        "X-Requested-With",
    ];
    good().request_headers(names).build().unwrap();
}

#[test]
fn response_headers_that_need_no_exposing_or_cannot_be_exposed_are_refused() {
    for (name, expected) in [
        ("*", NameProblem::Wildcard),
        ("é", NameProblem::NotAToken),
        ("Content-Length", NameProblem::SafelistedResponseHeader),
        ("Set-Cookie", NameProblem::ForbiddenResponseHeader),
        ("Access-Control-Allow-Origin", NameProblem::CorsHeader),
    ] {
        let error = only_mistake(good().exposed_headers([name]));
        let PolicyError::ExposedHeader { problem, .. } = error else {
            panic!("{name}");
        };
        assert_eq!(problem, expected, "{name}");
    }
}

#[test]
fn a_preflight_is_remembered_for_a_day_at_most() {
    good().max_age_seconds(0).build().unwrap();
    good().max_age_seconds(86_400).build().unwrap();
    let error = only_mistake(good().max_age_seconds(86_401));
    assert_eq!(error, PolicyError::MaxAge(86_401));
}
