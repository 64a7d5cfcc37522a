//! A fix keeps what the answers show to be allowed already, and says what they cannot show.

#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use cors_verdict::Stack;
use cors_verdict::json::judge_json;
use serde_json::{Value, json};

const OTHER: &str = "https://other.test";

fn fix(case: &Value) -> Value {
    let verdict = judge_json(case.to_string().as_bytes(), None).unwrap();
    let verdict = serde_json::to_value(verdict).unwrap();
    assert!(verdict["fix"].is_object(), "it is not blocked: {verdict}");
    verdict["fix"].clone()
}

/// A PUT whose preflight is answered so.
fn preflighted(credentials: &str, preflight: &Value) -> Value {
    json!({
        "pageOrigin": "https://app.test",
        "request": {
            "url": "https://api.test/", "method": "PUT", "headers": [["X-A", "1"]], "credentials": credentials
        },
        "hops": [{
            "preflight": {"status": 204, "headers": preflight},
            "response": {"status": 200, "headers": [["Access-Control-Expose-Headers", "X-Total, Set-Cookie, Expires"]]}
        }]
    })
}

fn code(fix: &Value, stack: &str) -> String {
    let snippets = fix["snippets"].as_array().unwrap().iter();
    let mut codes = snippets.filter(|it| it["stack"] == stack);
    codes.next().unwrap()["code"].as_str().unwrap().to_owned()
}

#[test]
fn what_the_answer_allows_is_kept() {
    let fix = fix(&preflighted(
        "include",
        &json!([
            ["Access-Control-Allow-Origin", OTHER],
            ["Access-Control-Allow-Credentials", "true"],
            ["Access-Control-Allow-Methods", "get, DELETE, TRACE"],
            ["Access-Control-Allow-Headers", "X-B, Accept, Origin, x-a"],
            ["Access-Control-Max-Age", "1800"]
        ]),
    ));
    assert_eq!(
        fix["policy"],
        json!({
            "origins": ["https://app.test", OTHER],
            "methods": ["GET", "HEAD", "POST", "PUT", "DELETE"],
            "headers": ["x-a", "x-b"],
            "credentials": true,
            "exposes": ["x-total"],
            "maxAge": 1800
        })
    );
    for stack in Stack::ALL {
        let code = code(&fix, stack.name());
        assert!(
            code.contains(OTHER) && code.contains("x-b") && code.contains("x-total"),
            "{code}"
        );
        assert!(code.contains("add to your list"), "{code}");
    }
}

#[test]
fn an_origin_that_had_no_credentials_gets_none() {
    let allowed = json!([["Access-Control-Allow-Origin", OTHER]]);
    let origins = |credentials| {
        let fix = fix(&preflighted(credentials, &allowed));
        fix["policy"]["origins"].clone()
    };
    assert_eq!(origins("include"), json!(["https://app.test"]));
    assert_eq!(origins("omit"), json!(["https://app.test", OTHER]));
}

#[test]
fn data_for_anyone_stays_so() {
    let any = json!([["Access-Control-Allow-Origin", "*"]]);
    let open = fix(&preflighted("omit", &any));
    assert_eq!(open["policy"]["origins"], json!(["*"]));
    let with_cookies = fix(&preflighted("include", &any));
    assert_eq!(
        with_cookies["policy"]["origins"],
        json!(["https://app.test"])
    );
    assert!(code(&with_cookies, "express").contains("every page could read (*)"));
}

#[test]
fn what_is_no_plain_origin_or_name_is_not_kept() {
    let nasty = [
        "null",
        "https://*.test",
        "https://a.test/",
        "javascript:alert(1)",
        "https://$http_origin",
    ];
    for origin in nasty {
        let fix = fix(&preflighted(
            "omit",
            &json!([
                ["Access-Control-Allow-Origin", origin],
                ["Access-Control-Allow-Methods", "P$T, *, A'B"],
                ["Access-Control-Allow-Headers", "x-$a, *, x'b"]
            ]),
        ));
        assert_eq!(
            fix["policy"]["origins"],
            json!(["https://app.test"]),
            "{origin}"
        );
        assert_eq!(
            fix["policy"]["methods"],
            json!(["GET", "HEAD", "POST", "PUT"])
        );
        assert_eq!(fix["policy"]["headers"], json!(["x-a"]));
    }
}

