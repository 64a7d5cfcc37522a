//! `cors-doctor probe`, as a shell sees it, against servers on loopback.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod server;
mod tls_server;

use std::io::Read;
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use server::{Request, Server, answer};
use tls_server::TlsServer;

const PAGE: &str = "http://app.example";

fn command(url: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cors-doctor"));
    command.args(["probe", url]).args(arguments);
    for variable in [
        "http_proxy",
        "https_proxy",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
        "no_proxy",
        "NO_PROXY",
    ] {
        command.env_remove(variable);
    }
    command.stdin(Stdio::null());
    command
}

fn run(url: &str, arguments: &[&str]) -> Output {
    command(url, &[&["--origin", PAGE], arguments].concat())
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The words, whatever the lines.
fn words(output: &Output) -> String {
    text(output)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn json(url: &str, arguments: &[&str]) -> Value {
    let output = run(url, &[&["--format", "json"], arguments].concat());
    let document = serde_json::from_slice(&output.stdout).unwrap();
    let schema = serde_json::from_str(cors_doctor::probe::SCHEMA).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = schema
        .iter_errors(&document)
        .map(|it| it.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    document
}

/// Answers as an API does that allows the page.
fn allowing(request: &Request) -> String {
    let mut headers = vec![
        ("Access-Control-Allow-Origin", PAGE),
        ("Access-Control-Allow-Credentials", "true"),
        ("Vary", "Origin"),
    ];
    if request.is_preflight() {
        headers.push(("Access-Control-Allow-Methods", "PATCH, PUT"));
        headers.push((
            "Access-Control-Allow-Headers",
            "content-type, x-a, authorization",
        ));
    }
    answer(200, &headers)
}

fn is_actual(request: &&Request) -> bool {
    !request.is_preflight()
}

#[test]
fn readable_response_exits_with_0_and_shows_the_wire() {
    let server = Server::start(allowing);
    let output = run(&server.url("/groups"), &[]);
    assert_eq!(output.status.code(), Some(0));
    let said = words(&output);
    for part in [
        "readable GET http://api.localhost",
        "→ 200 (HTTP/1.1,",
        "> Origin: http://app.example",
        "< Access-Control-Allow-Origin: http://app.example",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn headers_that_script_cannot_read_are_named_with_what_the_server_has_to_answer() {
    let server = Server::start(|request| {
        allowing(request).replace("\r\n\r\n", "\r\nX-Total: 12\r\nDate: today\r\n\r\n")
    });
    let said = words(&run(&server.url("/"), &[]));
    assert!(
        said.contains("Access-Control-Expose-Headers: X-Total"),
        "{said}"
    );
    assert!(!said.contains("Date"), "{said}");

    let server = Server::start(|request| {
        let headers = "\r\nX-Total: 12\r\nAccess-Control-Expose-Headers: x-total\r\n\r\n";
        allowing(request).replace("\r\n\r\n", headers)
    });
    let said = words(&run(&server.url("/"), &[]));
    assert!(!said.contains("cannot read"), "{said}");
}

#[test]
fn blocked_response_exits_with_1_and_names_every_fault() {
    let server = Server::start(|request| {
        let origin = if request.is_preflight() {
            PAGE
        } else {
            "https://www.example"
        };
        answer(200, &[("Access-Control-Allow-Origin", origin)])
    });
    let url = server.url("/groups");
    let arguments = ["--method", "PUT", "--header", "X-A: 1", "--send"];
    let output = run(&url, &arguments);
    assert_eq!(output.status.code(), Some(1));
    let found = json(&url, &arguments);
    let faults = found["call"]["verdict"]["faults"].as_array().unwrap();
    let causes: Vec<&str> = faults
        .iter()
        .map(|it| it["cause"].as_str().unwrap())
        .collect();
    assert_eq!(causes.first(), Some(&"method-not-allowed"));
    assert!(causes.contains(&"header-not-allowed"), "{causes:?}");
    // The request never reached the server.
    assert_eq!(server.requests().iter().filter(is_actual).count(), 0);
}

#[test]
fn bad_input_exits_with_2() {
    for (url, arguments) in [
        ("api.example/groups", &[] as &[&str]),
        ("ftp://api.example/", &[]),
        ("http://api.localhost/", &["--header", "no colon"]),
        (
            "http://api.localhost/",
            &["--header", "Origin: https://other.example"],
        ),
        ("http://api.localhost/", &["--timeout", "0"]),
        ("http://api.localhost/", &["--resolve", "api.localhost:80"]),
        (
            "http://api.localhost/",
            &["--cacert", "/there/is/no/such/file"],
        ),
    ] {
        assert_eq!(
            run(url, arguments).status.code(),
            Some(2),
            "{url} {arguments:?}"
        );
    }
}

#[test]
fn server_that_is_not_there_exits_with_3_and_is_no_fault_of_cors() {
    let address = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let output = run(&format!("http://{address}/"), &[]);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        words(&output).contains("this is not about CORS: there is no connection to"),
        "{}",
        text(&output)
    );
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
fn wildcard_with_credentials_is_blocked() {
    let server = Server::start(|_| answer(200, &[("Access-Control-Allow-Origin", "*")]));
    let url = server.url("/");
    assert_eq!(run(&url, &[]).status.code(), Some(0));
    assert_eq!(run(&url, &["--credentials=omit"]).status.code(), Some(0));
    let found = json(&url, &["--credentials"]);
    assert_eq!(found["call"]["cause"], "acao-wildcard-with-credentials");
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
fn server_without_vary_lets_a_shared_cache_harm_the_page() {
    let server = Server::start(|request| {
        let mut headers = vec![("Cache-Control", "public, max-age=60")];
        let origin = request.header("origin").map(str::to_owned);
        if let Some(origin) = origin.as_deref() {
            headers.push(("Access-Control-Allow-Origin", origin));
        }
        answer(200, &headers)
    });
    let found = json(&server.url("/"), &[]);
    assert_eq!(found["cache"]["orders"].as_array().unwrap().len(), 6);
    // Whoever of the two origins does not come first is blocked, in every order.
    assert_eq!(found["cache"]["harmful"], 6);
    let first = &found["cache"]["orders"][0];
    assert_eq!(first[1]["visitor"], "page");
    assert_eq!(
        (
            &first[1]["fromCache"],
            &first[1]["readsOwn"],
            &first[1]["readsServed"]
        ),
        (&true.into(), &true.into(), &false.into())
    );
    let said = words(&run(&server.url("/"), &[]));
    assert!(
        said.contains(
            "nobody (no Origin), the page, another origin → the page and another origin: blocked"
        ),
        "{said}"
    );
}

#[test]
fn vary_or_no_store_keeps_a_shared_cache_from_harm() {
    let varied = Server::start(|request| {
        let origin = request
            .header("origin")
            .unwrap_or("https://nobody.example")
            .to_owned();
        answer(
            200,
            &[
                ("Cache-Control", "max-age=60"),
                ("Vary", "Accept, Origin"),
                ("Access-Control-Allow-Origin", &origin),
            ],
        )
    });
    assert_eq!(json(&varied.url("/"), &[])["cache"]["harmful"], 0);
    let not_stored = Server::start(|request| {
        let origin = request
            .header("origin")
            .unwrap_or("https://nobody.example")
            .to_owned();
        answer(
            200,
            &[
                ("Cache-Control", "no-store"),
                ("Access-Control-Allow-Origin", &origin),
            ],
        )
    });
    assert_eq!(json(&not_stored.url("/"), &[])["cache"]["harmful"], 0);
}

#[test]
fn hostile_origins_that_are_let_in_are_named_with_what_it_means() {
    // An expression without a beginning, and null.
    let server = Server::start(|request| {
        let origin = request.header("origin").unwrap_or_default().to_owned();
        if origin.ends_with("shop.example") || origin == "null" {
            answer(
                200,
                &[
                    ("Access-Control-Allow-Origin", &origin),
                    ("Access-Control-Allow-Credentials", "true"),
                ],
            )
        } else {
            answer(200, &[])
        }
    });
    let arguments = [
        "--origin",
        "https://app.shop.example",
        "--credentials",
        "--origins",
        "hostile",
    ];
    let output = command(
        &server.url("/"),
        &[&arguments[..], &["--format", "json"]].concat(),
    )
    .output()
    .unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let let_in: Vec<&str> = found["hostile"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["letIn"] == true)
        .map(|it| it["family"].as_str().unwrap())
        .collect();
    assert_eq!(
        let_in,
        [
            "null",
            "other-scheme",
            "look-alike-end",
            "dot",
            "subdomain",
            "parent",
            "sibling"
        ]
    );
    assert!(
        found["hostile"]
            .as_array()
            .unwrap()
            .iter()
            .any(|it| it["reach"] == "reads-with-cookies")
    );
    let said = words(&command(&server.url("/"), &arguments).output().unwrap());
    assert!(said.contains("Anybody can register such a name"), "{said}");
}

#[test]
fn middleware_is_named_where_its_answer_gives_it_away() {
    let server = Server::start(|request| {
        if request.is_preflight() {
            let body = "Disallowed CORS headers";
            format!(
                "HTTP/1.1 400 Bad Request\r\nContent-Length: {}\r\nAccess-Control-Allow-Methods: GET, PUT\r\nAccess-Control-Allow-Origin: {PAGE}\r\n\r\n{body}",
                body.len()
            )
        } else {
            allowing(request)
        }
    });
    let found = json(&server.url("/"), &["--method", "PUT", "--header", "X-A: 1"]);
    assert_eq!(found["middleware"]["name"], "Starlette (FastAPI)");
    assert_eq!(found["middleware"]["stack"], "fastapi");
}

#[test]
fn secrets_are_in_no_output() {
    let server = Server::start(|request| {
        let answer = allowing(request);
        answer.replace(
            "\r\n\r\n",
            "\r\nSet-Cookie: id=hush-4\r\nX-Token: hush-5\r\n\r\n",
        )
    });
    let url = server.url("/groups?access_token=hush-1");
    let arguments = [
        "--method",
        "PATCH",
        "--cookie",
        "session=hush-2",
        "--header",
        "Authorization: Bearer hush-3",
        "--data",
        "hush-6",
        "--send",
        "--origins",
        "hostile",
        "--verbose",
    ];
    for format in ["text", "json", "markdown"] {
        let output = run(&url, &[&arguments[..], &["--format", format]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output));
        let errors = String::from_utf8(output.stderr.clone()).unwrap();
        for shown in [text(&output), errors] {
            assert!(!shown.contains("hush"), "{format}: {shown}");
        }
    }
    assert!(
        server
            .requests()
            .iter()
            .any(|it| it.header("authorization") == Some("Bearer hush-3"))
    );
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

#[test]
fn answer_that_is_no_http_is_told() {
    let server = Server::start(|_| "SSH-2.0-OpenSSH\r\n".to_owned());
    let output = run(&server.url("/"), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output).contains("not HTTP"), "{}", text(&output));
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_a_report_of_what_is_known() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let mut child = command(&url, &["--origin", PAGE, "--timeout", "60"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stream, _) = listener.accept().unwrap();
    // It waits for the answer when its request is here.
    assert!(server::read(&mut stream).is_some());
    let started = Instant::now();
    Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    let status = child.wait().unwrap();
    assert!(
        started.elapsed() < Duration::from_secs(30),
        "it does not wait for the answer"
    );
    let mut said = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(status.code(), Some(1));
    assert!(
        said.contains("Interrupted: this is what is known so far."),
        "{said}"
    );
}
