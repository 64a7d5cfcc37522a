//! The border between the contacts service and the lab of the demo: other ports, other hosts,
//! nothing shared.

use support::{Demo, RawRequest, Response};

/// A run of the lab, and what else it has.
const LAB_TARGETS: [&str; 5] = [
    "/",
    "/r/border?recipe=%7B%7D",
    "/runs/border",
    "/ws/border",
    "/actix/suffix?run=border",
];
const API_TARGETS: [&str; 3] = ["/api/session", "/api/contactgroups", "/metrics"];

#[actix_web::test]
async fn api_and_lab_do_not_answer_for_each_others_hosts() {
    let demo = Demo::start();
    let origins = demo.origins;
    for target in LAB_TARGETS.into_iter().chain(API_TARGETS) {
        for lab in ["lab.mixmax.localhost", "lab.third.localhost"] {
            for port in [origins.api_port, origins.lab_port] {
                let host = format!("{lab}:{port}");
                let request = RawRequest::new(origins.api_address(), "GET", target);
                let response = request.header("Host", host).send(b"").await;
                response.assert_problem(421, "wrong-host");
            }
        }
        for port in [origins.api_port, origins.lab_port] {
            let host = format!("contacts.mixmax.localhost:{port}");
            let request = RawRequest::new(origins.lab_address(), "GET", target);
            let response = request.header("Host", host).send(b"").await;
            response.assert_problem(421, "wrong-host");
        }
    }
    let record = get(&demo, "/runs/border").await.json();
    assert_eq!(record["exchanges"].as_array().unwrap().len(), 0, "{record}");
}

#[actix_web::test]
async fn api_has_no_lab_paths() {
    let demo = Demo::start();
    let origins = demo.origins;
    for target in LAB_TARGETS {
        let request = RawRequest::new(origins.api_address(), "GET", target)
            .header("Host", origins.api_host())
            .header("Origin", origins.evil());
        let response = request.send(b"").await.assert_status(404);
        for name in response.header_names() {
            assert!(!name.starts_with("access-control-"), "{target}: {name}");
            assert_ne!(name, "set-cookie", "{target}");
        }
    }
}

#[actix_web::test]
async fn lab_ignores_session_cookies_of_the_api() {
    let demo = Demo::start();
    let origins = demo.origins;
    let ada = origins.app_page();
    let ada = ada.post_session(support::names::ADA, support::names::DEMO_PASSWORD);
    let (name, token, _) = ada.await.assert_status(200).cookie();
    let request = RawRequest::new(origins.lab_address(), "GET", "/r/session?recipe=%7B%7D")
        .header("Host", origins.lab_host())
        .header("Cookie", format!("{name}={token}"));
    request.send(b"").await.assert_status(200);
    let record = get(&demo, "/runs/session").await;
    assert!(record.text().contains(&name), "{}", record.text());
    assert!(!record.text().contains(&token), "{}", record.text());
}

#[actix_web::test]
async fn disabled_lab_has_no_port_and_no_configuration() {
    let demo = Demo::start_with(support::DemoSettings {
        lab: Some("off"),
        ..support::DemoSettings::default()
    });
    let origins = demo.origins;
    assert!(std::net::TcpStream::connect(origins.lab_address()).is_err());
    let web = ([127, 0, 0, 1], origins.web_port).into();
    let config = RawRequest::new(web, "GET", "/config.json")
        .header("Host", format!("app.mixmax.localhost:{}", origins.web_port));
    let config = config.send(b"").await.json();
    assert!(config["lab"].is_null(), "{config}");
}

async fn get(demo: &Demo, target: &str) -> Response {
    let request = RawRequest::new(demo.origins.lab_address(), "GET", target);
    request
        .header("Host", demo.origins.lab_host())
        .send(b"")
        .await
        .assert_status(200)
}
