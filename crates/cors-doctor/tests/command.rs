//! What `cors-doctor` makes of an input, as a shell sees it.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod command_line;
mod decode_command;
mod doctor;
mod explain_command;
mod explain_output;
mod verdict_command;

use explain_command::{BLOCKED, explain, json, text};
use serde_json::Value;

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
    let input = BLOCKED.replace("https://www.example", "*");
    let output = explain(&["--credentials", "omit"], &input);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stdout);
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(
        said.contains("readable  GET https://api.example/groups"),
        "{said}"
    );
}

#[test]
fn a_readable_call_says_what_would_block_it_where_that_is_not_known() {
    let input = BLOCKED.replace("https://www.example", "*");
    let doubt = "With `credentials: \"include\"` it would be blocked";
    for format in ["text", "markdown"] {
        let output = explain(&["--format", format], &input);
        assert!(text(&output.stdout).contains(doubt), "{format}");
        let output = explain(&["--format", format, "--credentials", "omit"], &input);
        assert!(!text(&output.stdout).contains(doubt), "{format}");
    }
    let doubts = &json(&[], &input)["calls"][0]["doubts"];
    assert!(doubts[0].as_str().unwrap().starts_with(doubt), "{doubts}");
}

#[test]
fn the_list_of_methods_comes_with_why_it_has_those_that_need_no_leave() {
    let input = "OPTIONS /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nAccess-Control-Request-Method: PUT\n\nHTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: https://app.example\n";
    let why = "Browsers let GET, HEAD and POST through";
    for arguments in [
        &[][..],
        &["--format", "markdown"],
        &["--stack", "express"],
        &["--stack", "express", "--format", "markdown"],
    ] {
        let output = explain(arguments, input);
        let said = text(&output.stdout);
        assert_eq!(said.matches(why).count(), 1, "{said}");
    }
    let said = text(&explain(&[], BLOCKED).stdout).to_owned();
    assert!(!said.contains(why), "{said}");
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
    let command = "cors-doctor probe \"https://api.example/a?b=c&d\" --origin https://app.example --method PUT --header \"Content-Type: application/json\" --credentials --data …";
    assert!(said.contains(command), "{said}");
}

#[test]
fn printed_command_is_right_in_every_shell_or_names_those_in_which_it_is() {
    let curl = "curl \"https://api.example/it's?a=1&b=\\$x\" -H 'Origin: https://app.example'";
    let output = explain(&[], curl);
    let said = text(&output.stdout);
    let command =
        "cors-doctor probe \"https://api.example/it%27s?a=1&b=%24x\" --origin https://app.example";
    assert!(said.lines().any(|it| it.trim() == command), "{said}");
    assert!(!said.contains("PowerShell"), "{said}");
    for format in ["text", "markdown"] {
        let curl = format!("{curl} -H 'Accept: a\"b'");
        let output = explain(&["--format", format], &curl);
        let said = text(&output.stdout);
        assert!(said.contains("--header 'Accept: a\"b'\n"), "{said}");
        assert!(said.contains("those of sh, bash, zsh and fish"), "{said}");
    }
}

#[test]
fn json_says_whether_a_cookie_went_along() {
    let curl = "curl https://api.example/a -H 'Origin: https://app.example'";
    for (headers, has_cookie) in [("", false), (" -H 'Cookie: id=hush'", true)] {
        let explanation = json(&[], &format!("{curl}{headers}"));
        assert_eq!(explanation["calls"][0]["hasCookie"], has_cookie);
    }
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
            "cors-doctor probe https://api.example/groups --origin https://app.example --header \"X-Request-Id: YOUR_X_REQUEST_ID\"",
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
        after.starts_with("\"https://api.example/groups?access_token=YOUR_ACCESS_TOKEN&page=2\" --origin https://app.example --header \"Authorization: YOUR_AUTHORIZATION\"\n"),
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
