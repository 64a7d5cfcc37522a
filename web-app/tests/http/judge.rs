//! The judge: cases, messages and origins in, answers and clear refusals out.

use serde_json::{Value, json};

use support::names::STRANGER;

use crate::web_app::WebApp;

const PATHS: [&str; 4] = [
    "/judge/verdict",
    "/judge/decode",
    "/judge/origins",
    "/judge/explain",
];

fn case(response_headers: &Value) -> Value {
    json!({
        "pageOrigin": "http://app.mixmax.localhost:8080",
        "request": { "url": "http://lab.mixmax.localhost:8082/r/1" },
        "hops": [{ "response": { "status": 200, "headers": response_headers } }],
    })
}

#[actix_web::test]
async fn case_gets_a_verdict_and_a_fix() {
    let app = WebApp::start();
    let verdict = app.judge("/judge/verdict", &case(&json!([]))).await;
    assert_eq!(verdict["outcome"], "blocked");
    assert_eq!(verdict["cause"], "acao-missing");
    assert_eq!(verdict["sent"], true);
    assert_eq!(
        verdict["says"]["chromium"]["code"],
        "MissingAllowOriginHeader"
    );
    for snippet in verdict["fix"]["snippets"].as_array().unwrap() {
        let code = snippet["code"].as_str().unwrap();
        assert!(code.contains("http://app.mixmax.localhost:8080"), "{code}");
    }

    let allowed = case(&json!([["Access-Control-Allow-Origin", "*"]]));
    let verdict = app.judge("/judge/verdict", &allowed).await;
    assert_eq!(
        (&verdict["outcome"], &verdict["cause"]),
        (&json!("readable"), &Value::Null)
    );
}

#[actix_web::test]
async fn console_message_gets_its_causes() {
    let app = WebApp::start();
    let text = "Request header field X-Team is not allowed by Access-Control-Allow-Headers in preflight response.";
    let decoded = app.judge("/judge/decode", &json!({ "text": text })).await;
    assert_eq!(decoded["isCors"], true);
    assert_eq!(decoded["causes"][0]["id"], "header-not-allowed");
    assert_eq!(decoded["values"]["header"], "X-Team");

    let text = json!({ "text": "Uncaught ReferenceError: x is not defined" });
    let decoded = app.judge("/judge/decode", &text).await;
    assert_eq!(decoded["isCors"], false);
}

#[actix_web::test]
async fn transcript_gets_its_faults_and_the_facts_that_were_taken_for_granted() {
    let app = WebApp::start();
    let text = "GET /me HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nCookie: sid=topsecret\n\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n";
    let explanation = app.judge("/judge/explain", &json!({ "text": text })).await;
    let call = &explanation["calls"][0];
    assert_eq!(call["cause"], "acao-wildcard-with-credentials");
    assert_eq!(call["case"]["pageOrigin"], "https://app.example");
    assert!(!explanation.to_string().contains("topsecret"));

    let question =
        json!({ "text": text, "credentials": "omit", "pageOrigin": "https://www.example" });
    let explanation = app.judge("/judge/explain", &question).await;
    assert_eq!(explanation["calls"][0]["state"], "passes");
}

#[actix_web::test]
async fn a_paste_of_many_megabytes_is_explained() {
    let app = WebApp::start();
    let text = format!(
        "{}\nOrigin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200\n",
        "nothing of interest, 3 rows in 12 ms\n".repeat(30_000)
    );
    let explanation = app.judge("/judge/explain", &json!({ "text": text })).await;
    assert_eq!(
        explanation["messages"][0]["causes"][0]["id"],
        "acao-missing"
    );
}

#[actix_web::test]
async fn message_is_found_in_a_log_of_two_megabytes() {
    let app = WebApp::start();
    let line = "10:00:00 GET \"/api/items\" 200\n";
    let half = line.repeat(1_000_000 / line.len());
    let message =
        "Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.";
    let text = json!({ "text": format!("{half}{message}\n{half}") });
    let decoded = app.judge("/judge/decode", &text).await;
    assert_eq!(decoded["causes"][0]["id"], "method-not-allowed");
    assert_eq!(decoded["values"]["method"], "PATCH");
}

