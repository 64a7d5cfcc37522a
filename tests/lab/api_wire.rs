//! The real API's exchanges are recorded when a page asks for it, without anything that is
//! somebody's own.

use serde_json::{Value, json};

use support::{
    Demo,
    names::{API, APP, STRANGER},
};

use crate::helpers::{TestLab, only_response, request};

fn value<'a>(headers: &'a Value, name: &str) -> Option<&'a str> {
    let mut headers = headers.as_array().unwrap().iter();
    headers
        .find(|header| header[0] == name)
        .map(|header| header[1].as_str().unwrap())
}

#[test]
fn a_request_with_a_run_is_recorded_without_values_that_are_secret() {
    let lab = TestLab::start();
    let origin = format!("Origin: {APP}");
    let lines = [
        origin.as_str(),
        "Cookie: session=secret1",
        "X-Custom: secret2",
        "If-Match: \"secret3\"",
    ];
    let target = "/api/contactgroups?q=secret4&wire=panel";
    assert_eq!(lab.request("GET", API, target, &lines).status, 401);

    let record = lab.record("panel");
    let exchange = &record["exchanges"][0];
    assert_eq!(exchange["host"], API);
    assert_eq!(exchange["preflight"], false);
    assert_eq!(exchange["request"]["method"], "GET");
    assert_eq!(exchange["request"]["path"], "/api/contactgroups");
    assert_eq!(exchange["request"]["cookies"], json!(["session"]));
    assert_eq!(exchange["answer"]["status"], 401);
    let request = &exchange["request"]["headers"];
    assert_eq!(value(request, "origin"), Some(APP));
    assert_eq!(value(request, "cookie"), Some("…"));
    assert_eq!(value(request, "x-custom"), Some("…"));
    let answer = &exchange["answer"]["headers"];
    assert_eq!(value(answer, "access-control-allow-origin"), Some(APP));
    assert!(value(answer, "vary").unwrap().contains("Origin"));
    for part in ["request", "answer"] {
        assert!(exchange[part].get("bodyBytes").is_none());
    }
    assert!(!record.to_string().contains("secret"), "{record}");
}

#[test]
fn preflights_and_refusals_are_recorded() {
    let lab = TestLab::start();
    for (origin, status) in [(APP, 200), (STRANGER, 403)] {
        let origin = format!("Origin: {origin}");
        let lines = [
            origin.as_str(),
            "Access-Control-Request-Method: DELETE",
            "Access-Control-Request-Headers: content-type",
        ];
        let answer = lab.request("OPTIONS", API, "/api/session?wire=asked", &lines);
        assert_eq!(answer.status, status);
        let exchange = lab.exchanges("asked").pop().unwrap();
        assert_eq!(exchange["preflight"], true);
        assert_eq!(exchange["answer"]["status"], status);
        let request = &exchange["request"]["headers"];
        assert_eq!(
            value(request, "access-control-request-method"),
            Some("DELETE")
        );
        assert_eq!(
            value(request, "access-control-request-headers"),
            Some("content-type")
        );
    }
    assert_eq!(lab.exchanges("asked").len(), 2);
}

#[test]
fn what_no_script_of_a_page_asked_for_is_not_recorded() {
    let lab = TestLab::start();
    let origin = format!("Origin: {APP}");
    lab.request(
        "GET",
        API,
        "/api/session?wire=quiet",
        &["Sec-Fetch-Mode: navigate"],
    );
    lab.request("GET", API, "/api/session", &[&origin]);
    lab.request("GET", API, "/healthz?wire=quiet", &[&origin]);
    lab.request("GET", API, "/api/session?wire=not.a.run", &[&origin]);
    assert!(lab.exchanges("quiet").is_empty());
}

#[test]
fn the_value_of_a_cookie_that_is_set_is_not_recorded() {
    let demo = Demo::start();
    let origins = demo.origins;
    let body = r#"{"email":"ada@example.com","password":"analytical-engine"}"#;
    let origin = format!("Origin: {}", origins.app());
    let length = format!("Content-Length: {}", body.len());
    let lines = ["Content-Type: application/json", &origin, &length];
    let sign_in = request("POST", &origins.api_host(), "/api/session?wire=in", &lines) + body;
    let sign_in = only_response(origins.api_address(), sign_in).assert_status(200);
    let cookie = sign_in.header("set-cookie");
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    assert!(token.len() > 16, "{cookie}");

    let record = request("GET", &origins.lab_host(), "/runs/in", &[]);
    let record = only_response(origins.lab_address(), record).json();
    let headers = &record["exchanges"][0]["answer"]["headers"];
    let recorded = value(headers, "set-cookie").unwrap();
    assert!(recorded.starts_with("session=…;"), "{recorded}");
    assert!(recorded.contains("SameSite=Lax"), "{recorded}");
    assert!(!record.to_string().contains(token));
}
