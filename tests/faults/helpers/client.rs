//! A well-behaved client: a page of the trusted app.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::Duration,
};

use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};

use super::{API, APP};

#[derive(Debug, Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    address: SocketAddr,
    pub(crate) cookie: String,
}

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            http: http(None),
            address,
            cookie: String::new(),
        }
    }

    /// The same client with connections of its own.
    pub(crate) fn apart(&self) -> Self {
        let http = http(None);
        Self {
            http,
            ..self.clone()
        }
    }

    /// The same client on another machine: every address in 127.0.0.0/8 is loopback.
    pub(crate) fn at(&self, address: [u8; 4]) -> Self {
        let http = http(Some(Ipv4Addr::from(address).into()));
        Self {
            http,
            ..self.clone()
        }
    }

    /// The same client of a service that was started again.
    pub(crate) fn moved_to(&self, address: SocketAddr) -> Self {
        Self {
            address,
            ..self.apart()
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("http://{}{path}", self.address))
            .header("host", API)
            .header("origin", APP)
            .header("cookie", &self.cookie)
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Result<Response> {
        self.request(Method::GET, path).send().await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> reqwest::Result<Response> {
        self.request(Method::POST, path).json(body).send().await
    }

    pub(crate) async fn try_sign_in(&self, email: &str, password: &str) -> Response {
        let body = json!({ "email": email, "password": password });
        self.post("/api/session", &body).await.unwrap()
    }

    pub(crate) async fn sign_in(&self, email: &str, password: &str) -> Self {
        let answer = self.try_sign_in(email, password).await;
        assert_eq!(answer.status(), 200);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Self {
            cookie,
            ..self.clone()
        }
    }

    /// Makes a group; returns the path of its contacts.
    pub(crate) async fn add_group(&self, name: &str) -> String {
        let group = json!({ "name": name });
        let answer = self.post("/api/contactgroups", &group).await.unwrap();
        assert_eq!(answer.status(), 201);
        let path = answer.headers()["location"].to_str().unwrap();
        format!("{path}/contacts")
    }

    /// How often each name is in the list at `path`, on all its pages.
    pub(crate) async fn names(&self, path: &str) -> BTreeMap<String, usize> {
        let mut names = BTreeMap::new();
        let mut page = format!("{path}?limit=200");
        loop {
            let answer = self.get(&page).await.unwrap();
            assert_eq!(answer.status(), 200);
            let list: Value = answer.json().await.unwrap();
            for item in list["items"].as_array().unwrap() {
                let name = item["name"].as_str().unwrap().to_owned();
                *names.entry(name).or_default() += 1;
            }
            let Some(cursor) = list["next"].as_str() else {
                return names;
            };
            page = format!("{path}?limit=200&cursor={cursor}");
        }
    }
}

/// Fails unless this is a problem that the page may read.
#[track_caller]
pub(crate) fn assert_cors_problem(answer: &Response) {
    let header = |name: &str| answer.headers().get(name).map(|value| value.as_bytes());
    let allowed = header("access-control-allow-origin");
    assert_eq!(allowed, Some(APP.as_bytes()), "{answer:?}");
    let credentials = header("access-control-allow-credentials");
    assert_eq!(credentials, Some(&b"true"[..]), "{answer:?}");
    let media_type = header("content-type");
    assert_eq!(media_type, Some(&b"application/problem+json"[..]));
}

fn http(local_address: Option<IpAddr>) -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(30))
        .local_address(local_address)
        .build()
        .unwrap()
}
