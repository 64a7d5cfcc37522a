//! What every response of the web app carries.

use crate::web_app::WebApp;

#[actix_web::test]
async fn every_response_has_the_security_headers() {
    let app = WebApp::start();
    let misdirected = app.visitor_of("rebound.example:8080").get("/").await;
    let responses = [
        app.get("/origins").await,
        app.get("/config.json").await,
        app.get("/healthz").await,
        app.get("/nothing-here").await,
        app.get("/.env").await,
        app.visitor().request("POST", "/").await,
        misdirected,
    ];
    let statuses = responses.each_ref().map(|response| response.status);
    assert_eq!(statuses, [200, 200, 200, 404, 400, 405, 421]);
    let pages = [&responses[0], &responses[3]];
    for page in pages {
        let csp = page.header("content-security-policy");
        for directive in [
            "script-src 'self' http://app.mixmax.localhost:8080",
            "connect-src 'self' http://app.mixmax.localhost:8080 http://contacts.mixmax.localhost:8081 http://lab.mixmax.localhost:8082 http://lab.third.localhost:8082",
            "frame-src 'self'",
            "worker-src 'self'",
            "require-trusted-types-for 'script'",
            "frame-ancestors 'self'",
            "base-uri 'none'",
        ] {
            assert!(
                csp.split("; ").any(|part| part == directive),
                "{directive} not in {csp}"
            );
        }
    }
    for response in &responses {
        assert_eq!(response.header("x-content-type-options"), "nosniff");
        let kind = response.header("content-type");
        if kind.contains("javascript") || kind.contains("json") {
            assert_eq!(response.header("content-security-policy"), "", "{kind}");
        } else {
            let csp = response.header("content-security-policy");
            assert!(csp.starts_with("default-src 'none'; "), "{csp}");
            assert!(!csp.contains("unsafe"), "{csp}");
            assert_eq!(response.header("referrer-policy"), "strict-origin");
            assert!(response.header("permissions-policy").contains("camera=()"));
            assert_eq!(response.header("cross-origin-opener-policy"), "same-origin");
        }
        assert_eq!(
            response.header("cross-origin-resource-policy"),
            "cross-origin"
        );
        assert_eq!(response.header("access-control-allow-origin"), "*");
        assert_eq!(response.header("access-control-allow-credentials"), "");
    }
}
