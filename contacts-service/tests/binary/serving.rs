//! The service as a process.

use rustix::process::Signal;

use support::{
    Connection, ContactsService, RawRequest,
    names::{ADA, API, DEMO_PASSWORD},
};

use crate::service::{directory, sign_in};

#[test]
fn sigterm_and_sigint_end_the_service_with_status_0() {
    for (name, signal) in [("TERM", Signal::TERM), ("INT", Signal::INT)] {
        let url = format!("sqlite:{}/contacts.db", directory(name).display());
        let service = ContactsService::start(&url);
        let (code, log) = service.stop(signal);
        assert_eq!(code, Some(0), "{name}: {log}");
        assert!(log.contains("requests in flight may finish"), "{log}");
    }
}

#[tokio::test]
async fn demo_account_is_made_only_when_configured() {
    let url = format!("sqlite:{}/contacts.db", directory("no-demo").display());
    let service = ContactsService::start(&url);
    let response = sign_in(&service, ADA, DEMO_PASSWORD).await;
    response.assert_status(401);
}

#[tokio::test]
async fn bytes_that_are_not_http_get_400_and_are_not_logged() {
    let url = format!("sqlite:{}/contacts.db", directory("malformed").display());
    let service = ContactsService::start(&url);
    let long = "x".repeat(70_000);
    for head in [
        "nonsense",
        "GET / HTTP/9.9",
        &format!("GET /{long} HTTP/1.1"),
    ] {
        let mut connection = Connection::open(service.address).await;
        connection
            .send(format!("{head}\r\nHost: {API}\r\n\r\n"))
            .await;
        let response = connection.response().await.unwrap();
        response.assert_problem(400, "bad-request");
        let policy = response.header("cross-origin-resource-policy");
        assert_eq!(policy, "same-origin", "{response:?}");
        connection.closed().await;
    }
    let (_, log) = service.stop(Signal::TERM);
    assert!(log.contains("requests in flight may finish"), "{log}");
    for words in ["ERROR", "stream error"] {
        assert!(!log.contains(words), "{log}");
    }
}

#[tokio::test]
async fn each_cors_refusal_is_logged_with_its_reason_in_one_line() {
    let url = format!("sqlite:{}/contacts.db", directory("refusals").display());
    let service = ContactsService::start(&url);
    for (origin, method, headers) in [
        ("http://evil.localhost:8080", "GET", "if-match"),
        ("http://app.mixmax.localhost:8080", "PURGE", "if-match"),
        ("http://app.mixmax.localhost:8080", "PUT", "x-custom"),
        ("\u{1b}[31m\"red", "PUT", "if-match"),
    ] {
        RawRequest::new(service.address, "OPTIONS", "/")
            .header("Host", API)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", headers)
            .send("")
            .await;
    }
    let (_, log) = service.stop(Signal::TERM);
    for line in [
        "preflight from \"http://evil.localhost:8080\" refused: the origin matches no allowed pattern",
        "preflight from \"http://app.mixmax.localhost:8080\" refused: the method is not in Access-Control-Allow-Methods",
        "preflight from \"http://app.mixmax.localhost:8080\" refused: a header is not in Access-Control-Allow-Headers",
    ] {
        assert_eq!(
            log.lines().filter(|logged| logged.ends_with(line)).count(),
            1,
            "{line}: {log}"
        );
    }
    assert!(!log.contains("\u{1b}[31m\"red"), "{log}");
}
