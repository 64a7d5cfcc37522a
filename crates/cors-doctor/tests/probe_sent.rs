//! What `cors-doctor probe` sends, and what it does not, against servers on loopback.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod doctor;
mod probe_command;
mod server;
mod tls_server;

use std::net::TcpListener;

use probe_command::{PAGE, allowing, command, is_actual, json, run, text, words};
use serde_json::Value;
use server::{Request, Server, answer};
use tls_server::TlsServer;

/// Refuses as FastAPI does, without its words: 400, whatever it is that is refused.
fn refusing(part: &'static str) -> impl Fn(&Request) -> String {
    move |request| {
        let is_refused = match part {
            "origin" => request.is_preflight(),
            "PATCH" => request.header("access-control-request-method") == Some("PATCH"),
            name => request
                .header("access-control-request-headers")
                .is_some_and(|it| it.split(',').any(|it| it == name)),
        };
        if is_refused {
            answer(400, &[])
        } else {
            allowing(request)
        }
    }
}

#[test]
fn server_that_never_answers_is_given_up_after_the_timeout() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let output = run(&url, &["--timeout", "0.2"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        words(&output).contains("no answer within 0.2 s"),
        "{}",
        text(&output)
    );
}

#[test]
fn redirect_to_another_origin_is_preflighted_again() {
    let last = Server::start(|request| {
        let asked = request
            .header("access-control-request-method")
            .map(str::to_owned);
        let methods = asked.unwrap_or_default();
        answer(
            200,
            &[
                ("Access-Control-Allow-Origin", "*"),
                ("Access-Control-Allow-Methods", &methods),
            ],
        )
    });
    let target = last.url("/moved");
    let first = Server::start(move |request| {
        if request.is_preflight() {
            allowing(request)
        } else {
            answer(
                307,
                &[("Access-Control-Allow-Origin", PAGE), ("Location", &target)],
            )
        }
    });
    let output = run(
        &first.url("/"),
        &["--method", "PUT", "--data", "x", "--send"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let seen = |server: &Server| -> Vec<(String, Option<String>)> {
        let requests = server.requests().into_iter();
        requests
            .map(|it| (it.method.clone(), it.header("origin").map(str::to_owned)))
            .collect()
    };
    let with = |origin: &str| {
        vec![
            ("OPTIONS".to_owned(), Some(origin.to_owned())),
            ("PUT".to_owned(), Some(origin.to_owned())),
        ]
    };
    assert_eq!(seen(&first), with(PAGE));
    assert_eq!(seen(&last), with("null"));
}

#[test]
fn redirect_from_the_internet_to_this_machine_is_reported_and_not_followed() {
    let inner = Server::start(allowing);
    let target = inner.url("/admin");
    let proxy = Server::start(move |_| {
        answer(
            302,
            &[("Access-Control-Allow-Origin", PAGE), ("Location", &target)],
        )
    });
    let output = command("http://public.example/", &["--origin", PAGE])
        .env("http_proxy", format!("http://{}", proxy.address))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        words(&output).contains("The redirect was not followed"),
        "{}",
        text(&output)
    );
    assert_eq!(inner.requests().len(), 0);
    assert!(
        proxy.requests()[0]
            .target
            .starts_with("http://public.example/")
    );
}

#[test]
fn cookie_goes_to_the_named_host_only_and_never_with_a_preflight() {
    let last = Server::start(|request| {
        let origin = request.header("origin").unwrap_or("*").to_owned();
        answer(
            200,
            &[
                ("Access-Control-Allow-Origin", &origin),
                ("Access-Control-Allow-Credentials", "true"),
                ("Access-Control-Allow-Methods", "PUT"),
            ],
        )
    });
    let target = format!("http://other.localhost:{}/", last.address.port());
    let first = Server::start(move |request| {
        if request.is_preflight() {
            allowing(request)
        } else {
            answer(
                307,
                &[
                    ("Access-Control-Allow-Origin", PAGE),
                    ("Access-Control-Allow-Credentials", "true"),
                    ("Location", &target),
                ],
            )
        }
    });
    let output = run(
        &first.url("/"),
        &["--method", "PUT", "--send", "--cookie", "session=abc"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let cookies = |server: &Server| -> Vec<Option<String>> {
        let requests = server.requests().into_iter();
        requests
            .map(|it| it.header("cookie").map(str::to_owned))
            .collect()
    };
    assert_eq!(cookies(&first), [None, Some("session=abc".to_owned())]);
    assert_eq!(cookies(&last), [None, None]);
}

#[test]
fn unsafe_method_is_sent_only_when_told() {
    let server = Server::start(allowing);
    let url = server.url("/");
    let output = run(&url, &["--method", "PATCH"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        words(&output).contains("preflight passes PATCH"),
        "{}",
        text(&output)
    );
    assert_eq!(server.requests().iter().filter(is_actual).count(), 0);
    // A form's POST has no preflight, so nothing can be told.
    let output = run(&url, &["--data", "a=b"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        words(&output).contains("With --send it is sent"),
        "{}",
        text(&output)
    );
    assert_eq!(server.requests().len(), 1);
    assert_eq!(
        run(&url, &["--data", "a=b", "--send"]).status.code(),
        Some(0)
    );
    assert_eq!(server.requests()[1].body, "a=b");
}

#[test]
fn unknown_authority_is_no_fault_of_cors_and_can_be_named() {
    let server = TlsServer::start("http/1.1");
    let url = format!("https://api.localhost:{}/", server.address.port());
    let output = run(&url, &[]);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        words(&output).contains("authority that is not trusted"),
        "{}",
        text(&output)
    );

    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &server.pem).unwrap();
    let authority = file.path().to_str().unwrap();
    assert_eq!(run(&url, &["--cacert", authority]).status.code(), Some(0));

    let named = format!("other.example:{}:127.0.0.1", server.address.port());
    let url = format!("https://other.example:{}/", server.address.port());
    let output = run(&url, &["--cacert", authority, "--resolve", &named]);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        words(&output).contains("certificate is for another name"),
        "{}",
        text(&output)
    );
}

#[test]
fn server_that_speaks_http2_is_asked_over_http2() {
    let server = TlsServer::start("h2");
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &server.pem).unwrap();
    let url = format!("https://api.localhost:{}/", server.address.port());
    let found = json(&url, &["--cacert", file.path().to_str().unwrap()]);
    assert_eq!(found["exchanges"][0]["protocol"], "h2");
    assert_eq!(found["passes"], true);
}

#[test]
fn mute_refusal_is_traced_to_the_part_that_is_refused() {
    let arguments = [
        "--method",
        "PATCH",
        "--header",
        "X-A: 1",
        "--header",
        "Content-Type: application/json",
    ];
    for (part, conclusion) in [
        ("origin", "The server refuses the origin"),
        (
            "PATCH",
            "The server refuses the method PATCH, and allows the origin, the header content-type and the header x-a.",
        ),
        (
            "x-a",
            "The server refuses the header x-a, and allows the origin, the method PATCH and the header content-type.",
        ),
    ] {
        let server = Server::start(refusing(part));
        let found = json(&server.url("/"), &arguments);
        let said = found["parts"]["conclusion"].as_str().unwrap();
        assert!(said.starts_with(conclusion), "{part}: {said}");
        let why = found["call"]["verdict"]["faults"][0]["why"]
            .as_str()
            .unwrap();
        let names_all = why.contains("Allow all three");
        assert_eq!(names_all, part == "origin", "{part}: {why}");
        assert!(part == "origin" || why.contains(part), "{part}: {why}");
        // The preflight itself, and at most two and one for each header.
        assert!(server.requests().len() <= 1 + 2 + 2);
    }
}

#[test]
fn preflight_without_allow_credentials_is_no_refusal_of_the_origin() {
    let server = Server::start(|request| {
        if request.header("access-control-request-headers").is_some() {
            answer(400, &[])
        } else {
            answer(200, &[("Access-Control-Allow-Origin", PAGE)])
        }
    });
    let found = json(&server.url("/"), &["--header", "X-A: 1", "--credentials"]);
    let said = found["parts"]["conclusion"].as_str().unwrap();
    assert_eq!(
        said,
        "The server refuses the header x-a, and allows the origin."
    );
}

#[test]
fn refusal_that_says_what_it_refuses_is_not_asked_again() {
    let server = Server::start(allowing);
    let found = json(&server.url("/"), &["--method", "DELETE"]);
    assert_eq!(found["call"]["cause"], "method-not-allowed");
    assert_eq!(found["parts"], Value::Null);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn answers_without_end_are_bounded() {
    let long = Server::start(|_| {
        format!(
            "HTTP/1.1 200 OK\r\nX-Long: {}\r\n\r\n",
            "a".repeat(400 * 1024)
        )
    });
    let output = run(&long.url("/"), &[]);
    assert_eq!(output.status.code(), Some(3));
    assert!(words(&output).contains("longer than"), "{}", text(&output));
    let endless = Server::start(|_| {
        format!(
            "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n\r\n{}",
            "a".repeat(8 * 1024 * 1024)
        )
    });
    assert_eq!(run(&endless.url("/"), &[]).status.code(), Some(0));
}
