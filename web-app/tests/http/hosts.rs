//! The web app answers for the hosts of its pages only.

use support::{
    RawRequest, Response,
    names::{API, APP_HOST},
};

use crate::web_app::WebApp;

#[actix_web::test]
async fn request_for_another_host_gets_421() {
    let app = WebApp::start();
    for host in [
        "app.mixmax.localhost:8080",
        "blog.mixmax.localhost:8080",
        "mixmax.localhost:8080",
        "evil.localhost:8080",
        "evilmixmax.localhost:8080",
        "app.mixmax.localhost:9090",
    ] {
        let response = app.visitor_of(host).get("/config.json").await;
        assert_eq!(response.status, 200, "{host}");
    }
    let by_address = app.address();
    for host in [
        by_address.as_str(),
        "localhost:8080",
        "contacts.mixmax.localhost:8081",
        "rebound.example",
    ] {
        let pages = app.visitor_of(host).get("/config.json").await;
        assert_eq!(pages.status, 421, "{host}");
        let health = app.visitor_of(host).get("/healthz").await;
        assert_eq!(health.status, 200, "{host}");
    }
}

/// RFC 9112, section 3.2.2.
#[actix_web::test]
async fn authority_of_the_request_target_overrides_host() {
    let app = WebApp::start();
    let own = format!("http://{APP_HOST}/config.json");
    for host in [APP_HOST, API] {
        assert_eq!(ask(&app, &own, host).await.status, 200, "{host}");
    }
    let foreign = ask(&app, &format!("http://{API}/config.json"), APP_HOST).await;
    foreign.assert_problem(421, "wrong-host");
    let none = ask(&app, "http:/config.json", APP_HOST).await;
    none.assert_problem(400, "bad-request");
}

async fn ask(app: &WebApp, target: &str, host: &str) -> Response {
    let request = RawRequest::new(app.socket_address(), "GET", target);
    request.header("Host", host).send("").await
}
