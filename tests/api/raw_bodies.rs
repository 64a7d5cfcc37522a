//! Requests that no browser sends: the bytes are the test's own.

use support::{
    Page, RawRequest, assert_cors,
    names::{API, APP},
};

use crate::helpers::TestApp;

const GROUPS: &str = "/api/contactgroups";

fn post(app: &TestApp, ada: &Page) -> RawRequest {
    app.raw("POST", GROUPS)
        .header("Host", API)
        .header("Origin", APP)
        .header("Cookie", ada.cookie())
        .header("Content-Type", "application/json")
}

#[actix_web::test]
async fn content_length_over_the_limit_gets_413_before_the_body_is_sent() {
    let (app, ada) = TestApp::signed_in().await;
    for length in ["65537", "10000000000"] {
        let response = post(&app, &ada)
            .header("Content-Length", length)
            .send(b"")
            .await;
        response.assert_problem(413, "body-too-large");
        assert_cors(&response, APP);
    }
}

#[actix_web::test]
async fn client_that_sends_a_large_body_can_read_the_413() {
    let (app, ada) = TestApp::signed_in().await;
    for length in [70_000, 1_000_000, 5_000_000] {
        let request = post(&app, &ada).header("Content-Length", length.to_string());
        let response = request.send(vec![b' '; length]).await;
        response.assert_problem(413, "body-too-large");
    }
    ada.get(GROUPS).await.assert_status(200);
}

#[actix_web::test]
async fn chunked_body_over_the_limit_gets_413() {
    let (app, ada) = TestApp::signed_in().await;
    let small = post(&app, &ada).header("Transfer-Encoding", "chunked");
    let small = small
        .send(b"8\r\n{\"name\":\r\n7\r\n\"small\"\r\n1\r\n}\r\n0\r\n\r\n")
        .await;
    assert_eq!(small.assert_status(201).json()["name"], "small");

    let mut body = Vec::new();
    for _ in 0..20 {
        body.extend_from_slice(b"1000\r\n");
        body.extend_from_slice(&[b' '; 0x1000]);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"0\r\n\r\n");
    let large = post(&app, &ada).header("Transfer-Encoding", "chunked");
    let large = large.send(&body).await;
    large.assert_problem(413, "body-too-large");
    assert_cors(&large, APP);
}

#[actix_web::test]
async fn ambiguous_body_length_gets_400() {
    let (app, ada) = TestApp::signed_in().await;
    let smuggled = b"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    let both = post(&app, &ada)
        .header("Content-Length", smuggled.len().to_string())
        .header("Transfer-Encoding", "chunked");
    assert_eq!(both.send(smuggled).await.status, 400);
    let twice = post(&app, &ada)
        .header("Content-Length", "2")
        .header("Content-Length", "3");
    assert_eq!(twice.send(b"{}x").await.status, 400);
    for length in ["-1", "+2", "2x", "0x2", "99999999999999999999999"] {
        let request = post(&app, &ada).header("Content-Length", length);
        assert_eq!(request.send(b"{}").await.status, 400, "{length}");
    }
    let chunks = post(&app, &ada).header("Transfer-Encoding", "chunked");
    let response = chunks.send(b"zz\r\n{}\r\n0\r\n\r\n").await;
    response.assert_problem(400, "bad-request");
    let groups = "select count(*) from contact_groups";
    assert_eq!(app.database.number(groups).await, 0);
    ada.get(GROUPS).await.assert_status(200);
}

#[actix_web::test]
async fn oversized_or_malformed_head_is_rejected() {
    let (app, ada) = TestApp::signed_in().await;
    let long = app
        .raw("GET", "/healthz")
        .header("Host", API)
        .header("X-Long", "a".repeat(200_000));
    let long = long.send(b"").await;
    assert!((400..500).contains(&long.status), "{long:?}");
    let mut many = app.raw("GET", "/healthz").header("Host", API);
    for number in 0..300 {
        many = many.header(&format!("X-{number}"), "a");
    }
    let many = many.send(b"").await;
    assert!((400..500).contains(&many.status), "{many:?}");
    for (method, target) in [
        ("GET", "/\0"),
        ("GET", "/ space"),
        ("G\u{fc}T", "/"),
        ("", "/"),
        ("GET", ""),
        ("GET", "//"),
        ("GET", "/%"),
        ("GET", "/api/contactgroups/%2e%2e"),
    ] {
        let response = app.raw(method, target).header("Host", API).send(b"").await;
        assert!(
            (400..500).contains(&response.status),
            "{method} {target}: {response:?}"
        );
    }
    ada.get(GROUPS).await.assert_status(200);
}

#[actix_web::test]
async fn aborted_upload_changes_nothing() {
    let (app, ada) = TestApp::signed_in().await;
    // The client closes its side; what was announced never comes.
    let response = post(&app, &ada)
        .header("Content-Length", "20")
        .send_part(b"{\"name\":")
        .await;
    assert!(response.is_none_or(|response| response.status == 400));
    assert!(ada.names_at(GROUPS).await.is_empty());
}
