//! The service answers for its own host only.

use support::{
    Response, assert_cors,
    names::{API, APP},
};

use crate::helpers::TestApp;

const OTHERS: [&str; 9] = [
    "rebound.example:8081",
    "mixmax.localhost:8081",
    "app.mixmax.localhost:8081",
    "contacts.mixmax.localhost",
    "contacts.mixmax.localhost:8080",
    "contacts.mixmax.localhost.:8081",
    "contacts.mixmax.localhost:8081.evil.example",
    "127.0.0.1:8081",
    "",
];

#[actix_web::test]
async fn request_for_another_host_gets_421() {
    let (app, ada) = TestApp::signed_in().await;
    for host in OTHERS {
        for path in [
            "/api/contactgroups",
            "/metrics",
            "/api/openapi.json",
            "/nothing",
        ] {
            let response = ada.at_host(host).get(path).await;
            response.assert_problem(421, "wrong-host");
            assert_cors(&response, APP);
        }
        let group = serde_json::json!({ "name": "Family" });
        let write = ada.at_host(host).post("/api/contactgroups", &group).await;
        write.assert_problem(421, "wrong-host");
    }
    let groups = "select count(*) from contact_groups";
    assert_eq!(app.database.number(groups).await, 0);
}

#[actix_web::test]
async fn host_is_compared_without_regard_to_case() {
    let app = TestApp::start().await;
    let page = app.page().at_host("Contacts.MixMax.LocalHost:8081");
    page.get("/api/contactgroups").await.assert_status(401);
}

#[actix_web::test]
async fn health_endpoints_accept_any_host() {
    let app = TestApp::start().await;
    for host in OTHERS {
        for path in ["/healthz", "/readyz"] {
            let response = app.page().at_host(host).get(path).await.assert_status(200);
            assert_eq!(response.text(), "ok\n");
        }
    }
}

/// Actix refuses these by itself (RFC 9112, section 3.2), before the CORS policy is asked; no browser
/// sends them.
#[actix_web::test]
async fn request_without_host_or_with_two_gets_400() {
    let app = TestApp::start().await;
    for path in ["/api/session", "/healthz"] {
        for hosts in [vec![], vec![API, API], vec![API, "rebound.example:8081"]] {
            let mut request = app.raw("GET", path).header("Origin", APP);
            for host in hosts {
                request = request.header("Host", host);
            }
            let response = request.send(b"").await;
            response.assert_problem(400, "bad-request");
            assert_eq!(response.header("access-control-allow-origin"), "");
        }
    }
}

#[actix_web::test]
async fn default_port_of_https_may_be_left_out_of_host() {
    let app = TestApp::start_with(|args| {
        args.public_origin = "https://contacts.example.com".to_owned();
        args.allowed_origins = "https://*.example.com".to_owned();
    })
    .await;
    let page = app.page().on("https://app.example.com");
    page.at_host("contacts.example.com")
        .get("/api/contactgroups")
        .await
        .assert_status(401);
    page.at_host("contacts.example.com:8081")
        .get("/api/contactgroups")
        .await
        .assert_status(421);
}

/// RFC 9112, section 3.2.2.
#[actix_web::test]
async fn authority_of_the_request_target_overrides_host() {
    let (app, ada) = TestApp::signed_in().await;
    let ask = async |target: &str, host: &str| {
        let request = app.raw("GET", target).header("Host", host);
        request.header("Cookie", ada.cookie()).send(b"").await
    };
    let own = format!("http://{API}/api/contactgroups");
    let foreign = "http://lab.mixmax.localhost:8082/api/contactgroups";
    ask(foreign, API).await.assert_problem(421, "wrong-host");
    ask(&own, "lab.mixmax.localhost:8082")
        .await
        .assert_status(200);
    ask(&own, API).await.assert_status(200);
    let none = ask("http:/api/contactgroups", API).await;
    none.assert_problem(400, "bad-request");
}

#[actix_web::test]
async fn preflight_for_another_host_gets_421_without_cors_headers() {
    let app = TestApp::start().await;
    for host in OTHERS {
        for origin in [APP, "https://attacker.example"] {
            let page = app.page().on(origin).at_host(host);
            let response = page.preflight("PUT", "/api/contactgroups").await;
            response.assert_problem(421, "wrong-host");
            assert_grants_nothing(&response);
        }
    }
    let target = "http://lab.mixmax.localhost:8082/api/contactgroups";
    let preflight = app.raw("OPTIONS", target).header("Host", API);
    let preflight = preflight.header("Origin", APP);
    let response = preflight
        .header("Access-Control-Request-Method", "PUT")
        .send(b"")
        .await;
    response.assert_problem(421, "wrong-host");
    assert_grants_nothing(&response);
}

#[track_caller]
fn assert_grants_nothing(response: &Response) {
    let grants = |name: &String| name.starts_with("access-control-");
    assert!(
        !response.header_names().any(|name| grants(&name)),
        "{response:?}"
    );
}
