//! Which origins may read answers.

use support::{
    assert_cors, assert_no_cors,
    names::{APEX, API, APP, BLOG, STRANGER},
};

use crate::helpers::TestApp;

const ALLOWED: [&str; 6] = [
    APP,
    BLOG,
    "http://a.b.c.d.e.f.mixmax.localhost:8080",
    "http://xn--bcher-kva.mixmax.localhost:8080",
    "http://under_score.mixmax.localhost:8080",
    "http://0.mixmax.localhost:8080",
];

const REFUSED: [&str; 29] = [
    APEX,
    STRANGER,
    "http://evilmixmax.localhost:8080",
    "http://app.evilmixmax.localhost:8080",
    "http://app.mixmax.localhost:8081",
    "http://app.mixmax.localhost:80",
    "http://app.mixmax.localhost:08080",
    "http://app.mixmax.localhost:80800",
    "http://app.mixmax.localhost",
    "https://app.mixmax.localhost:8080",
    "ws://app.mixmax.localhost:8080",
    "app.mixmax.localhost:8080",
    "//app.mixmax.localhost:8080",
    "null",
    "",
    "*",
    "http://*.mixmax.localhost:8080",
    "HTTP://APP.MIXMAX.LOCALHOST:8080",
    "http://App.mixmax.localhost:8080",
    "http://app.mixmax.localhost:8080/",
    "http://app.mixmax.localhost:8080?",
    "http://app.mixmax.localhost.:8080",
    "http://app.mixmax.localhost:8080.",
    "http://.mixmax.localhost:8080",
    "http://a..mixmax.localhost:8080",
    "http://ada@app.mixmax.localhost:8080",
    "http://mixmax.localhost.evil:8080",
    "http://app .mixmax.localhost:8080",
    "http://evil.example:8080, http://app.mixmax.localhost:8080",
];

#[actix_web::test]
async fn every_subdomain_may_read_and_is_echoed_exactly() {
    let (_app, page) = TestApp::signed_in().await;
    for origin in ALLOWED {
        let answer = page
            .on(origin)
            .get("/api/contactgroups")
            .await
            .assert_status(200);
        assert_cors(&answer, origin);
        let preflight = page
            .on(origin)
            .preflight("PUT", "/api/contactgroups")
            .await
            .assert_status(200);
        assert_eq!(preflight.header("access-control-allow-origin"), origin);
    }
}

#[actix_web::test]
async fn no_other_origin_gets_any_cors_header() {
    let (_app, page) = TestApp::signed_in().await;
    for origin in REFUSED {
        let page = page.on(origin);
        let answer = page.get("/api/contactgroups").await.assert_status(200);
        assert_no_cors(&answer);
        let preflight = page.preflight("GET", "/api/contactgroups").await;
        preflight.assert_problem(403, "origin-not-allowed");
        assert_no_cors(&preflight);
    }
}

#[actix_web::test]
async fn an_origin_of_any_bytes_and_any_length_is_refused_and_the_service_goes_on() {
    let app = TestApp::start().await;
    let labels = "a.".repeat(10_000);
    let long_label = "a".repeat(64);
    let origins: [Vec<u8>; 7] = [
        format!("http://{labels}mixmax.localhost:8080").into(),
        format!("http://{long_label}.mixmax.localhost:8080").into(),
        b"http://\xff\xfe.mixmax.localhost:8080".to_vec(),
        b"\x80".to_vec(),
        "http://bücher.mixmax.localhost:8080".into(),
        "http://app。mixmax.localhost:8080".into(),
        b"http://a\tb.mixmax.localhost:8080".to_vec(),
    ];
    for origin in origins {
        let page = app.page().on(&origin);
        let answer = page.get("/healthz").await.assert_status(200);
        assert_no_cors(&answer);
        let preflight = page.preflight("GET", "/healthz").await;
        preflight.assert_problem(403, "origin-not-allowed");
        assert_no_cors(&preflight);
    }
    let longest_label = format!("http://{}.mixmax.localhost:8080", "a".repeat(63));
    let answer = app
        .page()
        .on(&longest_label)
        .get("/healthz")
        .await
        .assert_status(200);
    assert_cors(&answer, &longest_label);
}

#[actix_web::test]
async fn several_origin_lines_are_refused_whatever_they_say() {
    let app = TestApp::start().await;
    for [first, second] in [[APP, APP], [APP, STRANGER], [STRANGER, APP], [APP, "null"]] {
        let simple = app.raw("GET", "/healthz").header("Host", API);
        let simple = simple
            .header("Origin", first)
            .header("Origin", second)
            .send(b"")
            .await;
        simple.assert_problem(400, "bad-request");
        assert_no_cors(&simple);

        let preflight = app.raw("OPTIONS", "/healthz").header("Host", API);
        let preflight = preflight
            .header("Origin", first)
            .header("Origin", second)
            .header("Access-Control-Request-Method", "GET")
            .send(b"")
            .await;
        preflight.assert_problem(400, "bad-request");
        assert_no_cors(&preflight);
    }
}

#[actix_web::test]
async fn unknown_paths_and_operational_ones_are_no_exception() {
    let app = TestApp::start().await;
    for (path, status) in [
        ("/", 404),
        ("/nothing/here", 404),
        ("/api/contactgroups/", 404),
        ("/healthz", 200),
        ("/readyz", 200),
        ("/metrics", 200),
        ("/api/openapi.json", 200),
        ("/api/session", 200),
        ("/api/contactgroups", 401),
    ] {
        let page = app.page();
        assert_cors(&page.get(path).await.assert_status(status), APP);
        assert_cors(&page.head(path).await.assert_status(status), APP);
        assert_no_cors(&page.on(STRANGER).get(path).await.assert_status(status));
        assert_no_cors(&page.without_origin().get(path).await.assert_status(status));
    }
}

#[actix_web::test]
async fn cors_keeps_nobody_out_it_only_withholds_the_answer() {
    let (_app, page) = TestApp::signed_in().await;
    page.add_group("Family").await;
    let answer = page
        .on(STRANGER)
        .get("/api/contactgroups")
        .await
        .assert_status(200);
    assert_eq!(answer.json()["items"][0]["name"], "Family");
    assert_no_cors(&answer);
}

#[actix_web::test]
async fn several_patterns_are_alternatives() {
    let exact = "https://app.example.com";
    let app = TestApp::start_with(|args| {
        args.allowed_origins = format!("{exact}, http://*.mixmax.localhost:8080");
    })
    .await;
    for origin in [exact, APP] {
        assert_cors(
            &app.page()
                .on(origin)
                .get("/healthz")
                .await
                .assert_status(200),
            origin,
        );
    }
    for origin in [
        "http://app.example.com",
        "https://a.app.example.com",
        "https://app.example.com:443",
    ] {
        assert_no_cors(
            &app.page()
                .on(origin)
                .get("/healthz")
                .await
                .assert_status(200),
        );
    }
}

#[actix_web::test]
async fn what_a_header_carries_never_becomes_another_header() {
    let app = TestApp::start().await;
    let answer = app
        .raw("GET", "/healthz")
        .header("Host", API)
        .header(
            "Origin",
            "http://a\rSet-Cookie: session=stolen.mixmax.localhost:8080",
        )
        .send(b"")
        .await;
    assert_eq!(answer.header("set-cookie"), "");
    assert!(!(200..300).contains(&answer.status), "{answer:?}");
}
