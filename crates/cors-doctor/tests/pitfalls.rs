//! What is known of a stack explains what is seen of it, in every report.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod doctor;
mod recorded;
#[expect(dead_code, reason = "other tests need more of it")]
mod server;

use doctor::{doctor, run, text};
use recorded::{APP, replay, stacks};
use server::{Server, answer};

const REFUSED_HEADER: &[&str] = &["--method", "PUT", "--header", "x-b: 1", "--credentials"];
const FASTAPI: &str = "answers a preflight for a header that it does not allow with 400. A bare refusal makes browsers report a missing Allow-Origin";

fn stack(id: &str) -> Server {
    replay(stacks().remove(id).unwrap())
}

/// What a probe reports, in one line of words.
fn probe(server: &Server, options: &[&str]) -> String {
    let url = server.url("/items");
    let command = ["probe", &url, "--origin", APP];
    words(&run(&mut doctor(&[&command, options].concat()), "").stdout)
}

/// What is explained of an input, in one line of words.
fn explain(input: &str, options: &[&str]) -> String {
    words(&run(&mut doctor(&[&["explain"], options].concat()), input).stdout)
}

fn words(bytes: &[u8]) -> String {
    // Markdown has backslashes before what could be markup.
    let text = text(bytes).replace('\\', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A request of a page whose response has that status and no CORS header.
fn hidden(status: u16) -> String {
    format!(
        "GET /items HTTP/1.1\nHost: api.example\nOrigin: {APP}\n\nHTTP/1.1 {status} Some Reason\nContent-Type: text/plain\n"
    )
}

#[test]
fn every_report_says_what_is_known_of_the_stack_that_is_recognised() {
    let server = stack("fastapi");
    for format in ["text", "json", "markdown"] {
        let report = probe(&server, &[REFUSED_HEADER, &["--format", format]].concat());
        assert!(report.contains(FASTAPI), "{format}: {report}");
        assert!(report.contains("hapijs/hapi#2939"), "{format}: {report}");
    }
}

#[test]
fn what_was_not_asked_for_explains_nothing() {
    let server = stack("fastapi");
    let report = probe(&server, REFUSED_HEADER);
    assert!(!report.contains("a preflight for HEAD"), "{report}");
    assert!(!report.contains("a preflight for a method"), "{report}");
    let report = probe(&server, &["--method", "PUT", "--header", "x-a: 1"]);
    assert!(!report.contains("answers a preflight for"), "{report}");
}

#[test]
fn only_the_part_of_a_preflight_that_is_refused_alone_is_explained() {
    let (method, header) = (
        "answers a preflight for a method that it does not allow",
        "answers a preflight for a header that it does not allow",
    );
    for id in ["actix-cors", "litestar", "rack-cors", "rs-cors", "tomcat"] {
        let chosen = ["--stack", id];
        let refuses_header = stack(id);
        let report = probe(&refuses_header, &[REFUSED_HEADER, &chosen].concat());
        assert!(report.contains(header), "{id}: {report}");
        assert!(!report.contains(method), "{id}: {report}");

        let answers = stacks().remove(id).unwrap();
        let refuses_method = Server::start(move |request| {
            let asked = request.header("access-control-request-method");
            let name = match asked {
                Some("PATCH") => "headerPreflight",
                Some(_) => "preflight",
                None => "request",
            };
            answers[name].clone()
        });
        let asked = ["--method", "PATCH", "--header", "x-a: 1", "--credentials"];
        let report = probe(&refuses_method, &[&asked[..], &chosen].concat());
        assert!(report.contains(method), "{id}: {report}");
        assert!(!report.contains(header), "{id}: {report}");

        let answers = stacks().remove(id).unwrap();
        let refuses_origin = Server::start(move |request| {
            let is_preflight = request.is_preflight();
            answers[if is_preflight {
                "foreignPreflight"
            } else {
                "foreignRequest"
            }]
            .clone()
        });
        let report = probe(&refuses_origin, &[REFUSED_HEADER, &chosen].concat());
        assert!(!report.contains(header), "{id}: {report}");
        assert!(!report.contains(method), "{id}: {report}");
    }
}

#[test]
fn a_path_whose_preflight_passes_in_part_exists() {
    let known = "answers a preflight for a path that does not exist with 404";
    for (refuses_all, is_known) in [(true, true), (false, false)] {
        let server = Server::start(move |request| {
            let headers = [("Access-Control-Allow-Origin", APP)];
            match request.header("access-control-request-headers") {
                None if !refuses_all => answer(200, &headers),
                _ => answer(404, &headers),
            }
        });
        let options = ["--method", "POST", "--header", "x-b: 1", "--stack", "flask"];
        let report = probe(&server, &options);
        assert_eq!(report.contains(known), is_known, "{report}");
    }
}

#[test]
fn a_refused_head_is_explained_unless_head_is_listed() {
    let known = "answers a preflight for HEAD with 200 and no Access-Control-Allow-Headers";
    for (methods, is_known) in [("", true), ("GET, HEAD", false)] {
        let server = Server::start(move |_| {
            let mut headers = vec![("Access-Control-Allow-Origin", APP)];
            if !methods.is_empty() {
                headers.push(("Access-Control-Allow-Methods", methods));
            }
            answer(200, &headers)
        });
        let options = ["--method", "HEAD", "--header", "x-b: 1", "--stack", "flask"];
        let report = probe(&server, &options);
        assert_eq!(report.contains(known), is_known, "{report}");
    }
}

#[test]
fn a_stack_that_is_chosen_is_believed() {
    let known = "writes no CORS headers on a 500 when the application fails";
    for format in ["text", "json", "markdown"] {
        let report = explain(&hidden(500), &["--stack", "nginx", "--format", format]);
        assert!(report.contains(known), "{format}: {report}");
    }
    for options in [&[][..], &["--stack", "caddy"]] {
        let report = explain(&hidden(500), options);
        assert!(!report.contains(known), "{options:?}: {report}");
    }
    let report = explain(&hidden(200), &["--stack", "nginx"]);
    assert!(!report.contains(known), "{report}");
}

#[test]
fn a_cache_that_harms_somebody_is_explained_by_what_the_stack_leaves_out() {
    let server = stack("flask");
    let report = probe(&server, &["--credentials"]);
    let known = "sends no Vary: Origin with a response to a request without Origin";
    assert!(report.contains(known), "{report}");
}

#[test]
fn a_cache_that_harms_somebody_is_explained_by_the_answers_that_lack_vary() {
    let server = Server::start(|request| {
        let origin = request.header("origin").unwrap_or(APP);
        let mut headers = vec![
            ("Access-Control-Allow-Origin", origin),
            ("Cache-Control", "max-age=60"),
        ];
        if request.header("origin").is_some() {
            headers.push(("Vary", "Origin"));
        }
        answer(200, &headers)
    });
    let report = probe(&server, &["--stack", "flask"]);
    let known = "sends no Vary: Origin with a response to";
    assert!(
        report.contains(&format!("{known} a request without Origin")),
        "{report}"
    );
    assert_eq!(report.matches(known).count(), 1, "{report}");
}

#[test]
fn hostile_origins_that_are_let_in_are_explained() {
    let mirror = Server::start(|request| {
        let origin = request.header("origin").unwrap_or("none");
        format!(
            "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: {origin}\r\nAccess-Control-Allow-Credentials: true\r\nVary: Origin\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n"
        )
    });
    let report = probe(&mirror, &["--credentials", "--origins", "hostile"]);
    let known = "lets every page read with cookies, once any origin is allowed with credentials";
    assert!(report.contains(known), "{report}");
}
