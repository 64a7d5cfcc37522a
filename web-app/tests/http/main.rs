//! The web app through its front door: a real server, a real client.

// A test that cannot go on may as well panic.
#![allow(clippy::unwrap_used)]

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    time::Duration,
};

use actix_web::{dev::ServerHandle, rt};
use reqwest::{Body, Client, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use web_app::{Config, DemoAccount};

const APP: &str = "app.mixmax.localhost:8080";

mod judge;
mod pages;

struct WebApp {
    address: SocketAddr,
    handle: ServerHandle,
    client: Client,
}

impl WebApp {
    async fn spawn() -> Self {
        let mut config = Config::demo("mixmax.localhost", 8080, 8081).unwrap();
        config.listen.set_port(0);
        config.static_dir = repository().join("static");
        config.workers = Some(1);
        config.demo_account = Some(DemoAccount {
            email: "ada@example.com".to_owned(),
            password: "analytical-engine".to_owned(),
        });
        let (server, address) = web_app::listen(config).unwrap();
        let handle = server.handle();
        rt::spawn(server);
        let client = Client::builder()
            .no_proxy()
            .timeout(Duration::from_secs(10))
            .build()
            .unwrap();
        Self {
            address,
            handle,
            client,
        }
    }

    fn request(&self, path: &str) -> RequestBuilder {
        self.request_to(APP, path)
    }

    fn request_to(&self, host: &str, path: &str) -> RequestBuilder {
        let url = format!("http://{}{path}", self.address);
        self.client.get(url).header("host", host)
    }

    async fn post(&self, path: &str, content_type: &str, body: impl Into<Body>) -> Response {
        let url = format!("http://{}{path}", self.address);
        let request = self.client.post(url).header("host", APP);
        request
            .header("content-type", content_type)
            .body(body)
            .send()
            .await
            .unwrap()
    }

    async fn ask(&self, path: &str, question: Value) -> (StatusCode, Value) {
        let body = question.to_string();
        let response = self.post(path, "application/json", body).await;
        (response.status(), response.json().await.unwrap())
    }

    async fn get(&self, path: &str) -> Response {
        self.request(path).send().await.unwrap()
    }

    /// Sends a target as it is: a client library would tidy it up first.
    async fn get_raw(&self, target: &str) -> String {
        let (address, target) = (self.address, target.to_owned());
        rt::task::spawn_blocking(move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream
                .set_read_timeout(Some(Duration::from_secs(10)))
                .unwrap();
            write!(
                stream,
                "GET {target} HTTP/1.1\r\nHost: {APP}\r\nConnection: close\r\n\r\n"
            )
            .unwrap();
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            String::from_utf8_lossy(&answer).into_owned()
        })
        .await
        .unwrap()
    }
}

