//! Questions that the judge refuses, and how much one may hold.

use serde_json::{Value, json};

use support::{Connection, names::APP_HOST};

use crate::{judge::case, web_app::WebApp};

#[actix_web::test]
async fn invalid_questions_are_rejected_with_a_reason() {
    let app = WebApp::start();
    let json_type = "application/json";
    let too_long = json!({ "pageOrigin": "x".repeat(200_000) }).to_string();
    let long_text = json!({ "text": "x".repeat(4_200_000) }).to_string();
    let bad_status = case(&json!([])).to_string().replace("200", "2");
    let too_many = json!({ "pattern": "*", "origins": vec![""; 501] }).to_string();
    let too_many_patterns = json!({ "pattern": ",".repeat(100), "origins": [] }).to_string();
    let deep = "[".repeat(100_000);
    let huge = json!({ "text": "x".repeat(16 * 1024 * 1024) }).to_string();
    for (path, content_type, body, status, words) in [
        ("/judge/verdict", json_type, "{", 400, "not JSON"),
        ("/judge/verdict", json_type, &deep, 400, "not JSON"),
        ("/judge/decode", json_type, "", 400, "not JSON"),
        ("/judge/decode", json_type, "{}", 422, "text"),
        ("/judge/decode", json_type, r#"{"text": 5}"#, 422, "text"),
        ("/judge/verdict", json_type, &too_long, 413, "131072"),
        ("/judge/decode", json_type, &long_text, 413, "4194304"),
        ("/judge/decode", "text/plain", "{}", 415, "application/json"),
        ("/judge/verdict", json_type, "{}", 422, "pageOrigin"),
        (
            "/judge/verdict",
            json_type,
            &bad_status,
            422,
            "hops[0].response.status",
        ),
        ("/judge/origins", json_type, &too_many, 422, "at most 500"),
        (
            "/judge/explain",
            json_type,
            r#"{"text":"hello"}"#,
            422,
            "paste one of these",
        ),
        ("/judge/explain", json_type, &huge, 413, "16777216"),
        (
            "/judge/explain",
            "text/plain",
            "{}",
            415,
            "application/json",
        ),
        (
            "/judge/origins",
            json_type,
            &too_many_patterns,
            422,
            "at most 100 patterns",
        ),
    ] {
        let response = app.post(path, content_type, body).await;
        let shown = &body[..body.len().min(60)];
        assert_eq!(response.status, status, "{path} {shown}");
        assert_eq!(response.header("content-type"), "application/problem+json");
        let problem = response.json();
        assert_eq!(problem["status"], status);
        let kind = problem["type"].as_str().unwrap();
        assert!(kind.starts_with("urn:two-origins:problem:"), "{kind}");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains(words), "{path} {shown}: {detail}");
    }
}

#[actix_web::test]
async fn content_length_over_the_limit_gets_413_before_the_body_is_sent() {
    let app = WebApp::start();
    for length in ["131073", "10000000000"] {
        let request = app.raw("POST", "/judge/verdict");
        let request = request.header("Content-Type", "application/json");
        let response = request.header("Content-Length", length).send(b"").await;
        response.assert_problem(413, "body-too-large");
    }
}

/// A few hundred bytes could become gigabytes.
#[actix_web::test]
async fn compressed_body_is_refused_before_it_is_decompressed() {
    let app = WebApp::start();
    for path in [
        "/judge/verdict",
        "/judge/decode",
        "/judge/explain",
        "/judge/origins",
    ] {
        for coding in ["gzip", "br", "zstd", "deflate", "identity", "unknown"] {
            let request = app.post(path, "application/json", "{}");
            let response = request.header("Content-Encoding", coding).await;
            response.assert_problem(415, "unsupported-content-coding");
            assert_eq!(response.header("accept-encoding"), "identity");
        }
    }
}

