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
async fn allow_origin_echoes_each_allowed_subdomain() {
    let (_app, page) = TestApp::signed_in().await;
    for origin in ALLOWED {
        let response = page
            .on(origin)
            .get("/api/contactgroups")
            .await
            .assert_status(200);
        assert_cors(&response, origin);
        let preflight = page
            .on(origin)
            .preflight("PUT", "/api/contactgroups")
            .await
            .assert_status(200);
        assert_eq!(preflight.header("access-control-allow-origin"), origin);
    }
}

#[actix_web::test]
async fn refused_origin_gets_no_cors_header() {
    let (_app, page) = TestApp::signed_in().await;
    for origin in REFUSED {
        let page = page.on(origin);
        let response = page.get("/api/contactgroups").await.assert_status(200);
        assert_no_cors(&response);
        let preflight = page.preflight("GET", "/api/contactgroups").await;
        preflight.assert_problem(403, "origin-not-allowed");
        assert_no_cors(&preflight);
    }
}

#[actix_web::test]
async fn malformed_origins_are_refused_and_the_service_goes_on() {
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
        let response = page.get("/readyz").await.assert_status(200);
        assert_no_cors(&response);
        let preflight = page.preflight("GET", "/readyz").await;
        preflight.assert_problem(403, "origin-not-allowed");
        assert_no_cors(&preflight);
    }
    let longest_label = format!("http://{}.mixmax.localhost:8080", "a".repeat(63));
    let response = app
        .page()
        .on(&longest_label)
        .get("/readyz")
        .await
        .assert_status(200);
    assert_cors(&response, &longest_label);
}

#[actix_web::test]
async fn request_with_several_origin_headers_is_refused() {
    let app = TestApp::start().await;
    for [first, second] in [[APP, APP], [APP, STRANGER], [STRANGER, APP], [APP, "null"]] {
        let simple = app.raw("GET", "/readyz").header("Host", API);
        let simple = simple
            .header("Origin", first)
            .header("Origin", second)
            .send(b"")
            .await;
        simple.assert_problem(400, "bad-request");
        assert_no_cors(&simple);

        let preflight = app.raw("OPTIONS", "/readyz").header("Host", API);
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
async fn unknown_and_operational_paths_get_cors_headers_too() {
    let app = TestApp::start().await;
    for (path, status) in [
        ("/", 404),
        ("/nothing/here", 404),
        ("/api/contactgroups/", 404),
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
async fn read_from_a_refused_origin_is_answered_without_cors_headers() {
    let (_app, page) = TestApp::signed_in().await;
    page.add_group("Family").await;
    let response = page
        .on(STRANGER)
        .get("/api/contactgroups")
        .await
        .assert_status(200);
    assert_eq!(response.json()["items"][0]["name"], "Family");
    assert_no_cors(&response);
}

#[actix_web::test]
async fn origin_that_matches_one_of_several_patterns_is_allowed() {
    let exact = "https://app.example.com";
    let app = TestApp::start_with(|args| {
        args.allowed_origins = format!("{exact}, http://*.mixmax.localhost:8080");
    })
    .await;
    for origin in [exact, APP] {
        assert_cors(
            &app.page()
                .on(origin)
                .get("/readyz")
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
                .get("/readyz")
                .await
                .assert_status(200),
        );
    }
}

#[actix_web::test]
async fn header_values_never_become_other_headers() {
    let app = TestApp::start().await;
    let response = app
        .raw("GET", "/readyz")
        .header("Host", API)
        .header(
            "Origin",
            "http://a\rSet-Cookie: session=stolen.mixmax.localhost:8080",
        )
        .send(b"")
        .await;
    assert_eq!(response.header("set-cookie"), "");
    assert!(!(200..300).contains(&response.status), "{response:?}");
}

#[actix_web::test]
async fn every_page_can_read_without_credentials_that_the_service_answers() {
    let app = TestApp::start().await;
    for page in [app.page().on(STRANGER), app.page().on("null")] {
        for response in [page.get("/healthz").await, page.head("/healthz").await] {
            let response = response.assert_status(200);
            assert_eq!(response.header("access-control-allow-origin"), "*");
            assert_eq!(response.header("access-control-allow-credentials"), "");
        }
        assert_no_cors(&page.preflight("GET", "/healthz").await);
        assert_no_cors(&page.get("/healthz/").await);
    }
    assert_cors(&app.page().get("/healthz").await, APP);
}
