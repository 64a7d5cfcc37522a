//! `cors-doctor explain` and its helpers, as a shell sees them.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const BLOCKED: &str = "\
GET /groups HTTP/1.1
Host: api.example
Origin: https://app.example

HTTP/1.1 200 OK
Access-Control-Allow-Origin: https://www.example
";

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let written = child.stdin.take().unwrap().write_all(input);
    // A command that refuses its arguments ends before it reads.
    assert!(written.is_ok() || child.wait().unwrap().code() == Some(2));
    child.wait_with_output().unwrap()
}

fn explain(arguments: &[&str], input: &str) -> Output {
    run(&[&["explain"], arguments].concat(), input.as_bytes())
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn json(arguments: &[&str], input: &str) -> Value {
    let output = explain(&[&["--format", "json"], arguments].concat(), input);
    serde_json::from_slice(&output.stdout).unwrap()
}

fn fact<'a>(explanation: &'a Value, name: &str) -> &'a Value {
    let facts = explanation["calls"][0]["facts"].as_array().unwrap();
    facts.iter().find(|it| it["name"] == name).unwrap()
}

#[test]
fn a_blocked_call_exits_with_1_and_says_why() {
    let output = explain(&[], BLOCKED);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    for part in [
        "Recognised: 1 HTTP transcript.",
        "blocked  GET https://api.example/groups from https://app.example",
        "acao-mismatch",
        "page origin: https://app.example (given: the Origin header says so; set it with --origin)",
        "credentials: same-origin (assumed",
        "Chromium: Access to fetch at",
        "Access-Control-Allow-Origin: https://app.example",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}

#[test]
fn a_readable_call_is_one_line_and_exits_with_0() {
    let output = explain(&[], &BLOCKED.replace("https://www.example", "*"));
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stdout);
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(
        said.contains("readable  GET https://api.example/groups"),
        "{said}"
    );
}

#[test]
fn an_undecided_call_exits_with_1_and_says_what_the_answer_has_to_carry() {
    let output = explain(
        &[],
        "curl -X PUT https://api.example/x -H 'Origin: https://app.example'",
    );
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(
        said.contains("The input does not have the answer to the preflight"),
        "{said}"
    );
    assert!(said.contains("Access-Control-Allow-Methods: "), "{said}");
}

#[test]
fn an_undecided_call_comes_with_the_command_that_asks_the_server() {
    let output = explain(
        &[],
        "curl 'https://api.example/a?b=c&d' -X PUT -H 'Origin: https://app.example' -H 'Content-Type: application/json' -H 'Cookie: id=hush' --data '{}'",
    );
    let said = text(&output.stdout);
    let command = "cors-doctor probe 'https://api.example/a?b=c&d' --origin https://app.example --method PUT --header 'Content-Type: application/json' --credentials --data …";
    assert!(said.contains(command), "{said}");
}

#[test]
fn whatever_is_blocked_comes_with_the_command_that_asks_the_server() {
    let message = "Access to fetch at 'https://api.example/x' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    let har = serde_json::json!({"log": {"version": "1.2", "entries": [{
        "_resourceType": "fetch",
        "request": {"method": "GET", "url": "https://api.example/groups", "headers": [
            {"name": "Origin", "value": "https://app.example"},
            {"name": "X-Request-Id", "value": "hush-1"},
        ]},
        "response": {"status": 200, "headers": [{"name": "X-Powered-By", "value": "Express"}]},
    }]}});
    for (input, command) in [
        (
            BLOCKED,
            "cors-doctor probe https://api.example/groups --origin https://app.example",
        ),
        (
            message,
            "cors-doctor probe https://api.example/x --origin https://app.example",
        ),
        (
            &har.to_string(),
            "cors-doctor probe https://api.example/groups --origin https://app.example --header 'X-Request-Id: YOUR_X_REQUEST_ID'",
        ),
    ] {
        for format in ["text", "markdown"] {
            let output = explain(&["--format", format], input);
            let said = text(&output.stdout);
            assert!(
                said.lines().any(|it| it.trim() == command),
                "{command}: {said}"
            );
        }
        let output = explain(&[], input);
        let after = text(&output.stdout).split_once(command).unwrap().1;
        assert_eq!(
            after.contains("First put in your own"),
            command.contains("YOUR_"),
            "{after}"
        );
    }
}

#[test]
fn printed_command_has_placeholders_for_what_was_taken_out() {
    let input = BLOCKED
        .replace("/groups", "/groups?access_token=hush-1&page=2")
        .replace("Host:", "Authorization: Bearer hush-2\nHost:");
    let output = explain(&[], &input);
    let said = text(&output.stdout);
    let (_, after) = said.split_once("cors-doctor probe ").unwrap();
    assert!(
        after.starts_with("'https://api.example/groups?access_token=YOUR_ACCESS_TOKEN&page=2' --origin https://app.example --header 'Authorization: YOUR_AUTHORIZATION'\n"),
        "{after}"
    );
    assert!(
        after.contains("First put in your own for YOUR_ACCESS_TOKEN, YOUR_AUTHORIZATION:"),
        "{after}"
    );
    assert!(
        !after.contains("redacted") && !said.contains("hush"),
        "{said}"
    );
}

