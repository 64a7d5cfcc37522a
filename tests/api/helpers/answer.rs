//! What came back, read to its end.

use reqwest::header::{HeaderMap, HeaderName};
use serde_json::Value;

/// An answer of the service.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) async fn read(response: reqwest::Response) -> reqwest::Result<Self> {
        Ok(Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await?.to_vec(),
        })
    }

    /// A header that is there once, or the empty text.
    pub(crate) fn header(&self, name: &str) -> &str {
        let values: Vec<_> = self.headers.get_all(name).iter().collect();
        assert!(values.len() < 2, "{name} came several times: {self:?}");
        values.first().map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The name and the value of the only cookie, and its attributes in lower case.
    pub(crate) fn cookie(&self) -> (String, String, Vec<String>) {
        let mut parts = self.header("set-cookie").split("; ");
        let (name, value) = parts.next().unwrap().split_once('=').unwrap();
        let attributes = parts.map(str::to_lowercase).collect();
        (name.to_owned(), value.to_owned(), attributes)
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?} {}", self.lossy());
        self
    }

    /// Fails unless this is the problem of that name; returns its JSON.
    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16, name: &str) -> Value {
        assert_eq!(self.status, status, "{self:?} {}", self.lossy());
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(self.header("cache-control"), "no-store");
        let problem = self.json();
        assert_eq!(problem["type"], format!("urn:two-origins:problem:{name}"));
        assert_eq!(problem["status"], status);
        for words in ["title", "detail"] {
            assert!(!problem[words].as_str().unwrap().is_empty(), "{problem}");
        }
        problem
    }

    /// Fails unless exactly these fields cannot be accepted, each with words for a person.
    #[track_caller]
    pub(crate) fn is_invalid(&self, fields: &[&str]) {
        let problem = self.is_problem(422, "invalid-fields");
        let errors = problem["errors"].as_array().unwrap();
        let mut named: Vec<_> = errors
            .iter()
            .map(|e| e["field"].as_str().unwrap())
            .collect();
        named.sort_unstable();
        let mut fields = fields.to_vec();
        fields.sort_unstable();
        assert_eq!(named, fields, "{problem}");
        for error in errors {
            assert!(!error["message"].as_str().unwrap().is_empty(), "{problem}");
        }
    }

    /// The names of all headers.
    pub(crate) fn header_names(&self) -> impl Iterator<Item = &HeaderName> {
        self.headers.keys()
    }

    fn lossy(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
