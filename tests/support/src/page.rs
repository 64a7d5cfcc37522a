//! A page in a browser, as far as the service can tell: an origin, and the cookie of the API's
//! host.

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use reqwest::{Client, Method, header::HeaderValue};
use serde_json::{Value, json};
use url::form_urlencoded::byte_serialize;

use crate::{names::PASSWORD, request::Request};

/// Whoever calls the API.
#[derive(Debug, Clone)]
pub struct Page {
    client: Client,
    address: SocketAddr,
    host: String,
    origin: Option<HeaderValue>,
    cookie: Option<String>,
}

impl Page {
    /// A page on `origin` that calls `host`, which `address` answers for.
    pub fn open(address: SocketAddr, host: &str, origin: &str) -> Self {
        Self {
            client: client(None),
            address,
            host: host.to_owned(),
            origin: Some(HeaderValue::from_str(origin).unwrap()),
            cookie: None,
        }
    }

    /// The same browser showing a page of another origin.
    pub fn on(&self, origin: impl AsRef<[u8]>) -> Self {
        let origin = Some(HeaderValue::from_bytes(origin.as_ref()).unwrap());
        Self {
            origin,
            ..self.clone()
        }
    }

    /// The same page calling another host at the same address.
    pub fn at_host(&self, host: &str) -> Self {
        let host = host.to_owned();
        Self {
            host,
            ..self.clone()
        }
    }

    /// What is no page at all, or a page that calls its own origin.
    pub fn without_origin(&self) -> Self {
        Self {
            origin: None,
            ..self.clone()
        }
    }

    /// The same page on another machine: every address in 127.0.0.0/8 is loopback.
    pub fn at_address(&self, address: [u8; 4]) -> Self {
        let client = client(Some(IpAddr::from(address)));
        Self {
            client,
            ..self.clone()
        }
    }

    /// The same page in a browser that has no connection yet.
    #[must_use]
    pub fn with_own_connections(&self) -> Self {
        Self {
            client: client(None),
            ..self.clone()
        }
    }

    /// The same page calling another replica, or the service after it was started again.
    pub fn moved_to(&self, address: SocketAddr) -> Self {
        Self {
            address,
            ..self.clone()
        }
    }

    /// The same page with this cookie.
    pub fn with_cookie(&self, name: &str, value: &str) -> Self {
        let cookie = Some(format!("{name}={value}"));
        Self {
            cookie,
            ..self.clone()
        }
    }

    /// The same page without cookies.
    pub fn without_cookie(&self) -> Self {
        Self {
            cookie: None,
            ..self.clone()
        }
    }

    /// The `Cookie` header.
    pub fn cookie(&self) -> &str {
        self.cookie.as_deref().unwrap()
    }

    /// A request with the host, origin and cookie of this page.
    pub fn request(&self, method: &str, path: &str) -> Request {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let url = format!("http://{}{path}", self.address);
        let mut request = self.client.request(method, url).header("host", &self.host);
        if let Some(origin) = &self.origin {
            request = request.header("origin", origin);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        Request::new(request)
    }

    /// A GET.
    pub fn get(&self, path: &str) -> Request {
        self.request("GET", path)
    }

    /// A HEAD.
    pub fn head(&self, path: &str) -> Request {
        self.request("HEAD", path)
    }

    /// A POST with this JSON.
    pub fn post(&self, path: &str, body: &Value) -> Request {
        self.request("POST", path).json(body)
    }

    /// A PUT with this JSON.
    pub fn put(&self, path: &str, body: &Value) -> Request {
        self.request("PUT", path).json(body)
    }

    /// A PATCH with this JSON.
    pub fn patch(&self, path: &str, body: &Value) -> Request {
        self.request("PATCH", path).json(body)
    }

    /// A DELETE.
    pub fn delete(&self, path: &str) -> Request {
        self.request("DELETE", path)
    }

    /// Asks as a browser does before a request with this method.
    pub fn preflight(&self, method: &str, path: &str) -> Request {
        self.request("OPTIONS", path)
            .header("access-control-request-method", method)
    }

    /// Tries to sign in.
    pub fn post_session(&self, email: &str, password: &str) -> Request {
        let credentials = json!({ "email": email, "password": password });
        self.post("/api/session", &credentials)
    }

    /// The same page with the owner of a test's account signed in.
    pub async fn sign_in(&self, email: &str) -> Self {
        self.sign_in_with(email, PASSWORD).await
    }

    /// The same page with somebody signed in.
    pub async fn sign_in_with(&self, email: &str, password: &str) -> Self {
        let response = self.post_session(email, password).await.assert_status(200);
        let (name, value, _) = response.cookie();
        self.with_cookie(&name, &value)
    }

    /// Makes something in the list at this path; returns its own path.
    pub async fn create(&self, list: &str, body: &Value) -> String {
        let response = self.post(list, body).await.assert_status(201);
        response.header("location").to_owned()
    }

    /// Makes a group; returns its path.
    pub async fn add_group(&self, name: &str) -> String {
        let group = json!({ "name": name });
        self.create("/api/contactgroups", &group).await
    }

    /// Makes a contact in the group at this path; returns the contact's path.
    pub async fn add_contact(&self, group: &str, name: &str, email: &str) -> String {
        let contact = json!({ "name": name, "email": email });
        self.create(&format!("{group}/contacts"), &contact).await
    }

    /// What is stored at a path; `None` when nothing is there.
    pub async fn find(&self, path: &str) -> Option<Value> {
        let response = self.get(path).await;
        (response.status != 404).then(|| response.assert_status(200).json())
    }

    /// The items on one page of a list.
    pub async fn items_at(&self, path: &str) -> Vec<Value> {
        let mut page = self.get(path).await.assert_status(200).json();
        serde_json::from_value(page["items"].take()).unwrap()
    }

    /// The groups with these words in their names, up to 200.
    pub async fn groups_with(&self, words: &str) -> Vec<Value> {
        let words: String = byte_serialize(words.as_bytes()).collect();
        self.items_at(&format!("/api/contactgroups?limit=200&q={words}"))
            .await
    }

    /// The names on one page of a list.
    pub async fn names_at(&self, path: &str) -> Vec<String> {
        names_of(&self.items_at(path).await)
    }

    /// The names on all pages of a list.
    pub async fn all_names_at(&self, path: &str) -> Vec<String> {
        let mut names = Vec::new();
        let mut next = format!("{path}?limit=200");
        loop {
            let page = self.get(&next).await.assert_status(200).json();
            names.extend(names_of(page["items"].as_array().unwrap()));
            let Some(cursor) = page["next"].as_str() else {
                return names;
            };
            next = format!("{path}?limit=200&cursor={cursor}");
        }
    }
}

fn names_of(items: &[Value]) -> Vec<String> {
    let names = items.iter().map(|item| item["name"].as_str().unwrap());
    names.map(str::to_owned).collect()
}

fn client(local_address: Option<IpAddr>) -> Client {
    Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(30))
        .local_address(local_address)
        // Well before the server gives up a connection that rests.
        .pool_idle_timeout(Duration::from_secs(1))
        .build()
        .unwrap()
}
