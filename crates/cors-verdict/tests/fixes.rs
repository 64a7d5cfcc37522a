//! Fixes hold values of the case, and a case may come from anybody.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is wrong"
)]

use cors_verdict::Stack;
use cors_verdict::json::judge_json;
use serde_json::{Value, json};

fn fix(case: &Value) -> Value {
    let verdict = judge_json(case.to_string().as_bytes(), None).unwrap();
    let verdict = serde_json::to_value(verdict).unwrap();
    assert!(verdict["fix"].is_object(), "it is not blocked: {verdict}");
    verdict["fix"].clone()
}

/// The code for a stack.
fn code<'a>(fix: &'a Value, stack: &str) -> &'a str {
    let mut snippets = fix["snippets"].as_array().unwrap().iter();
    let snippet = snippets.find(|snippet| snippet["stack"] == stack);
    snippet.unwrap_or_else(|| panic!("no {stack} in {fix}"))["code"]
        .as_str()
        .unwrap()
}

fn stacks(fix: &Value) -> Vec<&str> {
    let snippets = fix["snippets"].as_array().unwrap().iter();
    snippets.map(|it| it["stack"].as_str().unwrap()).collect()
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
    for stack in Stack::ALL {
        let code = code(&fix, stack.name());
        // Ruby has methods as symbols in lower case.
        let method = if stack.name() == "rack-cors" {
            ":patch"
        } else {
            "PATCH"
        };
        for value in ["http://app.test", method, "x-name"] {
            assert!(code.contains(value), "{stack:?} lacks {value}: {code}");
        }
    }
}

