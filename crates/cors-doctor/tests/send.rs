//! What is sent for a request of a page, and what is made of the answers.

#![cfg(feature = "net")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod server;

use cors_doctor::State;
use cors_doctor::send::{Client, ClientOptions, End, Failure, PageRequest, Sent};
use cors_verdict::{Credentials, Origin};
use server::{Server, answer};

const PAGE: &str = "http://app.example";

fn page_request(url: &str) -> PageRequest {
    PageRequest::get(Origin::parse(PAGE).unwrap(), url.parse().unwrap())
}

fn send(request: &PageRequest) -> Sent {
    let client = Client::new(ClientOptions::default()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(cors_doctor::send::send(&client, request, Vec::new()))
}

#[test]
fn preflight_asks_without_cookies_and_request_has_them() {
    let server = Server::start(|request| {
        let mut headers = vec![
            ("Access-Control-Allow-Origin", PAGE),
            ("Access-Control-Allow-Credentials", "true"),
        ];
        if request.is_preflight() {
            headers.push(("Access-Control-Allow-Methods", "PATCH"));
            headers.push(("Access-Control-Allow-Headers", "content-type, x-a"));
        }
        answer(200, &headers)
    });
    let mut request = page_request(&server.url("/groups/1?a=b"));
    request.method = "PATCH".to_owned();
    request.add_header("X-A: 1").unwrap();
    request
        .add_header("Content-Type: application/json")
        .unwrap();
    request.credentials = Credentials::Include;
    request.cookie = Some("session=secret".to_owned());
    request.data = Some(b"{}".to_vec());
    request.sends_unsafe_methods = true;
    let sent = send(&request);

    assert_eq!(sent.end, End::Judged);
    assert_eq!(sent.diagnosis.state, State::Passes);
    let [preflight, actual] = server.requests().try_into().unwrap();
    assert_eq!(preflight.target, "/groups/1?a=b");
    assert_eq!(
        preflight.header("access-control-request-method"),
        Some("PATCH")
    );
    assert_eq!(
        preflight.header("access-control-request-headers"),
        Some("content-type,x-a")
    );
    assert_eq!(preflight.header("origin"), Some(PAGE));
    assert_eq!(preflight.header("cookie"), None);
    assert_eq!(
        (actual.method.as_str(), actual.body.as_str()),
        ("PATCH", "{}")
    );
    assert_eq!(actual.header("cookie"), Some("session=secret"));
    assert!(!format!("{sent:?}").contains("secret"));
}

#[test]
fn unsafe_method_is_not_sent_unless_it_is_allowed() {
    let server = Server::start(|_| {
        answer(
            204,
            &[
                ("Access-Control-Allow-Origin", PAGE),
                ("Access-Control-Allow-Methods", "DELETE"),
            ],
        )
    });
    let mut request = page_request(&server.url("/groups/1"));
    request.method = "DELETE".to_owned();
    let sent = send(&request);

    assert_eq!(server.requests().len(), 1);
    let method = "DELETE".to_owned();
    assert_eq!(
        sent.end,
        End::NotAllowed {
            method,
            is_preflighted: true
        }
    );
}

#[test]
fn origin_is_null_after_a_redirect_from_one_foreign_origin_to_another() {
    let last = Server::start(|_| answer(200, &[("Access-Control-Allow-Origin", "*")]));
    let target = last.url("/last");
    let first = Server::start(move |_| {
        answer(
            302,
            &[("Access-Control-Allow-Origin", PAGE), ("Location", &target)],
        )
    });
    let sent = send(&page_request(&first.url("/")));

    assert_eq!(sent.diagnosis.state, State::Passes);
    assert_eq!(first.requests()[0].header("origin"), Some(PAGE));
    assert_eq!(last.requests()[0].header("origin"), Some("null"));
}

#[test]
fn nothing_listens_is_no_fault_of_cors() {
    let sent = send(&page_request("http://127.0.0.1:1/x"));
    // Browsers refuse that port before they ask.
    assert_eq!(sent.diagnosis.cause(), Some("bad-port"));

    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let sent = send(&page_request(&format!("http://{free}/")));
    assert!(
        matches!(sent.end, End::NotReached(Failure::NotConnected { .. })),
        "{:?}",
        sent.end
    );
}