#[actix_web::test]
async fn origins_are_judged_by_the_patterns_of_the_service() {
    let app = WebApp::start();
    // origin, allowed, what a browser sends, whose it is
    let table = json!([
        [
            "http://app.mixmax.localhost:8080",
            true,
            "http://app.mixmax.localhost:8080",
            "site"
        ],
        [
            "http://a.b.mixmax.localhost:8080",
            true,
            "http://a.b.mixmax.localhost:8080",
            "site"
        ],
        [
            "http://app.mixmax.localhost",
            false,
            "http://app.mixmax.localhost",
            "site"
        ],
        [
            "http://APP.mixmax.localhost:8080",
            false,
            "http://app.mixmax.localhost:8080",
            "site"
        ],
        [
            "http://mixmax.localhost:8080",
            false,
            "http://mixmax.localhost:8080",
            "site"
        ],
        [
            "http://evilmixmax.localhost:8080",
            false,
            "http://evilmixmax.localhost:8080",
            "registrant"
        ],
        [
            "http://evil.localhost/.mixmax.localhost",
            false,
            "http://evil.localhost",
            "registrant"
        ],
        [
            "http://127.0.0.1:8080",
            false,
            "http://127.0.0.1:8080",
            "machine"
        ],
        ["capacitor://app.mixmax.localhost", false, null, "nobody"],
        ["http://*.mixmax.localhost:8080", false, null, "nobody"],
        ["null", false, "null", "everybody"],
        ["", false, null, "nobody"],
    ]);
    let rows = table.as_array().unwrap();
    let origins: Vec<_> = rows.iter().map(|row| &row[0]).collect();
    let question = json!({ "pattern": "http://*.mixmax.localhost:8080", "origins": origins });
    let judgement = app.judge("/judge/origins", &question).await;
    assert_eq!(judgement["problems"], json!([]));
    let judged = judgement["origins"].as_array().unwrap();
    let found: Vec<_> = judged
        .iter()
        .map(|one| json!([one["origin"], one["allowed"], one["sentAs"], one["owner"]]))
        .collect();
    assert_eq!(json!(found), table);
}

#[actix_web::test]
async fn plain_http_origin_gets_a_warning() {
    let app = WebApp::start();
    let question = json!({ "pattern": "http://*.example.com", "origins": ["http://a.example.com", "https://a.example.com"] });
    let judgement = app.judge("/judge/origins", &question).await;
    let problem = judgement["problems"][0].as_str().unwrap();
    assert!(problem.contains("https://"), "{problem}");
    assert_eq!(judgement["origins"][0]["insecure"], true);
    assert_eq!(judgement["origins"][1]["insecure"], false);
}

#[actix_web::test]
async fn invalid_pattern_is_reported_and_judges_no_origin() {
    let app = WebApp::start();
    for pattern in [
        "*",
        "null",
        "",
        "http://*.localhost",
        "http://app.example.com/,*",
    ] {
        let question = json!({ "pattern": pattern, "origins": ["http://app.example.com"] });
        let judgement = app.judge("/judge/origins", &question).await;
        let problems = judgement["problems"].as_array().unwrap();
        let expected = pattern.split(',').count();
        assert_eq!(problems.len(), expected, "{pattern}: {problems:?}");
        assert_eq!(judgement["origins"][0]["allowed"], Value::Null);
    }
}

#[actix_web::test]
async fn first_20_of_many_problems_are_told_and_how_many_more_there_are() {
    let app = WebApp::start();
    let question = json!({ "pattern": ",".repeat(99), "origins": [] });
    let judgement = app.judge("/judge/origins", &question).await;
    let problems = judgement["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 21, "{problems:?}");
    assert_eq!(problems[20], "and 80 more like these");
}

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
async fn judge_responses_have_no_cors_headers() {
    let app = WebApp::start();
    for path in PATHS {
        let stranger = app.visitor().on(STRANGER);
        let preflight = stranger.preflight("POST", path);
        let preflight = preflight.header("access-control-request-headers", "content-type");
        let responses = [
            preflight.await.assert_status(405),
            app.get(path).await.assert_status(405),
            app.post(path, "application/json", "{}").await,
        ];
        for response in &responses {
            let mut names = response.header_names();
            assert!(
                !names.any(|name| name.starts_with("access-control-")),
                "{path}"
            );
            assert_eq!(
                response.header("cross-origin-resource-policy"),
                "same-origin"
            );
        }
    }
}
