//! What `cors-doctor check` reports, in each form of its output.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod doctor;
mod policy;
mod server;

use std::fs;
use std::path::Path;

use doctor::text;
use policy::{APP, CHANGE, READ, careless, policy, right};
use serde_json::Value;
use server::{Server, answer};

/// The output in each format, of a policy that holds only in part, and whose secret is sent.
fn in_format(format: &str) -> String {
    let server = Server::start(careless);
    let output = policy(&server, &format!("{READ}{CHANGE}")).check(&["--send", "--format", format]);
    assert_eq!(output.status.code(), Some(1));
    let requests = server.requests();
    let is_sent = requests
        .iter()
        .any(|it| it.header("cookie") == Some("session=very-secret"));
    assert!(!is_sent, "the preflight is refused");
    text(&output.stdout).to_owned()
}

fn errors(schema: &str, document: &Value) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(schema);
    // The pattern of one language has a bracket that only some regular expressions take for a character.
    let schema = fs::read_to_string(path)
        .unwrap()
        .replace("{2}]?$", "{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors = validator.iter_errors(document);
    errors
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect()
}

#[test]
fn page_that_is_let_in_against_the_policy_exits_with_1_and_names_the_line() {
    let server = Server::start(careless);
    let output = policy(&server, &format!("{READ}hostile = true\n")).check(&[]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for part in [
        "not ok  list groups from stranger (https://evil.example): readable in every engine, and has to be refused",
        "cors.toml:8  GET http://api.localhost",
        "Access-Control-Allow-Origin: https://evil.example",
        "not ok  list groups from a look-alike that ends with the site (https://evilexample.com)",
        "cors.toml:9",
        "Anybody can register such a name",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}

#[test]
fn page_that_is_blocked_against_the_policy_learns_every_fault() {
    let server = Server::start(|_| answer(200, &[]));
    let output = policy(&server, CHANGE).check(&["--send"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for part in [
        "change a group from app (https://app.example.com): blocked by every engine, and has to be readable",
        "1. Preflight Allow-Origin missing (preflight-acao-missing)",
        "Access-Control-Allow-Credentials: true",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}

#[test]
fn header_that_is_not_exposed_is_told_with_its_reason() {
    let server = Server::start(|request| {
        right(request).replace("Access-Control-Expose-Headers: etag\r\n", "")
    });
    let output = policy(&server, CHANGE).check(&["--send"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains(
            "etag: the response has it, and Access-Control-Expose-Headers does not name it."
        ),
        "{said}"
    );
    assert!(said.contains("cors.toml:14"), "{said}");
}

#[test]
fn what_fails_comes_with_its_status_and_the_code_of_the_chosen_stack() {
    let server = Server::start(|request| {
        let status = if request.target == "/groups" {
            404
        } else {
            200
        };
        answer(status, &[("ETag", "1")])
    });
    let output = policy(&server, READ).check(&["--stack", "express"]);
    let said = text(&output.stdout);
    assert!(said.contains("the request was answered with 404"), "{said}");
    assert!(said.contains(&format!("origin: [\"{APP}\"]")), "{said}");

    let server =
        Server::start(|request| right(request).replace("Access-Control-Expose", "X-Other"));
    let request = READ.replace("readable", "exposes = [\"etag\"]\nreadable");
    let output = policy(&server, &request).check(&["--stack", "fastapi"]);
    let said = text(&output.stdout);
    assert!(said.contains("expose_headers=[\"etag\"]"), "{said}");
}

#[test]
fn json_keeps_to_its_schema() {
    let document: Value = serde_json::from_str(&in_format("json")).unwrap();
    assert_eq!(errors("schema/check.json", &document), Vec::<String>::new());
    assert_eq!(document["passes"], false);
    let tests = document["files"][0]["tests"].as_array().unwrap();
    assert_eq!(tests[1]["end"], "let-in");
    assert_eq!(tests[1]["line"], 8);
    assert_eq!(tests[2]["causes"][0], "preflight-acac-not-true");
}

#[test]
fn sarif_keeps_to_its_schema_and_points_at_the_policy_file() {
    let document: Value = serde_json::from_str(&in_format("sarif")).unwrap();
    assert_eq!(
        errors("tests/sarif/sarif-schema-2.1.0.json", &document),
        Vec::<String>::new()
    );
    let results = document["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    assert_eq!(results[0]["ruleId"], "let-in");
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "cors.toml");
    assert_eq!(place["region"]["startLine"], 8);
}

#[test]
fn schema_of_sarif_refuses_what_is_none() {
    let document = serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] });
    assert!(!errors("tests/sarif/sarif-schema-2.1.0.json", &document).is_empty());
}

#[test]
fn junit_has_one_case_for_each_test() {
    let report = quick_junit::Report::deserialize_from_str(&in_format("junit")).unwrap();
    assert_eq!((report.tests, report.failures, report.errors), (4, 2, 0));
    let case = &report.test_suites[0].test_cases[1];
    assert_eq!(
        case.name.as_str(),
        "list groups from stranger (https://evil.example)"
    );
    assert_eq!(case.extra["line"].as_str(), "8");
}

#[test]
fn github_shows_errors_at_their_lines() {
    let said = in_format("github");
    let first = said.lines().next().unwrap();
    assert!(
        first.starts_with("::error file=cors.toml,line=8,title=list groups from stranger%3A readable in every engine%2C and"),
        "{first}"
    );
    assert!(
        first.contains("%0AAccess-Control-Allow-Origin: https://evil.example%0A"),
        "{first}"
    );
    assert_eq!(
        said.lines().filter(|it| it.starts_with("::error ")).count(),
        2,
        "{said}"
    );
}

#[test]
fn markdown_has_a_table_and_what_is_wrong() {
    let said = in_format("markdown");
    assert!(
        said.contains("| list groups | app https://app.example.com | ✅ readable, as expected |"),
        "{said}"
    );
    assert!(
        said.contains("**list groups from stranger: readable in every engine"),
        "{said}"
    );
    assert!(said.contains("`cors.toml:8`"), "{said}");
}

#[test]
fn secrets_of_the_environment_are_sent_and_in_no_output() {
    for format in ["text", "json", "markdown", "junit", "github", "sarif"] {
        let server = Server::start(|request| right(request).replace("ETag", "X-Other"));
        let request = CHANGE.replace("/groups/1", "/groups/1?access_token=very-secret");
        let output = policy(&server, &request).check(&["--send", "--format", format]);
        let cookies = server.requests();
        let cookies: Vec<_> = cookies
            .iter()
            .filter_map(|it| it.header("cookie"))
            .collect();
        assert_eq!(cookies, ["session=very-secret"]);
        let said = text(&output.stdout);
        assert!(!said.contains("very-secret"), "{format}\n{said}");
        assert!(!text(&output.stderr).contains("very-secret"));
    }
}

#[test]
fn hostile_strings_of_a_server_are_text_in_every_format() {
    for format in ["text", "json", "markdown", "junit", "github", "sarif"] {
        let server = Server::start(|_| {
            answer(
                200,
                &[("Access-Control-Allow-Origin", "\u{1b}]0;owned\u{7}<script>")],
            )
        });
        let output = policy(&server, READ).check(&["--format", format]);
        let said = text(&output.stdout);
        assert!(!said.contains(['\u{1b}', '\u{7}']), "{format}\n{said:?}");
    }
}