#[test]
fn a_long_list_is_kept_in_part() {
    let names: Vec<String> = (0..5_000).map(|it| format!("x-{it}")).collect();
    let fix = fix(&preflighted(
        "include",
        &json!([["Access-Control-Allow-Headers", names.join(",")]]),
    ));
    assert_eq!(fix["policy"]["headers"].as_array().unwrap().len(), 33);
}

#[test]
fn a_header_that_came_twice_is_to_be_taken_out_elsewhere() {
    let twice = json!([
        ["Access-Control-Allow-Origin", "https://app.test"],
        ["Access-Control-Allow-Origin", "https://app.test"]
    ]);
    let simple = fix(&json!({
        "pageOrigin": "https://app.test",
        "request": {"url": "https://api.test/"},
        "hops": [{"response": {"status": 200, "headers": twice}}]
    }));
    for fix in [simple, fix(&preflighted("omit", &twice))] {
        for stack in Stack::ALL {
            let code = code(&fix, stack.name());
            assert!(code.contains("came twice: both the proxy and"), "{code}");
        }
    }
    let once = json!([["Access-Control-Allow-Origin", OTHER]]);
    let code = code(&fix(&preflighted("omit", &once)), "express");
    assert!(!code.contains("came twice"), "{code}");
}

#[test]
fn a_server_without_cors_has_no_list_to_add_to() {
    let mut case = preflighted("include", &json!([]));
    case["hops"][0]["response"]["headers"] = json!([]);
    let fix = fix(&case);
    let code = code(&fix, "express");
    assert!(code.starts_with("const cors"), "{code}");
}

#[test]
fn the_code_says_which_server_of_a_redirect_needs_it() {
    let redirect = |headers: Value, last: Value| {
        fix(&json!({
            "pageOrigin": "https://app.test",
            "request": {"url": "https://api.test/"},
            "hops": [
                {"response": {"status": 302, "headers": headers}},
                {"response": last}
            ]
        }))
    };
    let first = redirect(
        json!([["Location", "https://third.test/a"]]),
        json!({"status": 200}),
    );
    let says = code(&first, "tomcat");
    assert!(
        says.starts_with(
            "<!-- The redirect needs the CORS headers, and so does https://third.test"
        ),
        "{says}"
    );
    let second = redirect(
        json!([
            ["Location", "https://third.test/a"],
            ["Access-Control-Allow-Origin", "*"]
        ]),
        json!({"status": 200, "headers": []}),
    );
    let says = code(&second, "nginx");
    assert!(
        says.starts_with("# For https://third.test, to which"),
        "{says}"
    );
}

#[test]
fn an_error_of_the_server_is_answered_inside_of_the_middleware() {
    let case = |status: u16| {
        json!({
            "pageOrigin": "https://app.test",
            "request": {"url": "https://api.test/"},
            "hops": [{"response": {"status": status, "headers": []}}]
        })
    };
    for stack in ["fastapi", "rack-cors"] {
        let of_error = code(&fix(&case(500)), stack);
        assert!(of_error.contains("Internal Server Error"), "{of_error}");
        let of_success = code(&fix(&case(200)), stack);
        assert!(
            !of_success.contains("Internal Server Error"),
            "{of_success}"
        );
    }
}

#[test]
fn code_that_was_not_run_says_so() {
    let fix = fix(&preflighted("include", &json!([])));
    for stack in Stack::ALL {
        let code = code(&fix, stack.name());
        let documentation = stack.documentation();
        assert_eq!(code.contains("not run"), documentation.is_some(), "{code}");
        assert!(code.contains(documentation.unwrap_or_default()), "{code}");
    }
    let laravel = code(&fix, "laravel");
    assert!(
        laravel.starts_with("<?php\n// From its documentation, not run"),
        "{laravel}"
    );
}
