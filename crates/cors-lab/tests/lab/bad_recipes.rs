//! A recipe that will not do is refused, with the field named, so that every page can read it.

use serde_json::{Value, json};

use crate::helpers::{LAB, LabResponse, TestLab, target, text_target};

/// The fields that the answer to this recipe names.
#[track_caller]
fn bad_fields(lab: &TestLab, recipe: &Value) -> Vec<String> {
    let problem = lab
        .get("bad", recipe)
        .assert_lab_problem(400, "invalid-recipe");
    let errors = problem["errors"].as_array().unwrap();
    let fields = errors.iter().map(|error| {
        assert!(!error["message"].as_str().unwrap().is_empty());
        error["field"].as_str().unwrap().to_owned()
    });
    fields.collect()
}

#[test]
fn the_field_is_named() {
    let lab = TestLab::start();
    let long = "x".repeat(4097);
    let many = vec![["Vary", "a"]; 33];
    let response = |answer: Value| json!({ "response": answer });
    let to = |redirect: Value| json!({ "response": { "redirect": redirect } });
    let cases = [
        (json!({ "reponse": {} }), "reponse"),
        (
            json!({ "preflight": { "statuss": 1 } }),
            "preflight.statuss",
        ),
        (json!("response"), "recipe"),
        (json!([{ "status": 201 }, { "status": 202 }]), "recipe"),
        (json!({ "preflight": [204] }), "preflight"),
        (response(json!([201])), "response"),
        (to(json!([302, "lab"])), "response.redirect"),
        (
            to(json!({ "to": "lab", "recipe": [null, { "status": 201 }] })),
            "response.redirect.recipe",
        ),
        (response(json!({ "status": 101 })), "response.status"),
        (response(json!({ "status": 199 })), "response.status"),
        (response(json!({ "status": 600 })), "response.status"),
        (response(json!({ "status": "200" })), "response.status"),
        (response(json!({ "delayMs": 2001 })), "response.delayMs"),
        (response(json!({ "delayMs": -1 })), "response.delayMs"),
        (response(json!({ "body": long })), "response.body"),
        (
            response(json!({ "body": "", "bodyKind": "png" })),
            "response.bodyKind",
        ),
        (response(json!({ "bodyKind": "html" })), "response.bodyKind"),
        (
            response(json!({ "abort": true, "notHttp": true })),
            "response",
        ),
        (response(json!({ "headers": many })), "response.headers"),
        (
            response(json!({ "headers": [["Vary"]] })),
            "response.headers[0]",
        ),
        (
            json!({ "preflight": { "headers": [["Vary", "x"], ["Server", "x"]] } }),
            "preflight.headers[1]",
        ),
        (to(json!({ "to": "contacts" })), "response.redirect.to"),
        (
            to(json!({ "to": "lab", "status": 304 })),
            "response.redirect.status",
        ),
        (
            to(json!({ "to": "lab", "then": 26 })),
            "response.redirect.then",
        ),
        (
            to(json!({ "to": "app", "then": 1 })),
            "response.redirect.to",
        ),
        (
            to(json!({ "to": "ftp", "recipe": {} })),
            "response.redirect.to",
        ),
        (
            to(json!({ "to": "data", "userinfo": true })),
            "response.redirect.userinfo",
        ),
        (
            response(json!({ "status": 200, "redirect": { "to": "lab" } })),
            "response.status",
        ),
        (
            to(
                json!({ "to": "third", "recipe": { "response": { "headers": [["Refresh", "0"]] } } }),
            ),
            "response.redirect.recipe.response.headers[0]",
        ),
    ];
    for (recipe, field) in cases {
        let named = bad_fields(&lab, &recipe);
        assert!(named[0].starts_with(field), "{recipe}: {named:?}");
        assert_eq!(named.len(), 1, "{recipe}: {named:?}");
    }
}

#[test]
fn everything_that_is_wrong_is_named_at_once() {
    let lab = TestLab::start();
    let recipe = json!({
        "preflight": { "status": 1 },
        "response": { "delayMs": 9999, "headers": [["X", "y"], ["Vary", "Origin"], ["Link", "z"]] },
    });
    let fields = [
        "preflight.status",
        "response.delayMs",
        "response.headers[0]",
        "response.headers[2]",
    ];
    assert_eq!(bad_fields(&lab, &recipe), fields);
}

/// Each mistake is told in a long sentence, and a URL has room for thousands.
#[test]
fn of_very_many_mistakes_the_first_are_named() {
    let lab = TestLab::start();
    let headers = vec![["", ""]; 500];
    let fields = bad_fields(&lab, &json!({ "response": { "headers": headers } }));
    assert!(fields.len() < 30, "{}", fields.len());
    assert!(
        fields.contains(&"response.headers[0]".to_owned()),
        "{fields:?}"
    );
}

#[test]
fn recipes_at_the_limits_are_accepted() {
    let lab = TestLab::start();
    for (status, sent) in [(200, 200), (599, 599)] {
        let answer = lab.get(
            "edge",
            &json!({ "response": { "status": status, "body": "x".repeat(4096) } }),
        );
        assert_eq!(answer.status, sent);
        assert_eq!(answer.body.len(), 4096);
    }
    let many = vec![["Vary", "a"]; 32];
    let answer = lab.get("edge", &json!({ "response": { "headers": many } }));
    assert_eq!(answer.all("vary").len(), 32);
}

#[test]
fn recipe_that_is_missing_repeated_or_not_json_is_refused() {
    let lab = TestLab::start();
    let twice = format!("{}&recipe=%7B%7D", target("bad", &json!({})));
    let targets = [
        text_target("bad", "{"),
        text_target("bad", "{} {}"),
        text_target("bad", ""),
        "/r/bad".to_owned(),
        twice,
    ];
    for target in targets {
        let answer = lab.request("GET", LAB, &target, &[]);
        let problem = answer.assert_lab_problem(400, "invalid-recipe");
        assert_eq!(problem["errors"][0]["field"], "recipe", "{problem}");
    }
}

#[test]
fn recipes_within_recipes_come_to_an_end() {
    let lab = TestLab::start();
    let nested = |depth: usize| {
        let before = r#"{"response":{"redirect":{"to":"lab","recipe":"#.repeat(depth);
        let after = "}}}".repeat(depth);
        let target = text_target("nested", &format!("{before}{{}}{after}"));
        lab.request("GET", LAB, &target, &[])
    };
    assert_eq!(nested(21).status, 302);
    nested(150).assert_lab_problem(400, "invalid-recipe");
}

#[test]
fn a_preflight_passes_so_that_the_page_can_read_what_is_wrong() {
    let lab = TestLab::start();
    let target = target("bad", &json!({ "nonsense": true }));
    let preflight = lab.preflight(&target);
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.header("access-control-allow-origin"), "*");
    assert_eq!(preflight.header("access-control-allow-methods"), "*");
    assert_eq!(
        preflight.header("access-control-allow-headers"),
        "*, Authorization"
    );
    lab.request("PUT", LAB, &target, &[])
        .assert_lab_problem(400, "invalid-recipe");
    assert_eq!(lab.exchanges("bad").len(), 2, "it is recorded too");
}
