//! The contacts API asked directly, so that what a page claims can be compared with what is
//! stored.

use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, Url, header};
use serde_json::{Value, json};

use super::origins::{EMAIL, Origins, PASSWORD};

/// A client with a session of its own.
pub(crate) struct Api {
    client: Client,
    origins: Origins,
    cookie: String,
}

impl Api {
    /// Signed in to the demo account.
    pub(crate) async fn sign_in(origins: Origins) -> Self {
        let address = ([127, 0, 0, 1], origins.api_port).into();
        let client = Client::builder()
            .no_proxy()
            .resolve(Origins::API_HOST, address)
            .timeout(Duration::from_secs(10))
            .build()
            .expect("a client");
        let anonymous = Self::with_cookie(client, origins, String::new());
        let who = json!({ "email": EMAIL, "password": PASSWORD });
        let answer = anonymous
            .send(Method::POST, "/api/session", Some(who))
            .await;
        assert_eq!(answer.status(), StatusCode::OK, "signing in directly");
        let cookie = answer.headers()[header::SET_COOKIE]
            .to_str()
            .expect("a cookie");
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Self::with_cookie(anonymous.client, origins, cookie)
    }

    /// The same client in somebody's session.
    pub(crate) fn in_session(&self, token: &str) -> Self {
        Self::with_cookie(
            self.client.clone(),
            self.origins,
            format!("session={token}"),
        )
    }

    pub(crate) async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Response {
        let request = self.request(method, path);
        let request = match body {
            Some(body) => request.json(&body),
            None => request,
        };
        request
            .send()
            .await
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Ends this session on the server; whoever has its cookie keeps it.
    pub(crate) async fn end_session(&self) {
        let answer = self.send(Method::DELETE, "/api/session", None).await;
        assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    }

    /// Makes a group and returns its path.
    pub(crate) async fn create_group(&self, name: &str) -> String {
        self.create("/api/contactgroups", json!({ "name": name }))
            .await
    }

    /// Makes something and returns its path.
    pub(crate) async fn create(&self, path: &str, body: Value) -> String {
        let answer = self.send(Method::POST, path, Some(body)).await;
        assert_eq!(answer.status(), StatusCode::CREATED, "{path}");
        let location = answer.headers()[header::LOCATION].to_str();
        location.expect("a path").to_owned()
    }

    /// What is stored at a path; `None` when it is not there.
    pub(crate) async fn get(&self, path: &str) -> Option<Value> {
        let answer = self.send(Method::GET, path, None).await;
        if answer.status() == StatusCode::NOT_FOUND {
            return None;
        }
        let answer = answer.error_for_status().expect(path);
        Some(answer.json().await.expect(path))
    }

    /// The groups with this in their names.
    pub(crate) async fn groups(&self, name: &str) -> Vec<Value> {
        let query = [("q", name), ("limit", "200")];
        let url = Url::parse_with_params("http://any/api/contactgroups", query).expect("a URL");
        let path = format!("{}?{}", url.path(), url.query().unwrap_or_default());
        items(self.send(Method::GET, &path, None).await).await
    }

    /// The contacts of the group at a path.
    pub(crate) async fn contacts(&self, group: &str) -> Vec<Value> {
        items(
            self.send(Method::GET, &format!("{group}/contacts"), None)
                .await,
        )
        .await
    }

    fn with_cookie(client: Client, origins: Origins, cookie: String) -> Self {
        Self {
            client,
            origins,
            cookie,
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = self.origins.api() + path;
        self.client
            .request(method, url)
            .header(header::COOKIE, &self.cookie)
    }
}

async fn items(answer: Response) -> Vec<Value> {
    let mut page: Value = answer
        .error_for_status()
        .expect("a list")
        .json()
        .await
        .expect("JSON");
    serde_json::from_value(page["items"].take()).expect("a list of items")
}