/// An encoder takes more memory than an answer.
#[actix_web::test]
async fn answers_are_not_compressed() {
    let app = WebApp::start();
    let cases = json!({ "pattern": "*", "origins": vec!["https://a.example"; 400] }).to_string();
    for path in ["/judge/origins", "/%6audge/origins"] {
        for coding in ["gzip", "br", "zstd", "gzip, br;q=0.5"] {
            let request = app.post(path, "application/json", &cases);
            let response = request.header("Accept-Encoding", coding).await;
            assert_eq!(response.status, 200);
            assert!(
                response.all("content-encoding").is_empty(),
                "{path} {coding}"
            );
        }
    }
}

#[actix_web::test]
async fn parts_of_a_case_that_are_too_long_are_named() {
    let app = WebApp::start();
    let header = |name: String| json!([[name, "a"]]);
    let headers = |count: usize| json!(vec![json!(["X-Team", "a"]); count]);
    let letters = |count: usize| "x".repeat(count);
    let hop = json!({ "response": { "status": 302, "headers": [["Location", "/"]] } });
    let url = |length: usize| json!(format!("http://lab.example/{:a<1$}", "", length - 19));
    let page = |length: usize| json!(format!("http://{:a<1$}", "", length - 7));
    let preflight =
        |headers: Value| json!([{ "preflight": { "status": 204, "headers": headers } }]);
    let response = |headers: Value| json!([{ "response": { "status": 200, "headers": headers } }]);
    // The part, the longest that is accepted, one that is refused, the field and the words.
    for (part, accepted, refused, field, words) in [
        (
            "/request/method",
            json!(letters(64)),
            json!(letters(120_000)),
            "request.method",
            "at most 64 bytes",
        ),
        (
            "/request/headers",
            header(letters(256)),
            header(letters(60_000)),
            "request.headers[0][0]",
            "at most 256 bytes",
        ),
        (
            "/request/headers",
            headers(100),
            headers(101),
            "request.headers",
            "at most 100 headers",
        ),
        (
            "/request/url",
            url(40 * 1024),
            url(40 * 1024 + 1),
            "request.url",
            "at most 40960 bytes",
        ),
        (
            "/pageOrigin",
            page(512),
            page(513),
            "pageOrigin",
            "at most 512 bytes",
        ),
        (
            "/hops",
            json!(vec![hop.clone(); 30]),
            json!(vec![hop; 31]),
            "hops",
            "at most 30 hops",
        ),
        (
            "/hops",
            preflight(headers(100)),
            preflight(headers(101)),
            "hops[0].preflight.headers",
            "at most 100 headers",
        ),
        (
            "/hops",
            response(header(letters(256))),
            response(header(letters(257))),
            "hops[0].response.headers[0][0]",
            "at most 256 bytes",
        ),
        (
            "/stacks",
            json!(["nginx", "express"]),
            json!(vec!["nginx"; 7_000]),
            "stacks",
            "write each once",
        ),
    ] {
        let mut question = case(&json!([]));
        question["request"]["headers"] = json!([]);
        question["request"]["method"] = json!("GET");
        question["stacks"] = json!([]);
        *question.pointer_mut(part).unwrap() = accepted;
        app.judge("/judge/verdict", &question).await;
        *question.pointer_mut(part).unwrap() = refused;
        let response = app
            .post("/judge/verdict", "application/json", &question.to_string())
            .await;
        let problem = response.assert_status(422).json();
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
        let message = problem["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains(words), "{field}: {message}");
    }
}

#[actix_web::test]
async fn long_list_is_not_repeated_for_each_header_that_is_missing_from_it() {
    let app = WebApp::start();
    let missing: Vec<_> = (0..64).map(|i| json!([format!("X-{i}"), "a"])).collect();
    let list = vec!["X-Other"; 8_000].join(",");
    let mut question = case(&json!([["Access-Control-Allow-Origin", "*"]]));
    question["request"]["headers"] = json!(missing);
    question["hops"][0]["preflight"] = json!({ "status": 204, "headers": [
        ["Access-Control-Allow-Origin", "*"],
        ["Access-Control-Allow-Headers", list],
    ] });
    let verdict = app.judge("/judge/verdict", &question).await;
    assert_eq!(verdict["faults"].as_array().unwrap().len(), 64);
    let length = verdict.to_string().len();
    assert!(length < 400_000, "{length}");
}

#[actix_web::test]
async fn many_patterns_leave_room_for_fewer_origins() {
    let app = WebApp::start();
    let patterns = vec!["https://a.example"; 100].join(",");
    let origins = |count: usize| json!(vec!["https://b.example"; count]);
    let mut question = json!({ "pattern": patterns, "origins": origins(50) });
    app.judge("/judge/origins", &question).await;
    question["origins"] = origins(51);
    let response = app
        .post("/judge/origins", "application/json", &question.to_string())
        .await;
    let problem = response.assert_status(422).json();
    assert_eq!(problem["errors"][0]["field"], "origins", "{problem}");
    let message = problem["errors"][0]["message"].as_str().unwrap();
    assert!(
        message.contains("at most 50 with 100 patterns"),
        "{message}"
    );

    let question = json!({ "pattern": "https://*.example.com", "origins": origins(500) });
    app.judge("/judge/origins", &question).await;
}

#[actix_web::test]
async fn slow_body_makes_nobody_wait() {
    /// On a busy machine the slow bodies may have taken too long before anything is shown.
    const MOST_ROUNDS: usize = 20;
    let app = WebApp::start();
    for path in ["/judge/explain", "/judge/decode"] {
        let mut rounds = 0;
        while !is_answered_before_slow_bodies(&app, path).await {
            rounds += 1;
            assert!(rounds < MOST_ROUNDS, "{path}: it waits for slow bodies");
        }
    }
}

/// Asks while more bodies arrive slowly than can be worked on at once; whether it was answered before
/// the server gave up on any of them.
async fn is_answered_before_slow_bodies(app: &WebApp, path: &str) -> bool {
    const MANY: usize = 6;
    let message = "Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200";
    let question = json!({ "text": format!("{message}\n{}", " ".repeat(200_000)) });
    let body = question.to_string();
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {APP_HOST}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nExpect: 100-continue\r\n\r\n"
    );
    let mut slow = Vec::new();
    for _ in 0..MANY {
        let mut connection = Connection::open(app.socket_address()).await;
        connection.send(&head).await;
        let status = connection.response().await.map(|response| response.status);
        if status != Some(100) {
            assert_eq!(status, Some(408));
            return false;
        }
        connection.send(&body[..100]).await;
        slow.push(connection);
    }
    app.judge(path, &question).await;
    for mut connection in slow {
        connection.send(&body[100..]).await;
        let status = connection.response().await.map(|response| response.status);
        if status != Some(200) {
            assert!(matches!(status, None | Some(408)), "{status:?}");
            return false;
        }
    }
    true
}

