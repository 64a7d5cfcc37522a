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

/// A case whose only response has these headers.
pub(crate) fn case(response_headers: &Value) -> Value {
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
async fn of_very_many_requests_the_first_are_explained_and_the_others_counted() {
    let entry = json!({
        "request": { "method": "GET", "url": "https://api.example/", "headers": [{ "name": "Origin", "value": "https://app.example" }] },
        "response": { "status": 200, "headers": [{ "name": "Access-Control-Allow-Origin", "value": "https://www.example" }] },
    });
    let recording = json!({ "log": { "entries": vec![entry; 5_000] } });
    let app = WebApp::start();
    let question = json!({ "text": recording.to_string() });
    let explanation = app.judge("/judge/explain", &question).await;
    assert_eq!(explanation["calls"].as_array().unwrap().len(), 200);
    let remarks = explanation["remarks"].to_string();
    assert!(remarks.contains("4800 more requests"), "{remarks}");
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
async fn no_browser_sends_the_origin_of_a_port_that_it_blocks() {
    let app = WebApp::start();
    let question =
        json!({ "pattern": "https://*.example.com", "origins": ["https://a.example.com:6666"] });
    let judgement = app.judge("/judge/origins", &question).await;
    assert_eq!(judgement["origins"][0]["blockedPort"], 6666);
    assert_eq!(judgement["origins"][0]["sentAs"], json!(null));
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
