//! A page in a browser, as far as the service can tell: an origin, and the cookie of the API's
//! host.

use std::{
    future::{Future, IntoFuture},
    net::{IpAddr, SocketAddr},
    pin::Pin,
    time::Duration,
};

use reqwest::{Client, Method, RequestBuilder, header::HeaderValue};
use serde_json::{Value, json};

use super::{Answer, PASSWORD};

/// Whoever calls the API.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    client: Client,
    address: SocketAddr,
    host: String,
    origin: Option<HeaderValue>,
    cookie: Option<String>,
}

impl Page {
    /// A page on `origin` that calls `host`, which `address` answers for.
    pub(crate) fn open(address: SocketAddr, host: &str, origin: &str) -> Self {
        Self {
            client: client(None),
            address,
            host: host.to_owned(),
            origin: Some(HeaderValue::from_str(origin).unwrap()),
            cookie: None,
        }
    }

    /// The same browser showing a page of another origin.
    pub(crate) fn on(&self, origin: impl AsRef<[u8]>) -> Self {
        let origin = Some(HeaderValue::from_bytes(origin.as_ref()).unwrap());
        Self {
            origin,
            ..self.clone()
        }
    }

    /// The same page calling another host at the same address.
    pub(crate) fn at_host(&self, host: &str) -> Self {
        let host = host.to_owned();
        Self {
            host,
            ..self.clone()
        }
    }

    /// What is no page at all, or a page that calls its own origin.
    pub(crate) fn without_origin(&self) -> Self {
        Self {
            origin: None,
            ..self.clone()
        }
    }

    /// The same page on another machine: every address in 127.0.0.0/8 is loopback.
    pub(crate) fn at_address(&self, address: [u8; 4]) -> Self {
        let client = client(Some(IpAddr::from(address)));
        Self {
            client,
            ..self.clone()
        }
    }

    /// The same page calling another replica.
    pub(crate) fn moved_to(&self, address: SocketAddr) -> Self {
        Self {
            address,
            ..self.clone()
        }
    }

    /// The same page with this cookie.
    pub(crate) fn with_cookie(&self, name: &str, value: &str) -> Self {
        let cookie = Some(format!("{name}={value}"));
        Self {
            cookie,
            ..self.clone()
        }
    }

    /// The same page without cookies.
    pub(crate) fn without_cookie(&self) -> Self {
        Self {
            cookie: None,
            ..self.clone()
        }
    }

    /// The `Cookie` header.
    pub(crate) fn cookie(&self) -> &str {
        self.cookie.as_deref().unwrap()
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> Request {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let url = format!("http://{}{path}", self.address);
        let mut request = self.client.request(method, url).header("host", &self.host);
        if let Some(origin) = &self.origin {
            request = request.header("origin", origin);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        Request(request)
    }

    pub(crate) fn get(&self, path: &str) -> Request {
        self.request("GET", path)
    }

    pub(crate) fn head(&self, path: &str) -> Request {
        self.request("HEAD", path)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Request {
        self.request("POST", path).json(body)
    }

    pub(crate) fn put(&self, path: &str, body: &Value) -> Request {
        self.request("PUT", path).json(body)
    }

    pub(crate) fn patch(&self, path: &str, body: &Value) -> Request {
        self.request("PATCH", path).json(body)
    }

    pub(crate) fn delete(&self, path: &str) -> Request {
        self.request("DELETE", path)
    }

    /// Asks as a browser does before a request with this method.
    pub(crate) fn preflight(&self, method: &str, path: &str) -> Request {
        self.request("OPTIONS", path)
            .header("access-control-request-method", method)
    }

    /// Tries to sign in.
    pub(crate) fn post_session(&self, email: &str, password: &str) -> Request {
        let credentials = json!({ "email": email, "password": password });
        self.post("/api/session", &credentials)
    }

    /// The same page with somebody signed in.
    pub(crate) async fn sign_in(&self, email: &str) -> Self {
        let answer = self.post_session(email, PASSWORD).await.is(200);
        let (name, value, _) = answer.cookie();
        self.with_cookie(&name, &value)
    }

    /// Makes a group; returns its path.
    pub(crate) async fn add_group(&self, name: &str) -> String {
        let group = json!({ "name": name });
        let answer = self.post("/api/contactgroups", &group).await.is(201);
        answer.header("location").to_owned()
    }

    /// Makes a contact in the group at this path; returns the contact's path.
    pub(crate) async fn add_contact(&self, group: &str, name: &str, email: &str) -> String {
        let contact = json!({ "name": name, "email": email });
        let answer = self
            .post(&format!("{group}/contacts"), &contact)
            .await
            .is(201);
        answer.header("location").to_owned()
    }

    /// The names on the first page of a list.
    pub(crate) async fn names_at(&self, path: &str) -> Vec<String> {
        let page = self.get(path).await.is(200).json();
        let items = page["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    }
}

fn client(local_address: Option<IpAddr>) -> Client {
    Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(30))
        .local_address(local_address)
        .build()
        .unwrap()
}

/// A request that is sent when it is awaited.
#[must_use]
pub(crate) struct Request(RequestBuilder);

impl Request {
    pub(crate) fn header(self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let value = HeaderValue::from_bytes(value.as_ref()).unwrap();
        Self(self.0.header(name, value))
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        Self(self.0.json(body))
    }

    pub(crate) fn body(self, media_type: &str, body: impl Into<reqwest::Body>) -> Self {
        Self(self.0.header("content-type", media_type).body(body))
    }

    /// Sends it to a service that may go away meanwhile.
    pub(crate) async fn try_send(self) -> reqwest::Result<Answer> {
        Answer::read(self.0.send().await?).await
    }
}

impl IntoFuture for Request {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer>>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.try_send().await.unwrap() })
    }
}
