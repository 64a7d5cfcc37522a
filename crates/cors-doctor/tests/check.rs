//! `cors-doctor check`, as a shell sees it.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod server;

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use server::{Request, Server, answer};
use tempfile::TempDir;

const APP: &str = "https://app.example.com";

/// A policy file in a folder of its own.
struct Policy {
    folder: TempDir,
}

impl Policy {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("cors.toml"), text).unwrap();
        Self { folder }
    }

    fn check(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
            .current_dir(self.folder.path())
            .arg("check")
            .args(arguments)
            .arg("cors.toml")
            .env("API_COOKIE", "session=very-secret")
            .output()
            .unwrap()
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// A policy for a server: the app reads, the stranger does not.
fn policy(server: &Server, request: &str) -> Policy {
    Policy::new(&format!(
        "base = \"{}\"\n[origins]\napp = \"{APP}\"\nstranger = \"https://evil.example\"\n{request}",
        server.url("")
    ))
}

const READ: &str =
    "[[request]]\nname = \"list groups\"\npath = \"/groups\"\nreadable = [\"app\"]\n";
const CHANGE: &str = "[[request]]\nname = \"change a group\"\nmethod = \"PATCH\"\npath = \"/groups/1\"\nbody = \"{}\"\n\
    headers = { content-type = \"application/json\" }\ncredentials = true\ncookie = { env = \"API_COOKIE\" }\n\
    readable = [\"app\"]\nexposes = [\"ETag\"]\n";

/// What a right server answers.
fn right(request: &Request) -> String {
    let origin = request.header("origin").unwrap_or("none");
    let mut headers = vec![("Vary", "Origin"), ("ETag", "\"1\"")];
    if origin == APP {
        headers.extend([
            ("Access-Control-Allow-Origin", APP),
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Methods", "PATCH"),
            ("Access-Control-Allow-Headers", "content-type"),
            ("Access-Control-Expose-Headers", "etag"),
        ]);
    }
    answer(200, &headers)
}

/// One that lets in whoever asks.
fn careless(request: &Request) -> String {
    let origin = request.header("origin").unwrap_or("*").to_owned();
    answer(200, &[("Access-Control-Allow-Origin", &origin)])
}

#[test]
fn policy_that_the_server_keeps_exits_with_0() {
    let server = Server::start(right);
    let output = policy(&server, &format!("{READ}hostile = true\n{CHANGE}")).check(&["--send"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("ok  list groups from app (https://app.example.com): readable, as expected"),
        "{said}"
    );
    assert!(
        said.contains("ok  list groups from stranger (https://evil.example): refused, as expected"),
        "{said}"
    );
    assert!(
        said.contains("ok  list groups from 7 hostile origins: refused, as expected"),
        "{said}"
    );
    assert!(said.contains("all as expected."), "{said}");
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
fn unsafe_request_is_judged_by_its_preflight_and_not_sent() {
    let server = Server::start(right);
    let output = policy(&server, CHANGE).check(&[]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("readable, as expected (judged by the preflight)"),
        "{said}"
    );
    assert!(
        said.contains("1 test judged by the preflight alone"),
        "{said}"
    );
    let requests = server.requests();
    assert!(requests.iter().all(Request::is_preflight), "{requests:#?}");
    let targets: Vec<_> = requests.iter().map(|it| it.target.as_str()).collect();
    assert_eq!(targets, ["/groups/1", "/groups/1"]);
}

#[test]
fn unsafe_request_without_a_preflight_is_undecided() {
    let server = Server::start(right);
    let request =
        "[[request]]\nmethod = \"POST\"\npath = \"/form\"\nbody = \"a=1\"\nreadable = [\"app\"]\n";
    let output = policy(&server, request).check(&[]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("POST is not sent without --send"), "{said}");
    assert!(server.requests().is_empty());
    assert_eq!(
        policy(&server, request).check(&["--send"]).status.code(),
        Some(0)
    );
}

#[test]
fn every_mistake_of_a_policy_file_is_told_with_its_line() {
    let policy = Policy::new(
        "base = \"https://api.example.com/\"\nhostil = true\n[origins]\napp = \"https://app.example.com/\"\n\
         [[request]]\nmetod = \"PATCH\"\npath = \"groups\"\nheaders = { Cookie = \"a=b\" }\ncredentials = \"yes\"\n\
         cookie = \"very-secret\"\nreadable = [\"nobody\"]\nexposes = \"etag\"\n[[request]]\npath = \"/x\"\n",
    );
    let output = policy.check(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let expected = r#"cors.toml:1:8: base: "https://api.example.com/" is not written as a browser sends it; write https://api.example.com
cors.toml:2:1: a policy file has no key "hostil"; write hostile
cors.toml:4:7: app: "https://app.example.com/" is not written as a browser sends it; write https://app.example.com
cors.toml:6:1: a [[request]] has no key "metod"; write method
cors.toml:7:8: path: "groups" does not begin with one slash; write "/groups", and the host in base
cors.toml:8:13: script cannot set the header Cookie; write cookie = { env = "NAME" } beside it
cors.toml:9:15: credentials is a string; write credentials = true
cors.toml:10:10: cookie is a string; a secret stays out of the file: write cookie = { env = "NAME" }
cors.toml:11:13: readable: no origin is called "nobody"; name it in [origins], or write one of app
cors.toml:12:11: exposes is a string; write exposes = ["etag"]
cors.toml:13:1: a [[request]] does not say who can read it; write readable = ["app"], or readable = [] for nobody
"#;
    assert_eq!(text(&output.stderr), expected);
}

#[test]
fn files_that_are_none_exit_with_2() {
    for (input, part) in [
        ("a = [1\n", "this is no TOML"),
        ("", "there is no base"),
        (
            "base = \"https://api.example.com\"\n",
            "there are no origins",
        ),
    ] {
        let output = Policy::new(input).check(&[]);
        assert_eq!(output.status.code(), Some(2), "{input}");
        assert!(
            text(&output.stderr).contains(part),
            "{}",
            text(&output.stderr)
        );
    }
    let output = Policy::new("").check(&["no-such-file.toml"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn server_out_of_reach_exits_with_3_and_is_asked_once() {
    // The port is free again, and nobody listens.
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let policy = Policy::new(&format!(
        "base = \"http://127.0.0.1:{port}\"\n[origins]\napp = \"{APP}\"\nstranger = \"https://evil.example\"\n{READ}"
    ));
    let output = policy.check(&[]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("there is no connection to"), "{said}");
    assert!(said.contains("not tried, because"), "{said}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_a_report_of_what_is_known() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let policy = Policy::new(&format!(
        "base = \"http://{}\"\n[origins]\napp = \"{APP}\"\nstranger = \"https://evil.example\"\n{READ}",
        listener.local_addr().unwrap()
    ));
    let child = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .current_dir(policy.folder.path())
        .args(["check", "--timeout", "60", "cors.toml"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut first, _) = listener.accept().unwrap();
    assert!(server::read(&mut first).is_some());
    first
        .write_all(answer(200, &[("Access-Control-Allow-Origin", APP)]).as_bytes())
        .unwrap();
    drop(first);
    // It waits for the answer to the second.
    let (mut second, _) = listener.accept().unwrap();
    assert!(server::read(&mut second).is_some());
    Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("list groups from app (https://app.example.com): readable, as expected"),
        "{said}"
    );
    assert!(
        said.contains("not tried, because the check was stopped"),
        "{said}"
    );
}

#[test]
fn base_on_the_command_line_stands_in_place_of_the_file() {
    let server = Server::start(right);
    let text_of_policy =
        format!("base = \"https://api.example.com\"\n[origins]\napp = \"{APP}\"\n{READ}");
    let output = Policy::new(&text_of_policy).check(&["--base", &server.url("")]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

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
fn written_policy_is_marked_as_observed_and_holds() {
    let server = Server::start(right);
    let output = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .args([
            "check",
            "--write",
            &server.url("/groups?limit=5"),
            "--origin",
            APP,
            "--credentials",
        ])
        .output()
        .unwrap();
    let written = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for part in [
        "app = \"https://app.example.com\" # observed: readable, status 200, Access-Control-Allow-Origin: https://app.example.com",
        "stranger = \"https://stranger.example\" # observed: refused, status 200, Allow-Origin missing",
        "readable = [\"app\"] # observed",
        "exposes = [\"etag\"] # observed",
        "hostile = true # observed: none of them is let in",
    ] {
        assert!(written.contains(part), "{part} is not in\n{written}");
    }
    let output = Policy::new(written).check(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

#[test]
fn written_policy_is_about_the_request_that_the_page_makes() {
    let server = Server::start(right);
    let output = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .args([
            "check",
            "--write",
            &server.url("/groups/1"),
            "--origin",
            APP,
        ])
        .args([
            "--method",
            "PATCH",
            "--header",
            "Content-Type: application/json",
        ])
        .args(["--header", "Authorization: Bearer hush", "--credentials"])
        .output()
        .unwrap();
    let written = text(&output.stdout);
    for part in [
        "method = \"PATCH\"",
        "headers = { \"content-type\" = \"application/json\", \"authorization\" = { env = \"AUTHORIZATION\" } }",
        "# observed: refused, Authorization not allowed",
    ] {
        assert!(written.contains(part), "{part} is not in\n{written}");
    }
    assert!(!written.contains("hush"), "{written}");
    let methods = server.requests();
    assert!(methods.iter().all(Request::is_preflight), "{methods:?}");
}

#[test]
fn written_policy_of_a_careless_server_says_whom_it_lets_in() {
    let server = Server::start(careless);
    let output = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .args(["check", "--write", &server.url("/"), "--origin", APP])
        .output()
        .unwrap();
    let written = text(&output.stdout);
    assert!(
        written.contains("# hostile = true # observed: it would fail, because these are let in: "),
        "{written}"
    );
    assert!(written.contains("null (null)"), "{written}");
    let output = Policy::new(written).check(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
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

#[test]
fn policy_file_of_the_readme_is_one() {
    let readme =
        fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let start = readme.find("```toml\n").unwrap() + "```toml\n".len();
    let end = start + readme[start..].find("```").unwrap();
    let server = Server::start(right);
    let output = Policy::new(&readme[start..end]).check(&["--base", &server.url("")]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
}
