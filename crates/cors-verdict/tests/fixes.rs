//! Fixes hold values of the case, and a case may come from anybody.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use cors_verdict::json::judge_json;
use serde_json::{Value, json};

fn fix(case: &Value) -> Value {
    let verdict = judge_json(case.to_string().as_bytes(), None).unwrap();
    assert!(verdict.fix.is_some(), "it is not blocked: {verdict:?}");
    serde_json::to_value(verdict.fix).unwrap()
}

fn blocked(page: &str, method: &str, header: &str) -> Value {
    json!({
        "pageOrigin": page,
        "request": {"url": "http://api.test/", "method": method, "headers": [[header, "1"]]},
        "hops": [{"preflight": {"status": 204, "headers": []}}]
    })
}

#[test]
fn values_of_the_case_are_in_the_code() {
    let fix = fix(&blocked("http://app.test", "PATCH", "X-Name"));
    for place in ["actixCors", "express", "nginx"] {
        let code = fix[place].as_str().unwrap();
        for value in ["http://app.test", "PATCH", "x-name"] {
            assert!(code.contains(value), "{place} lacks {value}: {code}");
        }
    }
}

#[test]
fn a_quote_does_not_end_a_string() {
    let fix = fix(&blocked("http://a\"+b.test", "PUT", "x-'"));
    let (actix, express, nginx) = (&fix["actixCors"], &fix["express"], &fix["nginx"]);
    assert!(
        actix
            .as_str()
            .unwrap()
            .contains(r#".allowed_origin("http://a\"+b.test")"#)
    );
    assert!(
        express
            .as_str()
            .unwrap()
            .contains(r#"origin: ["http://a\"+b.test"]"#)
    );
    assert!(
        nginx
            .as_str()
            .unwrap()
            .contains(r#""http://a\"+b.test" "http://a\"+b.test";"#)
    );
}

#[test]
fn nginx_gets_no_variable_from_a_case() {
    for case in [
        blocked("http://a$http_origin.test", "PUT", "x-a"),
        blocked("http://app.test", "P$http_origin", "x-a"),
        blocked("http://app.test", "PUT", "x-$http_origin"),
    ] {
        let fix = fix(&case);
        let nginx = fix["nginx"].as_str().unwrap();
        assert!(nginx.starts_with("# nginx reads $"), "{nginx}");
    }
}

#[test]
fn an_opaque_page_is_never_let_in_with_credentials() {
    let mut case = blocked("null", "PUT", "x-a");
    case["request"]["credentials"] = json!("include");
    let fix = fix(&case);
    for place in ["actixCors", "express", "nginx"] {
        assert_eq!(fix[place], Value::Null, "{place}");
    }
    assert!(!fix["why"].as_str().unwrap().is_empty());
}

#[test]
fn an_opaque_page_without_credentials_may_read_what_anybody_may() {
    let fix = fix(&blocked("null", "PUT", "x-a"));
    assert!(fix["actixCors"].as_str().unwrap().contains("send_wildcard"));
    assert!(fix["express"].as_str().unwrap().contains("origin: \"*\""));
    assert!(
        fix["nginx"]
            .as_str()
            .unwrap()
            .contains("Allow-Origin \"*\"")
    );
}

#[test]
fn what_the_page_has_to_change_is_said_for_the_page() {
    let fix = fix(&json!({
        "pageOrigin": "http://app.test",
        "request": {"url": "http://api.test/", "method": "patch"},
        "hops": [{"preflight": {"status": 204, "headers": [
            ["Access-Control-Allow-Origin", "http://app.test"],
            ["Access-Control-Allow-Methods", "PATCH"]
        ]}}]
    }));
    assert!(
        fix["client"]
            .as_str()
            .unwrap()
            .contains("method: \"PATCH\"")
    );
}

#[test]
fn a_value_with_braces_is_left_alone() {
    let fix = fix(&json!({
        "pageOrigin": "http://app.test",
        "request": {"url": "http://api.test/"},
        "hops": [{"response": {"status": 200, "headers": [
            ["Access-Control-Allow-Origin", "{origin}{url}{"]
        ]}}]
    }));
    assert!(fix["why"].as_str().unwrap().contains("`{origin}{url}{`"));
}
