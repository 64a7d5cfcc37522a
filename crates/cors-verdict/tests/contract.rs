//! The JSON contract, key by key, and the example it was agreed on with.

#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use cors_verdict::Engine;
use cors_verdict::json::judge_json;
use serde_json::{Value, json};

fn example() -> Value {
    json!({
        "pageOrigin": "http://app.mixmax.localhost:8080",
        "request": {
            "url": "http://lab.mixmax.localhost:8082/r/1", "method": "PATCH",
            "headers": [["Content-Type", "application/json"]],
            "mode": "cors", "credentials": "include", "redirect": "follow",
            "body": true, "forcePreflight": false
        },
        "hops": [{
            "preflight": {"status": 204, "headers": [["Access-Control-Allow-Origin", "*"]]},
            "response": {"status": 200, "headers": []}
        }],
        "engine": "standard"
    })
}

fn judged(case: &Value, engine: Option<Engine>) -> Value {
    let verdict = judge_json(case.to_string().as_bytes(), engine).unwrap();
    serde_json::to_value(verdict).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn the_example_is_answered_in_its_shape() {
    let verdict = judged(&example(), None);
    assert_eq!(
        keys(&verdict),
        [
            "cause",
            "decisive",
            "exposedHeaders",
            "faults",
            "fix",
            "hop",
            "outcome",
            "preflight",
            "says",
            "sent",
            "title",
            "trace"
        ]
    );
    assert_eq!(verdict["outcome"], "blocked");
    assert_eq!(verdict["cause"], "preflight-acao-wildcard-with-credentials");
    assert_eq!(
        verdict["title"],
        "Preflight Allow-Origin wildcard with credentials"
    );
    assert_eq!(
        verdict["decisive"],
        json!({"message": "preflight", "header": "Access-Control-Allow-Origin"})
    );
    assert_eq!(verdict["hop"], 0);
    assert_eq!(
        verdict["preflight"],
        json!({
            "needed": true,
            "because": ["method-unsafe", "content-type-not-safelisted"],
            "titles": ["Method other than GET, HEAD and POST", "Content-Type that no form sends"],
            "method": "PATCH",
            "headers": "content-type"
        })
    );
    assert_eq!(verdict["sent"], false);
    assert_eq!(verdict["exposedHeaders"], json!([]));
    for step in verdict["trace"].as_array().unwrap() {
        assert_eq!(keys(step), ["clause", "found", "link", "passed", "step"]);
    }
    let last = verdict["trace"].as_array().unwrap().last().unwrap();
    assert_eq!(last["clause"], "CORS check");
    assert_eq!(
        last["link"],
        "https://fetch.spec.whatwg.org/#concept-cors-check"
    );
    assert_eq!(last["passed"], false);
    assert_eq!(keys(&verdict["says"]), ["chromium", "firefox", "webkit"]);
    assert_eq!(
        verdict["says"]["chromium"]["code"],
        "PreflightWildcardOriginNotAllowed"
    );
    assert_eq!(
        verdict["says"]["firefox"]["code"],
        "CORSNotSupportingCredentials"
    );
    assert_eq!(verdict["says"]["webkit"]["code"], "W2");
    for engine in ["chromium", "firefox", "webkit"] {
        assert_eq!(keys(&verdict["says"][engine]), ["code", "message"]);
    }
    assert_eq!(
        keys(&verdict["fix"]),
        ["headers", "policy", "proxy", "snippets", "why"]
    );
    assert_eq!(
        verdict["fix"]["policy"],
        json!({
            "origins": ["http://app.mixmax.localhost:8080"],
            "methods": ["GET", "HEAD", "POST", "PATCH"],
            "headers": ["content-type"],
            "credentials": true,
            "exposes": [],
            "maxAge": 600
        })
    );
    let why = verdict["fix"]["why"].as_str().unwrap();
    assert!(why.contains("http://app.mixmax.localhost:8080"), "{why}");
    for snippet in verdict["fix"]["snippets"].as_array().unwrap() {
        let mut keys = keys(snippet);
        keys.retain(|key| *key != "documentation");
        assert_eq!(keys, ["code", "stack", "title"]);
        let code = snippet["code"].as_str().unwrap();
        assert!(code.contains("http://app.mixmax.localhost:8080"), "{code}");
    }
}

#[test]
fn a_status_that_decides_has_no_header() {
    let mut case = example();
    case["hops"][0]["preflight"] = json!({"status": 404, "headers": []});
    assert_eq!(
        judged(&case, None)["decisive"],
        json!({"message": "preflight", "status": true})
    );
}

#[test]
fn nothing_decides_where_no_message_does() {
    let mut case = example();
    case["hops"][0]["preflight"] = json!("network-error");
    assert_eq!(judged(&case, None)["decisive"], Value::Null);
}

#[test]
fn a_success_has_no_cause_and_no_fix() {
    let mut case = example();
    let headers = json!([
        [
            "Access-Control-Allow-Origin",
            "http://app.mixmax.localhost:8080"
        ],
        ["Access-Control-Allow-Credentials", "true"],
        ["Access-Control-Allow-Methods", "PATCH"],
        ["Access-Control-Allow-Headers", "Content-Type"]
    ]);
    case["hops"][0]["preflight"]["headers"] = headers.clone();
    case["hops"][0]["response"]["headers"] = headers;
    let verdict = judged(&case, None);
    assert_eq!(verdict["outcome"], "readable");
    assert_eq!(verdict["cause"], Value::Null);
    assert_eq!(verdict["title"], Value::Null);
    assert_eq!(verdict["fix"], Value::Null);
    assert_eq!(
        verdict["decisive"],
        json!({"message": "response", "header": "Access-Control-Allow-Origin"})
    );
    assert_eq!(verdict["sent"], true);
    assert_eq!(
        verdict["says"],
        json!({"chromium": null, "firefox": null, "webkit": null})
    );
}

#[test]
fn an_incomplete_case_says_what_is_missing() {
    let mut case = example();
    case["hops"][0]["preflight"] = Value::Null;
    let verdict = judged(&case, None);
    assert_eq!(verdict["outcome"], "incomplete");
    assert_eq!(verdict["missing"], "hops[0].preflight");
}

#[test]
fn the_engine_asked_for_wins_over_that_of_the_case() {
    let mut case = example();
    case["hops"][0]["preflight"]["status"] = json!(404);
    assert_eq!(
        judged(&case, None)["cause"],
        "preflight-acao-wildcard-with-credentials"
    );
    let webkit = judged(&case, Some(Engine::Webkit));
    assert_eq!(webkit["cause"], "preflight-bad-status");
}

#[test]
fn all_but_page_and_url_may_be_left_out() {
    let case = json!({"pageOrigin": "null", "request": {"url": "data:,x"}});
    assert_eq!(judged(&case, None)["outcome"], "readable");
}