#[test]
fn a_quote_does_not_end_a_string() {
    let fix = fix(&blocked("http://a\"+b.test", "PUT", "x-'"));
    let literals = [
        ("actix-cors", r#".allowed_origin("http://a\"+b.test")"#),
        (
            "tower-http",
            r#"HeaderValue::from_static("http://a\"+b.test")"#,
        ),
        ("express", r#"origin: ["http://a\"+b.test"]"#),
        ("nginx", r#""http://a\"+b.test" "http://a\"+b.test";"#),
    ];
    for (stack, literal) in literals {
        let code = code(&fix, stack);
        assert!(code.contains(literal), "{stack} lacks {literal}: {code}");
    }
}

#[test]
fn nginx_gets_no_variable_from_a_case() {
    for case in [
        blocked("http://a$http_origin.test", "PUT", "x-a"),
        blocked("http://app.test", "P$http_origin", "x-a"),
        blocked("http://app.test", "PUT", "x-$http_origin"),
    ] {
        let fix = fix(&case);
        let nginx = code(&fix, "nginx");
        assert!(nginx.starts_with("# nginx reads $"), "{nginx}");
    }
}

#[test]
fn an_opaque_page_is_never_let_in_with_credentials() {
    let mut case = blocked("null", "PUT", "x-a");
    case["request"]["credentials"] = json!("include");
    assert_words_only(&fix(&case));
}

#[test]
fn an_opaque_page_without_credentials_may_read_what_anybody_may() {
    let fix = fix(&blocked("null", "PUT", "x-a"));
    assert_eq!(fix["policy"]["origins"], json!(["*"]));
    assert!(code(&fix, "actix-cors").contains("send_wildcard"));
    assert!(code(&fix, "tower-http").contains("allow_origin(cors::Any)"));
    assert!(code(&fix, "express").contains("origin: \"*\""));
    assert!(code(&fix, "nginx").contains("Allow-Origin \"*\""));
}

#[test]
fn a_page_that_is_not_trusted_gets_words_and_no_server_code() {
    let mut case = blocked("http://evil.test", "PUT", "x-a");
    case["trusted"] = json!(false);
    assert_words_only(&fix(&case));
}

/// Verbs with which a remedy begins.
const REMEDIES: [&str; 13] = [
    "Add", "Allow", "Answer", "Check", "Keep", "Leave", "Let", "List", "Put", "Route", "Send",
    "Set", "Write",
];

#[test]
fn no_fix_for_a_page_that_is_not_trusted_says_how_to_let_it_in() {
    let tables = [
        include_str!("cases/cors-check.json"),
        include_str!("cases/preflight.json"),
        include_str!("cases/redirects.json"),
        include_str!("cases/client-and-network.json"),
    ];
    let rows = tables.map(|table| serde_json::from_str::<Vec<Value>>(table).unwrap());
    let mut refused = 0;
    for row in rows.iter().flatten() {
        let mut case = row["case"].clone();
        case["trusted"] = json!(false);
        let Ok(verdict) = judge_json(case.to_string().as_bytes(), None) else {
            continue;
        };
        let verdict = serde_json::to_value(verdict).unwrap();
        let Some(fix) = verdict["fix"].as_object() else {
            continue;
        };
        refused += 1;
        assert!(
            !fix.contains_key("client") && !fix.contains_key("proxy"),
            "{row}"
        );
        assert_eq!(fix["snippets"], json!([]), "{row}");
        let faults = verdict["faults"].as_array().unwrap().iter();
        let words = faults.map(|fault| fault["why"].as_str().unwrap());
        for text in words.chain(fix["why"].as_str()) {
            let advises = |sentence: &str| {
                REMEDIES
                    .iter()
                    .any(|it| sentence.starts_with(&format!("{it} ")))
            };
            assert!(!text.split(". ").any(advises), "{text}");
        }
    }
    assert!(refused > 50, "{refused} refusals only");
}

#[test]
fn a_method_in_lower_case_is_put_into_upper_case_on_both_sides() {
    let mut case = blocked("http://app.test", "patch", "x-a");
    case["hops"][0]["preflight"]["status"] = json!(400);
    let fix = fix(&case);
    let why = fix["why"].as_str().unwrap();
    assert!(why.contains("the page wrote patch"), "{why}");
    assert!(
        fix["client"].as_str().unwrap().contains("\"PATCH\""),
        "{fix}"
    );
    assert!(code(&fix, "express").contains("PATCH"), "{fix}");
}

#[test]
fn a_redirect_may_mean_that_the_session_has_ended() {
    let to_login = json!({"status": 302, "headers": [["Location", "https://login.test/"]]});
    let allowed = json!({"status": 302, "headers": [
        ["Location", "https://login.test/"], ["Access-Control-Allow-Origin", "http://app.test"]
    ]});
    let redirected = |method: &str, hops: Value| {
        fix(&json!({
            "pageOrigin": "http://app.test",
            "request": {"url": "http://api.test/", "method": method},
            "hops": hops
        }))
    };
    for fix in [
        redirected("GET", json!([{"response": to_login}])),
        redirected(
            "GET",
            json!([{"response": allowed}, {"response": {"status": 200}}]),
        ),
        redirected("PUT", json!([{"preflight": to_login}])),
        redirected("PUT", json!([{"preflight": allowed}])),
    ] {
        let why = fix["why"].as_str().unwrap();
        assert!(
            why.contains("session has ended") && why.contains("401"),
            "{why}"
        );
    }
}

fn assert_words_only(fix: &Value) {
    assert_eq!(fix["policy"], Value::Null);
    assert_eq!(fix["headers"], json!([]));
    assert_eq!(fix["snippets"], json!([]));
    assert!(!fix["why"].as_str().unwrap().is_empty());
}

#[test]
fn the_case_chooses_the_stacks() {
    let mut case = blocked("http://app.test", "PUT", "x-a");
    let all: Vec<_> = Stack::ALL.iter().map(|stack| stack.name()).collect();
    assert_eq!(stacks(&fix(&case)), all);
    case["stacks"] = json!(["nginx", "actix-cors"]);
    assert_eq!(stacks(&fix(&case)), ["nginx", "actix-cors"]);
    case["stacks"] = json!([]);
    assert_eq!(stacks(&fix(&case)), [""; 0]);
}

#[test]
fn the_headers_of_a_fix_are_those_of_the_answer_that_failed() {
    let mut case = blocked("http://app.test", "PUT", "x-a");
    case["request"]["credentials"] = json!("include");
    assert_eq!(
        fix(&case)["headers"],
        json!([
            ["Access-Control-Allow-Origin", "http://app.test"],
            ["Access-Control-Allow-Credentials", "true"],
            ["Access-Control-Allow-Methods", "GET, HEAD, POST, PUT"],
            ["Access-Control-Allow-Headers", "x-a"],
            ["Vary", "Origin"]
        ])
    );
    let simple = json!({
        "pageOrigin": "http://app.test",
        "request": {"url": "http://api.test/"},
        "hops": [{"response": {"status": 200, "headers": []}}]
    });
    assert_eq!(
        fix(&simple)["headers"],
        json!([
            ["Access-Control-Allow-Origin", "http://app.test"],
            ["Vary", "Origin"]
        ])
    );
}

/// What a fix prescribes is what the judge then accepts.
#[test]
fn an_answer_with_the_headers_of_the_fix_passes() {
    for credentials in ["omit", "include"] {
        let mut case = blocked("http://app.test", "PUT", "x-a");
        case["request"]["credentials"] = json!(credentials);
        case["hops"][0]["response"] = json!({"status": 200, "headers": []});
        case["hops"][0]["preflight"]["headers"] = fix(&case)["headers"].clone();
        case["hops"][0]["response"]["headers"] = fix(&case)["headers"].clone();
        let verdict = judge_json(case.to_string().as_bytes(), None).unwrap();
        let verdict = serde_json::to_value(verdict).unwrap();
        assert_eq!(verdict["outcome"], "readable", "{verdict}");
    }
}

#[test]
fn a_method_in_the_wrong_case_gets_code_for_the_page() {
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

/// `tests/stacks` says what it has measured; a person looks for the same names in both.
#[test]
fn stack_whose_code_is_run_is_called_as_where_it_is_measured() {
    let measured = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/lab/stacks.json");
    let measured: Value = serde_json::from_slice(&std::fs::read(measured).unwrap()).unwrap();
    let mut measured: Vec<(&str, &str)> = measured["stacks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["id"].as_str().unwrap(), it["title"].as_str().unwrap()))
        .collect();
    let run = Stack::ALL.iter().filter(|it| it.documentation().is_none());
    let mut run: Vec<_> = run.map(|it| (it.name(), it.title())).collect();
    measured.sort_unstable();
    run.sort_unstable();
    assert_eq!(run, measured);
}

#[test]
fn method_that_a_shell_would_run_is_in_no_command() {
    let fix = fix(&blocked("http://app.test", "`REBOOT`", "X-Name"));
    let command = code(&fix, "s3");
    assert!(!command.contains('`'), "{command}");
}
