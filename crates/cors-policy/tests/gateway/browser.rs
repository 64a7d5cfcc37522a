//! What a browser makes of the answers that the suite accepts.

use cors_verdict::judge;
use serde_json::{Value, json};

use crate::cases::{Case, Expected};

const URL: &str = "https://api.example/cors";

/// The outcomes of every answer that the suite accepts, in every engine.
pub(crate) fn outcomes(case: &Case, credentials: &str) -> Vec<String> {
    let mut outcomes = Vec::new();
    for answer in answers(&case.expected) {
        for engine in ["standard", "chromium", "firefox", "webkit"] {
            let document = document(case, credentials, engine, &answer);
            let judged: cors_verdict::Case = serde_json::from_value(document).unwrap();
            outcomes.push(judge(&judged).outcome.name().to_owned());
        }
    }
    outcomes
}

/// Every answer that is accepted: with each status, and with each value of each header.
fn answers(expected: &Expected) -> Vec<Value> {
    let statuses = match expected.statuses.as_slice() {
        [] => &[200],
        statuses => statuses,
    };
    let mut lists = vec![Vec::new()];
    for (name, values) in &expected.headers {
        let each = |list: &Vec<(String, String)>| {
            let longer = values.iter().map(|value| {
                let mut longer = list.clone();
                longer.push((name.clone(), value.clone()));
                longer
            });
            longer.collect::<Vec<_>>()
        };
        lists = lists.iter().flat_map(each).collect();
    }
    let with = |status: &u16| {
        let answers = lists
            .iter()
            .map(|headers| json!({ "status": status, "headers": headers }));
        answers.collect::<Vec<_>>()
    };
    statuses.iter().flat_map(with).collect()
}

/// The case for the judge. After a preflight comes a response that grants the same; a request's own preflight has
/// passed.
fn document(case: &Case, credentials: &str, engine: &str, answer: &Value) -> Value {
    let request = &case.request;
    let asked = request.header("Access-Control-Request-Method");
    let names = request.header("Access-Control-Request-Headers");
    let (method, headers, hop) = if request.is_preflight() {
        let names = names.iter().flat_map(|it| it.split(", "));
        let headers: Vec<_> = names.map(|name| (name, "1")).collect();
        let response = json!({ "status": 200, "headers": answer["headers"] });
        let hop = json!({ "preflight": answer, "response": response });
        (asked.unwrap(), headers, hop)
    } else {
        let passed = json!({ "status": 204, "headers": [
            ("Access-Control-Allow-Origin", request.header("Origin").unwrap()),
            ("Access-Control-Allow-Methods", &request.method),
            ("Access-Control-Allow-Credentials", "true"),
        ] });
        let hop = json!({ "preflight": passed, "response": answer });
        (request.method.as_str(), Vec::new(), hop)
    };
    json!({
        "pageOrigin": request.header("Origin").unwrap(),
        "request": {
            "url": URL, "method": method, "headers": headers, "credentials": credentials,
            "forcePreflight": request.is_preflight(),
        },
        "hops": [hop],
        "engine": engine,
        "stacks": [],
    })
}
