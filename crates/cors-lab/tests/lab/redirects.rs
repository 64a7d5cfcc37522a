//! Where a redirect may lead, and what it carries.

use serde_json::json;

use support::Response;

use crate::helpers::{LAB, THIRD, TestLab, target};

/// Follows a Location on the lab.
#[track_caller]
fn follow(lab: &TestLab, answer: &Response) -> Response {
    let location = answer.header("location");
    let rest = location.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    assert!([LAB, THIRD].contains(&host), "{location}");
    lab.request("GET", host, &format!("/{path}"), &[])
}

#[test]
fn the_next_hop_has_a_recipe_of_its_own() {
    let lab = TestLab::start();
    let answer = lab.get(
        "hops",
        &json!({ "response": {
            "headers": [["Access-Control-Allow-Origin", "*"]],
            "redirect": { "status": 307, "to": "third", "recipe": {
                "response": { "status": 201, "body": "there: 100% & more+", "headers": [["Vary", "a b"]] }
            } }
        } }),
    );
    assert_eq!(answer.status, 307);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(
        answer
            .header("location")
            .starts_with("http://lab.third.localhost:8082/r/hops?")
    );
    let there = follow(&lab, &answer);
    assert_eq!(there.status, 201);
    assert_eq!(there.body, b"there: 100% & more+");
    assert_eq!(there.header("vary"), "a b");
    let hosts: Vec<_> = lab
        .exchanges("hops")
        .iter()
        .map(|exchange| exchange["host"].clone())
        .collect();
    assert_eq!(hosts, [LAB, THIRD]);
}

#[test]
fn a_loop_comes_to_its_end() {
    let lab = TestLab::start();
    let mut answer = lab.get(
        "loop",
        &json!({ "response": { "redirect": { "to": "lab", "then": 25, "recipe": { "response": { "body": "end" } } } } }),
    );
    let mut hops = 0;
    while answer.status == 302 {
        answer = follow(&lab, &answer);
        hops += 1;
    }
    assert_eq!(hops, 26);
    assert_eq!(answer.body, b"end");
}

#[test]
fn a_preflight_can_be_redirected() {
    let lab = TestLab::start();
    let recipe = json!({ "preflight": { "redirect": { "status": 301, "to": "lab" } } });
    let answer = lab.preflight(&target("preflight", &recipe));
    assert_eq!(answer.status, 301);
    assert!(
        answer
            .header("location")
            .starts_with("http://lab.mixmax.localhost:8082/r/preflight?")
    );
    assert_eq!(
        answer.header("cache-control"),
        "no-store",
        "a 301 would be remembered"
    );
}

#[test]
fn pages_and_odd_schemes_have_names() {
    let lab = TestLab::start();
    let cases = [
        ("app", "http://app.mixmax.localhost:8080/config.json"),
        ("sibling", "http://blog.mixmax.localhost:8080/config.json"),
        ("apex", "http://mixmax.localhost:8080/config.json"),
        ("stranger", "http://evil.localhost:8080/config.json"),
        ("look-alike", "http://evilmixmax.localhost:8080/config.json"),
        ("ftp", "ftp://"),
        ("foo", "foo://"),
        ("data", "data:text/plain,"),
        ("file", "file:///"),
        ("blob", "blob:http://"),
        ("mailto", "mailto:"),
    ];
    for (to, location) in cases {
        let answer = lab.get(
            "names",
            &json!({ "response": { "redirect": { "to": to } } }),
        );
        assert!(
            answer.header("location").starts_with(location),
            "{answer:?}"
        );
    }
    let answer = lab.get(
        "names",
        &json!({ "response": { "redirect": { "to": "bad-location" } } }),
    );
    assert!(url::Url::parse(answer.header("location")).is_err());
}

#[test]
fn the_pages_are_those_of_the_settings() {
    let lab = TestLab::start_with(|args| {
        args.sibling_origin = "https://blog.example.com".to_owned();
    });
    let redirect = json!({ "response": { "redirect": { "to": "sibling" } } });
    let location = lab.get("pages", &redirect).header("location").to_owned();
    assert_eq!(location, "https://blog.example.com/config.json");
}

#[test]
fn user_information_is_put_in_when_asked_for() {
    let lab = TestLab::start();
    let recipe = json!({ "response": { "redirect": { "to": "third", "userinfo": true } } });
    let answer = lab.get("user", &recipe);
    let location = url::Url::parse(answer.header("location")).unwrap();
    assert_eq!(location.username(), "user");
    assert_eq!(location.password(), Some("password"));
    assert_eq!(location.host_str(), Some("lab.third.localhost"));
}
