//! The forms in which `cors-doctor explain` answers.

use serde_json::Value;

use crate::explain_command::{BLOCKED, explain, json, run, text};

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
    let output = run(&["verdict"], &case);
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
    let hostile = BLOCKED.replace(
        "www.example",
        "www.example\u{1b}]0;owned\u{7}\u{202e}\u{9b}31m\u{200b}\u{2028}",
    );
    for format in ["text", "markdown", "json"] {
        let output = explain(&["--format", format], &hostile);
        let said = text(&output.stdout);
        let raw = [
            '\u{1b}', '\u{7}', '\u{202e}', '\u{9b}', '\u{200b}', '\u{2028}',
        ];
        assert!(!said.contains(raw), "{said:?}");
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
        ("Starlette", "--- FastAPI, Starlette (CORSMiddleware)"),
    ] {
        let output = explain(&["--stack", name], BLOCKED);
        let said = text(&output.stdout);
        assert!(said.contains(title), "{name}: {said}");
    }
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

#[test]
fn example_for_what_the_input_does_not_have_is_called_one() {
    let output = explain(&[], "HTTP/1.1 200 OK\nContent-Type: text/html");
    let said = text(&output.stdout);
    for sentence in [
        "https://the-api.example/ is an example: it stands for the address of your API.",
        "https://your-page.example is an example: it stands for the origin of your page.",
        "The server answered the URL, but without Access-Control-Allow-Origin",
    ] {
        assert!(said.contains(sentence), "{said}");
    }
}

#[test]
fn command_for_a_message_asks_with_the_method_and_the_header_that_it_names() {
    let message = "Access to fetch at 'https://api.example/x' from origin 'https://app.example' has been blocked by CORS policy: Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight response.";
    let command = |input: &str| text(&explain(&[], input).stdout).to_owned();
    let header = "--header \"x-api-key: 1\"";
    let said = command(&format!(
        "{message}\nPUT https://api.example/x net::ERR_FAILED"
    ));
    assert!(said.contains(&format!("--method PUT {header}")), "{said}");
    let said = command(message);
    assert!(
        said.contains(&format!("--method YOUR_METHOD {header}")),
        "{said}"
    );
    assert!(
        said.contains("First put in your own for YOUR_METHOD"),
        "{said}"
    );
}