#[actix_web::test]
async fn answers_that_nobody_reads_are_given_up_before_they_take_much_memory() {
    /// More than 32 MiB of answers, some 4 MB each.
    const MANY: usize = 12;
    let app = WebApp::start();
    let question = explain(&recording(200, &json!([])).to_string());
    let mut unread = Vec::new();
    for _ in 0..MANY {
        let mut connection = Connection::open_that_takes_little(app.socket_address()).await;
        connection.send(&question).await;
        connection.readable().await;
        unread.push(connection);
    }
    let mut whole = 0;
    let mut longest = 0;
    for mut connection in unread.into_iter().rev() {
        connection
            .send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
            .await;
        let (bytes, _) = connection.rest().await;
        longest = longest.max(bytes.len());
        whole += usize::from(bytes.len() == longest);
    }
    assert!(longest > 1_000_000, "the newest are answered: {longest}");
    assert!(whole < MANY, "all were kept");
}

/// A HAR file with so many requests that fail, each with these headers besides.
fn recording(entries: usize, headers: &Value) -> Value {
    let mut all = vec![json!({ "name": "Origin", "value": "https://app.example" })];
    all.extend(headers.as_array().unwrap().iter().cloned());
    let entry = json!({
        "request": { "method": "PUT", "url": "https://api.example/", "headers": all },
        "response": { "status": 200, "headers": [] },
    });
    json!({ "log": { "entries": vec![entry; entries] } })
}

/// A question about this text.
fn explain(text: &str) -> String {
    let body = json!({ "text": text }).to_string();
    format!(
        "POST /judge/explain HTTP/1.1\r\nHost: {APP_HOST}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}
