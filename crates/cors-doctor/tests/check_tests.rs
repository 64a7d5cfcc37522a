//! What `cors-doctor check` asks and how it ends, as a shell sees it.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod doctor;
mod policy;
mod server;

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use doctor::{doctor, run, text};
use policy::{APP, CHANGE, Policy, READ, careless, policy, right};
use server::{Request, Server, answer};

/// The first policy file for what the app asks of a server.
fn written(url: &str, arguments: &[&str]) -> Output {
    let command = ["check", "--write", url, "--origin", APP];
    run(&mut doctor(&[&command, arguments].concat()), "")
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
fn unsafe_request_is_decided_by_its_preflight_and_not_sent() {
    let server = Server::start(right);
    let output = policy(&server, CHANGE).check(&[]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("readable, as expected (decided by the preflight)"),
        "{said}"
    );
    assert!(
        said.contains("1 test was decided by the preflight alone"),
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
    let child = doctor(&["check", "--timeout", "60", "cors.toml"])
        .current_dir(policy.folder.path())
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

#[test]
fn written_policy_is_marked_as_observed_and_holds() {
    let server = Server::start(right);
    let output = written(&server.url("/groups?limit=5"), &["--credentials"]);
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
fn written_policy_has_no_secret_of_the_url() {
    let server = Server::start(right);
    let url = server.url("/groups?limit=5&token=hush-3f9a&access_token=hush-77");
    let output = written(&url, &[]);
    let (written, said) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        written.contains("path = \"/groups?limit=5&token=redacted&access_token=redacted\""),
        "{written}"
    );
    assert!(
        !written.contains("hush") && !said.contains("hush"),
        "{said}"
    );
    assert!(said.contains("a secret stays out of the file"), "{said}");
}

#[test]
fn written_policy_has_the_headers_that_script_reads_and_says_what_was_not_observed() {
    let write = |server: &Server, arguments: &[&str]| {
        let output = written(&server.url("/groups"), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout).to_owned()
    };
    let server = Server::start(right);
    let written = write(&server, &["--reads", "X-Total", "--reads", "ETag"]);
    let line = "exposes = [\"etag\", \"x-total\"] # not observed: x-total\n";
    assert!(written.contains(line), "{written}");
    let output = Policy::new(&written).check(&[]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));

    let hiding = Server::start(|_| {
        let headers = [("Access-Control-Allow-Origin", APP), ("X-Total", "12")];
        answer(200, &headers)
    });
    let written = write(&hiding, &[]);
    let line = "# exposes = [\"x-total\"] # not observed: the response has these, and script cannot read them\n";
    assert!(written.contains(line), "{written}");
    let plain = Server::start(|_| answer(200, &[("Access-Control-Allow-Origin", APP)]));
    let written = write(&plain, &[]);
    assert!(
        written.contains("# exposes = [] # none was observed"),
        "{written}"
    );
    let output = Policy::new(&written).check(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

#[test]
fn status_of_an_error_is_told_where_it_is_readable_and_where_a_header_is_missing() {
    let server = Server::start(|request| {
        let origin = request.header("origin").unwrap_or("none");
        match origin == APP {
            true => answer(404, &[("Access-Control-Allow-Origin", APP)]),
            false => answer(404, &[]),
        }
    });
    let output = policy(&server, READ).check(&[]);
    assert!(text(&output.stdout).contains("readable, as expected (status 404)"));
    let output = policy(&server, &format!("{READ}exposes = [\"etag\"]\n")).check(&[]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(
        said.contains("etag: the response does not have it, and its status is 404."),
        "{said}"
    );
}

#[test]
fn written_policy_is_about_the_request_that_the_page_makes() {
    let server = Server::start(right);
    let arguments = [
        "--method=PATCH",
        "--header=Content-Type: application/json",
        "--header=Authorization: Bearer hush",
        "--credentials",
    ];
    let output = written(&server.url("/groups/1"), &arguments);
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
fn written_policy_warns_where_an_error_was_observed() {
    for (status, part) in [
        (404, "is the path right?"),
        (405, "--method"),
        (422, "--header"),
    ] {
        let server = Server::start(move |_| answer(status, &[]));
        let output = written(&server.url("/groups"), &[]);
        let warned = text(&output.stderr);
        assert!(warned.contains(&format!("with {status}, ")), "{warned}");
        assert!(warned.contains(part), "{warned}");
    }
}

#[test]
fn written_policy_of_a_careless_server_says_whom_it_lets_in() {
    let server = Server::start(careless);
    let output = written(&server.url("/"), &[]);
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
