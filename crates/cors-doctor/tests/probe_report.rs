//! What `cors-doctor probe` reports, against servers on loopback.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod doctor;
mod probe_command;
mod probe_findings;
#[cfg(unix)]
mod probe_waiting;
mod server;

use std::net::TcpListener;

use probe_command::{PAGE, allowing, is_actual, json, run, text, words};
use server::{Server, answer};

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
    assert_eq!(server.requests()[0].target, "/groups");
}

#[test]
fn what_was_taken_to_be_so_is_told_whatever_the_outcome() {
    let open = Server::start(allowing);
    let shut = Server::start(|_| answer(200, &[]));
    for server in [&open, &shut] {
        for format in ["text", "markdown"] {
            let said = words(&run(&server.url("/"), &["--format", format]));
            for part in [
                "page origin: http://app.example (set by you)",
                "method: GET (assumed: there is no body; set it with --method)",
                "headers: none (assumed: a page that sets headers of its own needs --header 'NAME: VALUE' for each)",
                "credentials: same-origin (assumed: ",
            ] {
                assert_eq!(said.matches(part).count(), 1, "{part}: {said}");
            }
        }
    }
    let arguments = ["--method=PUT", "--header=X-A: hush", "--credentials"];
    let said = words(&run(&open.url("/"), &arguments));
    for part in [
        "method: PUT (set by you)",
        "headers: X-A (set by you)",
        "credentials: include (set by you)",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let notes = ["--header=Sec-A: 1"];
    let said = words(&run(&open.url("/"), &notes));
    assert_eq!(said.matches("About the call").count(), 1, "{said}");
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
fn header_that_script_reads_is_exposed_by_the_code_of_the_chosen_stack() {
    let server =
        Server::start(|request| allowing(request).replace("\r\n\r\n", "\r\nX-Total: 12\r\n\r\n"));
    let url = server.url("/");
    let output = run(&url, &["--reads", "X-Total", "--stack", "express"]);
    let said = words(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for part in [
        "not its headers x-total",
        "exposedHeaders: [\"x-total\"]",
        "origin: [\"http://app.example\"]",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }

    let output = run(&url, &["--reads", "X-Other"]);
    assert_eq!(output.status.code(), Some(0));
    let said = words(&output);
    assert!(
        said.contains("The response does not have X-Other. The exit status does not count that"),
        "{said}"
    );
}

#[test]
fn fix_of_a_blocked_response_exposes_what_script_reads() {
    let server = Server::start(|_| answer(200, &[("X-Total", "12")]));
    let arguments = ["--reads", "X-Total", "--stack", "express"];
    let said = words(&run(&server.url("/"), &arguments));
    assert!(said.contains("exposedHeaders: [\"x-total\"]"), "{said}");
    assert!(
        said.contains("Access-Control-Expose-Headers: x-total"),
        "{said}"
    );
}

#[test]
fn fix_of_a_refused_preflight_lists_the_header_that_exposes_what_script_reads() {
    let server = Server::start(|_| answer(200, &[("X-Total", "12")]));
    let arguments = ["--method=PUT", "--reads=X-Total", "--stack=express"];
    let said = words(&run(&server.url("/"), &arguments));
    for part in [
        "exposedHeaders: [\"x-total\"]",
        "Access-Control-Expose-Headers: x-total Vary: Origin",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
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
fn status_that_follows_from_a_refusal_is_no_fact_of_its_own() {
    let server = Server::start(|request| {
        let status = if request.is_preflight() { 400 } else { 200 };
        answer(
            status,
            &[("Access-Control-Allow-Origin", "https://www.example")],
        )
    });
    let arguments = ["--method", "PATCH"];
    let said = words(&run(&server.url("/"), &arguments));
    assert!(said.contains("Most likely this follows from 1."), "{said}");
    assert!(!said.contains("allow null"), "{said}");
}

#[test]
fn faults_that_follow_do_not_say_that_the_origin_is_allowed() {
    for (status, origin) in [
        (200, "https://www.example"),
        (405, "https://www.example"),
        (405, ""),
        (200, ""),
    ] {
        let server = Server::start(move |request| {
            let status = if request.is_preflight() { status } else { 200 };
            match origin {
                "" => answer(status, &[]),
                _ => answer(status, &[("Access-Control-Allow-Origin", origin)]),
            }
        });
        let arguments = ["--method=PUT", "--header=X-A: 1", "--credentials"];
        let said = words(&run(&server.url("/"), &arguments));
        assert!(
            said.contains("Besides, the method PUT is not allowed"),
            "{said}"
        );
        for part in [
            "origin is allowed",
            "allows the origin",
            "The server refuses the origin: ",
        ] {
            assert!(!said.contains(part), "{part}: {said}");
        }
        let is_told = said.contains("Besides, the answer to the preflight has the status 405");
        assert_eq!(is_told, status == 405, "{said}");
    }
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
fn wildcard_with_credentials_is_blocked() {
    let server = Server::start(|_| answer(200, &[("Access-Control-Allow-Origin", "*")]));
    let url = server.url("/");
    assert_eq!(run(&url, &[]).status.code(), Some(0));
    assert_eq!(run(&url, &["--credentials=omit"]).status.code(), Some(0));
    let found = json(&url, &["--credentials"]);
    assert_eq!(found["call"]["cause"], "acao-wildcard-with-credentials");
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
fn answer_that_is_no_http_is_told() {
    let server = Server::start(|_| "SSH-2.0-OpenSSH\r\n".to_owned());
    let output = run(&server.url("/"), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output).contains("not HTTP"), "{}", text(&output));
}