#[test]
fn fix_for_assumed_credentials_says_what_to_do_if_the_page_sends_cookies() {
    let advice = "If the page sends cookies, add --credentials include";
    for format in ["text", "markdown"] {
        let output = explain(&["--format", format], BLOCKED);
        let said: Vec<&str> = text(&output.stdout).split_whitespace().collect();
        let said = said.join(" ");
        let before = said.find(advice).unwrap();
        assert!(
            before
                < said
                    .rfind("Access-Control-Allow-Origin: https://app")
                    .unwrap(),
            "{said}"
        );
        let arguments = ["--format", format, "--credentials", "same-origin"];
        let said = explain(&arguments, BLOCKED).stdout;
        assert!(!text(&said).contains("sends cookies"));
    }
}

#[test]
fn an_input_of_nothing_known_exits_with_2() {
    for input in ["", "hello", "{\"a\":1}"] {
        let output = explain(&[], input);
        assert_eq!(output.status.code(), Some(2), "{input}");
        assert!(output.stdout.is_empty());
        assert!(text(&output.stderr).contains("paste one of these"));
    }
    assert_eq!(explain(&["no-such-file"], "").status.code(), Some(2));
    assert_eq!(
        explain(&["--origin", "app.example"], BLOCKED).status.code(),
        Some(2)
    );
}

#[test]
fn every_fact_can_be_set() {
    let set = |arguments: &[&str]| json(arguments, BLOCKED);
    let explanation = set(&["--origin", "https://www.example"]);
    assert_eq!(explanation["calls"][0]["state"], "passes");
    assert_eq!(fact(&explanation, "page-origin")["basis"], "set");
    let explanation = set(&[
        "--credentials",
        "include",
        "--origin",
        "https://www.example",
    ]);
    assert_eq!(explanation["calls"][0]["cause"], "acac-missing");
    let explanation = set(&["--method", "PUT"]);
    assert_eq!(explanation["calls"][0]["case"]["request"]["method"], "PUT");
    let explanation = set(&["--mode", "no-cors"]);
    assert_eq!(explanation["calls"][0]["verdict"]["outcome"], "opaque");
    let explanation = set(&["--url", "https://www.example/x"]);
    assert_eq!(
        explanation["calls"][0]["case"]["request"]["url"],
        "https://www.example/x"
    );
    let explanation = set(&["--engine", "webkit"]);
    assert_eq!(explanation["calls"][0]["case"]["engine"], "webkit");
}

#[test]
fn an_assumption_that_matters_comes_with_its_alternatives() {
    let explanation = json(&[], &BLOCKED.replace("https://www.example", "*"));
    let credentials = fact(&explanation, "credentials");
    assert_eq!(credentials["basis"], "assumed");
    assert_eq!(credentials["otherwise"][0]["value"], "include");
    assert_eq!(
        credentials["otherwise"][0]["cause"],
        "acao-wildcard-with-credentials"
    );
    let without_page = BLOCKED.replace("Origin: https://app.example\n", "");
    let explanation = json(&[], &without_page);
    let page = fact(&explanation, "page-origin");
    assert_eq!(page["value"], "https://www.example");
    assert_eq!(page["otherwise"][0]["cause"], "acao-mismatch");
}

#[test]
fn an_assumption_that_adds_to_what_stands_in_the_way_says_so() {
    let credentials = fact(&json(&[], BLOCKED), "credentials").clone();
    let also = &credentials["otherwise"][0]["also"];
    assert_eq!(also[0], "Allow-Credentials missing", "{credentials}");
    let output = explain(&[], BLOCKED);
    let said = text(&output.stdout);
    assert!(
        said.contains("with include: blocked, also by: Allow-Credentials missing"),
        "{said}"
    );
}

