//! Requests that are sent ahead of the responses to earlier ones on the same connection.

use support::{Connection, names::API};

use crate::helpers::TestApp;

/// How many requests are sent ahead.
const PIPELINED: usize = 100;

#[actix_web::test]
async fn header_lines_that_look_like_request_lines_do_not_block_the_connection() {
    let app = TestApp::start().await;
    let mut connection = Connection::open(app.address()).await;
    for _ in 0..3 {
        let lines = "X: HTTP/1.1\r\n".repeat(17);
        let request = format!("GET /healthz HTTP/1.1\r\nHost: {API}\r\n{lines}\r\n");
        connection.send(&request).await;
        assert_eq!(connection.response().await.unwrap().status, 200);
    }
}

#[actix_web::test]
async fn body_lines_that_look_like_request_lines_do_not_block_the_connection() {
    let app = TestApp::start().await;
    let mut connection = Connection::open(app.address()).await;
    for _ in 0..3 {
        let body = "GET / HTTP/1.1\r\n".repeat(100);
        let request = format!(
            "POST /api/session HTTP/1.1\r\nHost: {API}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        connection.send(&request).await;
        assert_eq!(connection.response().await.unwrap().status, 400);
    }
}

#[actix_web::test]
async fn pipelined_requests_are_answered_in_their_order() {
    let app = TestApp::start().await;
    let mut connection = Connection::open(app.address()).await;
    let request = |path| format!("GET {path} HTTP/1.1\r\nHost: {API}\r\n\r\n");
    let two = request("/healthz") + &request("/nowhere");
    connection.send(two.repeat(PIPELINED)).await;
    for _ in 0..PIPELINED {
        assert_eq!(connection.response().await.unwrap().status, 200);
        assert_eq!(connection.response().await.unwrap().status, 404);
    }
}

#[actix_web::test]
async fn nothing_follows_a_response_that_closes_the_connection() {
    let app = TestApp::start().await;
    let next = format!("GET /healthz HTTP/1.1\r\nHost: {API}\r\n\r\n");
    for method in ["GET", "POST"] {
        for path in ["/nowhere", "/api/session", "/api/contactgroups", "/healthz"] {
            for body in ["hello", &"x".repeat(100_000)] {
                let request = format!(
                    "{method} {path} HTTP/1.1\r\nHost: {API}\r\nContent-Length: {}\r\n\r\n{body}",
                    body.len()
                );
                let mut connection = Connection::open(app.address()).await;
                connection.send(request + &next).await;
                let first = connection.response().await.unwrap();
                let second = connection.response().await.map(|second| second.status);
                let expected = (first.header("connection") != "close").then_some(200);
                assert_eq!(
                    second,
                    expected,
                    "{method} {path} {}: {first:?}",
                    body.len()
                );
            }
        }
    }
}

/// Whether what came before was read by a handler or not, and has been answered or not.
#[actix_web::test]
async fn head_is_read_alike_whatever_came_before_it() {
    let app = TestApp::start().await;
    let request = |method, path, lines: &str, body: &str| {
        format!("{method} {path} HTTP/1.1\r\nHost: {API}\r\n{lines}\r\n{body}")
    };
    let hello = "Content-Length: 5\r\n";
    let json = "Content-Type: application/json\r\n";
    let before = [
        String::new(),
        request("GET", "/healthz", "", ""),
        request("POST", "/nowhere", hello, "hello"),
        request("POST", "/api/session", &format!("{json}{hello}"), "hello"),
        request(
            "POST",
            "/nowhere",
            "Transfer-Encoding: chunked\r\n",
            "5\r\nhello\r\n0\r\n\r\n",
        ),
    ];
    for (lines, status) in [
        (format!("{}: a\r\n", "n".repeat(66_000)), 400),
        (format!("Cookie: a={}\r\n", "x".repeat(40_000)), 200),
        (format!("Cookie: a={}\r\n", "x".repeat(140_000)), 431),
    ] {
        for before in &before {
            for is_ahead in [true, true, true, false] {
                let mut connection = Connection::open(app.address()).await;
                let head = request("GET", "/healthz", &lines, "");
                if is_ahead {
                    connection.send(before.clone() + &head).await;
                }
                if !before.is_empty() {
                    if !is_ahead {
                        connection.send(before).await;
                    }
                    let response = connection.response().await.unwrap();
                    assert_ne!(response.header("connection"), "close", "{response:?}");
                }
                if !is_ahead {
                    connection.send(head).await;
                }
                let response = connection.response().await;
                let response = response.map(|response| response.status);
                let lines = &lines[..10];
                assert_eq!(response, Some(status), "{lines} behind {before:?}");
            }
        }
    }
}

#[actix_web::test]
async fn long_line_of_a_body_is_no_part_of_the_next_head() {
    let app = TestApp::start().await;
    let body = format!(r#"{{"{}"}}"#, "x".repeat(40_000));
    let next = format!("GET /healthz HTTP/1.1\r\nHost: {API}\r\n\r\n");
    let mut kept = 0;
    for path in ["/api/session", "/nowhere"] {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {API}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let mut connection = Connection::open(app.address()).await;
        connection.send(&request).await;
        let response = connection.response().await.unwrap();
        if response.header("connection") != "close" {
            connection.send_in_single_bytes(next.as_bytes()).await;
            assert_eq!(connection.response().await.unwrap().status, 200);
            kept += 1;
        }
    }
    assert!(kept > 0);
}

/// A page must not tell it from the API's other responses, and a client of HEAD reads no body.
#[actix_web::test]
async fn refusal_of_a_long_list_is_whole_whatever_follows_it() {
    let app = TestApp::start().await;
    let request =
        |method, lines: &str| format!("{method} /healthz HTTP/1.1\r\nHost: {API}\r\n{lines}\r\n");
    let long = format!("If-None-Match: {}\r\n", "a,".repeat(5000));
    let mut connection = Connection::open(app.address()).await;
    connection
        .send(request("GET", &long) + &request("GET", ""))
        .await;
    let refusal = connection.response().await.unwrap();
    refusal.assert_problem(431, "head-too-large");
    assert_eq!(
        refusal.header("cross-origin-resource-policy"),
        "same-origin"
    );
    assert_ne!(refusal.header("connection"), "close");
    assert_eq!(connection.response().await.unwrap().status, 200);

    let mut connection = Connection::open(app.address()).await;
    connection.send(request("HEAD", &long)).await;
    connection.half_close().await;
    let (bytes, _) = connection.rest().await;
    let response = String::from_utf8(bytes).unwrap();
    assert!(response.starts_with("HTTP/1.1 431 "), "{response}");
    assert!(response.ends_with("\r\n\r\n"), "{response}");
}