impl Drop for WebApp {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[actix_web::test]
async fn the_root_is_the_contacts_page() {
    let app = WebApp::spawn().await;
    let response = app.get("/").await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(
        header(&response, "content-type"),
        "text/html; charset=utf-8"
    );
    assert_eq!(header(&response, "cache-control"), "no-cache");
    assert!(response.text().await.unwrap().contains("<title>"));
}

#[actix_web::test]
async fn every_answer_carries_the_security_headers() {
    let app = WebApp::spawn().await;
    let misdirected = app
        .request_to("rebound.example:8080", "/")
        .send()
        .await
        .unwrap();
    let answers = [
        app.get("/").await,
        app.get("/config.json").await,
        app.get("/healthz").await,
        app.get("/nothing-here").await,
        app.get("/.env").await,
        app.client
            .post(format!("http://{}/", app.address))
            .header("host", APP)
            .send()
            .await
            .unwrap(),
        misdirected,
    ];
    let statuses = answers.each_ref().map(|answer| answer.status().as_u16());
    assert_eq!(statuses, [200, 200, 200, 404, 400, 405, 421]);
    let pages = [&answers[0], &answers[3]];
    for page in pages {
        let csp = header(page, "content-security-policy");
        for directive in [
            "script-src 'self' http://app.mixmax.localhost:8080",
            "connect-src 'self' http://app.mixmax.localhost:8080 http://contacts.mixmax.localhost:8081 http://lab.mixmax.localhost:8081 http://lab.third.localhost:8081",
            "frame-src 'self'",
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
    for answer in &answers {
        assert_eq!(header(answer, "x-content-type-options"), "nosniff");
        let kind = header(answer, "content-type");
        if kind.contains("javascript") || kind.contains("json") {
            assert_eq!(header(answer, "content-security-policy"), "", "{kind}");
        } else {
            let csp = header(answer, "content-security-policy");
            assert!(csp.starts_with("default-src 'none'; "), "{csp}");
            assert!(!csp.contains("unsafe"), "{csp}");
            assert_eq!(header(answer, "referrer-policy"), "strict-origin");
            assert!(header(answer, "permissions-policy").contains("camera=()"));
            assert_eq!(header(answer, "cross-origin-opener-policy"), "same-origin");
        }
        assert_eq!(
            header(answer, "cross-origin-resource-policy"),
            "cross-origin"
        );
        assert_eq!(header(answer, "access-control-allow-origin"), "*");
        assert_eq!(header(answer, "access-control-allow-credentials"), "");
    }
}

#[actix_web::test]
async fn a_reload_costs_a_304() {
    let app = WebApp::spawn().await;
    let first = app.get("/").await;
    let etag = header(&first, "etag").to_owned();
    assert!(!etag.is_empty());
    let second = app
        .request("/")
        .header("if-none-match", &etag)
        .send()
        .await
        .unwrap();
    assert_eq!(second.status(), StatusCode::NOT_MODIFIED);
    let other = app
        .request("/")
        .header("if-none-match", "\"another\"")
        .send()
        .await
        .unwrap();
    assert_eq!(other.status(), StatusCode::OK);
}

#[actix_web::test]
async fn text_is_compressed_as_the_client_asks() {
    let app = WebApp::spawn().await;
    let plain = app.get("/").await.bytes().await.unwrap();
    for (asked, got) in [("br", "br"), ("gzip", "gzip"), ("gzip, br", "br")] {
        let response = app
            .request("/")
            .header("accept-encoding", asked)
            .send()
            .await
            .unwrap();
        assert_eq!(header(&response, "content-encoding"), got);
        assert!(
            header(&response, "vary")
                .to_ascii_lowercase()
                .contains("accept-encoding")
        );
        assert!(response.bytes().await.unwrap().len() < plain.len());
    }
}

#[actix_web::test]
async fn a_missing_page_is_a_404_page_and_is_never_revalidated() {
    let app = WebApp::spawn().await;
    for path in ["/nothing-here", "/styles/", "/styles", "/scripts/shared"] {
        let response = app
            .request(path)
            .header("if-none-match", "*")
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(header(&response, "etag"), "");
        let body = response.text().await.unwrap();
        assert!(body.contains("<title>"), "{path}");
        assert!(
            !body.contains("tokens.css</a>"),
            "{path} lists its directory"
        );
    }
}

#[actix_web::test]
async fn nothing_outside_the_pages_can_be_reached() {
    let app = WebApp::spawn().await;
    for target in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/styles/../../Cargo.toml",
        "/styles/%2e%2e/%2e%2e/Cargo.toml",
        "/..\\Cargo.toml",
        "/..%5cCargo.toml",
        "//etc/passwd",
        "/%00",
        "/.env",
        "/.git/config",
        "/styles/.hidden",
        "/%2egit/config",
    ] {
        let answer = app.get_raw(target).await;
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(matches!(status, "400" | "404"), "{target}: {answer}");
        assert!(
            !answer.contains("[workspace]") && !answer.contains("root:"),
            "{target}"
        );
    }
}

#[actix_web::test]
async fn only_the_page_hosts_are_answered() {
    let app = WebApp::spawn().await;
    for host in [
        "app.mixmax.localhost:8080",
        "blog.mixmax.localhost:8080",
        "mixmax.localhost:8080",
        "evil.localhost:8080",
        "evilmixmax.localhost:8080",
        "app.mixmax.localhost:9090",
    ] {
        let response = app.request_to(host, "/config.json").send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{host}");
    }
    let by_address = app.address.to_string();
    for host in [
        by_address.as_str(),
        "localhost:8080",
        "contacts.mixmax.localhost:8081",
        "rebound.example",
    ] {
        let pages = app.request_to(host, "/config.json").send().await.unwrap();
        assert_eq!(pages.status(), StatusCode::MISDIRECTED_REQUEST, "{host}");
        let health = app.request_to(host, "/healthz").send().await.unwrap();
        assert_eq!(health.status(), StatusCode::OK, "{host}");
    }
}

#[actix_web::test]
async fn the_configuration_says_how_each_origin_relates_to_the_api() {
    let app = WebApp::spawn().await;
    let response = app.get("/config.json").await;
    assert_eq!(header(&response, "content-type"), "application/json");
    assert_eq!(header(&response, "cache-control"), "no-store");
    let parent = "mixmax.localhost";
    let expected = json!({
        "apiOrigin": "http://contacts.mixmax.localhost:8081",
        "lab": { "origin": "http://lab.mixmax.localhost:8081",
                 "thirdOrigin": "http://lab.third.localhost:8081" },
        "demoAccount": { "email": "ada@example.com", "password": "analytical-engine" },
        "origins": [
            { "origin": "http://app.mixmax.localhost:8080", "role": "app",
              "sameSite": true, "subdomainOf": parent, "lookAlikeOf": null },
            { "origin": "http://blog.mixmax.localhost:8080", "role": "sibling",
              "sameSite": true, "subdomainOf": parent, "lookAlikeOf": null },
            { "origin": "http://mixmax.localhost:8080", "role": "apex",
              "sameSite": true, "subdomainOf": null, "lookAlikeOf": null },
            { "origin": "http://evil.localhost:8080", "role": "stranger",
              "sameSite": false, "subdomainOf": null, "lookAlikeOf": null },
            { "origin": "http://evilmixmax.localhost:8080", "role": "look-alike",
              "sameSite": false, "subdomainOf": null, "lookAlikeOf": parent },
        ]
    });
    assert_eq!(response.json::<Value>().await.unwrap(), expected);
}