#[test]
fn json_keeps_to_its_schema() {
    let schema: Value = serde_json::from_str(cors_doctor::report::SCHEMA).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let inputs = [
        BLOCKED,
        "curl -X PUT https://api.example/x",
        "fetch('https://ada:pw@api.example/')",
        "Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200",
        r#"{"pageOrigin":"https://app.example","request":{"url":"https://api.example/x"},"hops":[{"response":"network-error"}]}"#,
    ];
    for input in inputs {
        let explanation = json(&[], input);
        let errors: Vec<String> = schema
            .iter_errors(&explanation)
            .map(|it| format!("{}: {it}", it.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{input}\n{errors:#?}\n{explanation:#}");
    }
}

#[test]
fn a_case_of_the_json_can_be_judged_again() {
    let explanation = json(&[], BLOCKED);
    let case = explanation["calls"][0]["case"].to_string();
    let output = run(&["judge"], case.as_bytes());
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verdict["cause"], "acao-mismatch");
}

#[test]
fn markdown_is_for_an_issue() {
    let output = explain(&["--format", "markdown"], BLOCKED);
    let said = text(&output.stdout);
    assert!(
        said.contains("### blocked: `GET https://api.example/groups from https://app.example`"),
        "{said}"
    );
    assert!(said.contains("| Chromium | `Access to fetch"), "{said}");
}

#[test]
fn colours_are_for_terminals_only_unless_asked_for() {
    assert!(!text(&explain(&[], BLOCKED).stdout).contains('\u{1b}'));
    assert!(text(&explain(&["--color", "always"], BLOCKED).stdout).contains('\u{1b}'));
}

#[test]
fn control_characters_of_an_input_do_not_reach_the_terminal() {
    let hostile = BLOCKED.replace("www.example", "www.example\u{1b}]0;owned\u{7}\u{202e}");
    for format in ["text", "markdown"] {
        let output = explain(&["--format", format], &hostile);
        let said = text(&output.stdout);
        assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said:?}");
    }
}

#[test]
fn code_is_shown_for_the_stack_that_is_asked_for() {
    let output = explain(&["--stack", "express"], BLOCKED);
    let said = text(&output.stdout);
    assert!(
        said.contains("--- Express") && !said.contains("--- nginx"),
        "{said}"
    );
    assert_eq!(
        explain(&["--stack", "cobol"], BLOCKED).status.code(),
        Some(2)
    );
}

#[test]
fn stack_is_found_by_its_other_names_and_in_capital_letters() {
    for (name, title) in [
        ("Express", "--- Express"),
        ("node", "--- Express"),
        ("NGINX", "--- nginx"),
        ("Starlette", "--- FastAPI, Starlette"),
    ] {
        let output = explain(&["--stack", name], BLOCKED);
        let said = text(&output.stdout);
        assert!(said.contains(title), "{name}: {said}");
    }
}

#[test]
fn file_or_url_in_the_wrong_place_comes_with_what_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.har");
    std::fs::write(&file, BLOCKED).unwrap();
    let file = file.to_str().unwrap();
    let url = "https://api.example/groups";
    for (arguments, hint) in [
        (vec![file], format!("cors-doctor explain {file}")),
        (vec![url], format!("cors-doctor probe {url}")),
        (vec!["explain", url], format!("cors-doctor probe {url}")),
    ] {
        let output = run(&arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains(&format!("did you mean `{hint}`?")), "{said}");
    }
    let output = run(&["no-such-command"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(!text(&output.stderr).contains("did you mean"));
    assert_eq!(run(&["--version"], b"").status.code(), Some(0));
}

#[test]
fn every_command_has_three_examples_completions_and_a_page_of_the_manual() {
    let commands = [
        "explain",
        "probe",
        "check",
        "verdict",
        "decode",
        "completions",
        "man",
    ];
    let help = |arguments: &[&str]| text(&run(arguments, b"").stdout).to_owned();
    let examples = |help: &str| {
        let examples = help.split("Examples:").nth(1).unwrap();
        examples.matches("cors-doctor ").count()
    };
    assert_eq!(examples(&help(&["--help"])), 3);
    for command in commands {
        let said = help(&[command, "--help"]);
        assert!(examples(&said) >= 3, "{said}");
        let page = help(&["man", command]);
        assert!(page.contains(&format!("cors-doctor-{command}")), "{page}");
    }
    let whole = help(&["man"]);
    for command in commands {
        assert!(whole.contains(command), "{whole}");
        for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
            assert!(help(&["completions", shell]).contains(command), "{shell}");
        }
    }
    assert_eq!(run(&["man", "cobol"], b"").status.code(), Some(2));
}

#[test]
fn link_to_the_page_has_the_call_in_its_fragment_and_no_secret() {
    let input = BLOCKED.replace(
        "Host:",
        "Cookie: session=Zqhunter2\nAuthorization: Bearer Zqhunter2\nHost:",
    );
    for (option, page) in [
        (
            "--open",
            "http://app.mixmax.localhost:8080/diagnose#text=%7B",
        ),
        (
            "--open=https://cors.example/diagnose",
            "https://cors.example/diagnose#text=%7B",
        ),
    ] {
        let output = explain(&[option], &input);
        let link = text(&output.stderr);
        assert!(link.starts_with(page), "{link}");
        assert!(!link.contains("Zqhunter2"), "{link}");
        let fragment = link.trim().split_once('#').unwrap().1;
        let case = url::form_urlencoded::parse(fragment.as_bytes())
            .next()
            .unwrap()
            .1;
        // The page gives it to the same explanation again.
        let again = explain(&["--format", "json"], &case);
        let again: Value = serde_json::from_slice(&again.stdout).unwrap();
        assert_eq!(again["calls"][0]["cause"], "acao-mismatch");
    }
}
