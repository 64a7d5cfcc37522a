//! What is counted.

use support::{
    Page,
    names::{API, APP, STRANGER},
};

use crate::helpers::TestApp;

/// The value of one line of the page.
async fn count(page: &Page, line: &str) -> u64 {
    let response = page.get("/metrics").await.assert_status(200);
    assert_eq!(
        response.header("content-type"),
        "application/openmetrics-text; version=1.0.0; charset=utf-8"
    );
    let mut lines = response.text().lines();
    let value = lines.find_map(|l| l.strip_prefix(line).and_then(|rest| rest.strip_prefix(' ')));
    value.map_or(0, |value| value.parse().unwrap())
}

#[actix_web::test]
async fn preflights_are_counted_by_what_was_refused() {
    let app = TestApp::start().await;
    let page = app.page();
    let line = |outcome| format!("contacts_cors_preflights_total{{outcome=\"{outcome}\"}}");
    for (outcome, request) in [
        ("allowed", page.preflight("PUT", "/")),
        ("origin", page.on(STRANGER).preflight("PUT", "/")),
        ("method", page.preflight("PURGE", "/")),
        (
            "header",
            page.preflight("PUT", "/")
                .header("access-control-request-headers", "x"),
        ),
    ] {
        assert_eq!(count(&page, &line(outcome)).await, 0, "{outcome}");
        request.await;
        assert_eq!(count(&page, &line(outcome)).await, 1, "{outcome}");
    }
}

#[actix_web::test]
async fn requests_with_an_origin_are_counted_by_what_was_refused() {
    let app = TestApp::start().await;
    let nobody = app.page().without_origin();
    let line = |outcome| format!("contacts_cors_requests_total{{outcome=\"{outcome}\"}}");
    for _ in 0..2 {
        app.page().get("/healthz").await.assert_status(200);
    }
    app.page()
        .on(STRANGER)
        .get("/healthz")
        .await
        .assert_status(200);
    app.page()
        .on(STRANGER)
        .delete("/api/session")
        .await
        .assert_status(403);
    let twice = app
        .raw("GET", "/healthz")
        .header("Host", API)
        .header("Origin", APP);
    twice
        .header("Origin", APP)
        .send(b"")
        .await
        .assert_status(400);
    assert_eq!(count(&nobody, &line("allowed")).await, 2);
    assert_eq!(count(&nobody, &line("origin")).await, 2);
    assert_eq!(count(&nobody, &line("several-origins")).await, 1);
}

#[actix_web::test]
async fn requests_are_counted_by_method_and_status() {
    let app = TestApp::start().await;
    let page = app.page();
    let line = |method, status| {
        format!("contacts_http_requests_total{{method=\"{method}\",status=\"{status}\"}}")
    };
    page.get("/nothing").await.assert_status(404);
    page.get("/nothing").await.assert_status(404);
    page.at_host("other")
        .request("PURGE", "/")
        .await
        .assert_status(421);
    page.request("MADE-UP", "/").await.assert_status(404);
    assert_eq!(count(&page, &line("GET", 404)).await, 2);
    assert_eq!(count(&page, &line("other", 421)).await, 1);
    assert_eq!(count(&page, &line("other", 404)).await, 1);
    let duration = "contacts_http_request_duration_seconds_count";
    let before = count(&page, duration).await;
    assert_eq!(count(&page, duration).await, before + 1);
    let text = page.get("/metrics").await;
    assert!(text.text().ends_with("# EOF\n"));
    assert!(!text.text().contains("MADE-UP"));
}
