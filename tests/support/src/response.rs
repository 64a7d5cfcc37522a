//! A response, read to its end.

use serde_json::Value;

/// A response of a server.
#[derive(Debug, Clone)]
pub struct Response {
    /// Its status code.
    pub status: u16,
    /// Its header lines: off a [`Connection`](crate::Connection), with their spelling and in
    /// their order.
    pub lines: Vec<String>,
    /// Its body, decoded as far as a client library does.
    pub body: Vec<u8>,
}

impl Response {
    /// The bytes of a whole response.
    ///
    /// # Panics
    /// When they are not HTTP.
    pub fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no head: {}", bytes.escape_ascii()));
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.split("\r\n").map(str::to_owned);
        let status = lines.next().unwrap();
        assert!(status.starts_with("HTTP/1."), "{status}");
        Self {
            status: status.split(' ').nth(1).unwrap().parse().unwrap(),
            lines: lines.collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub(crate) async fn read(response: reqwest::Response) -> reqwest::Result<Self> {
        let line = |(name, value): (&reqwest::header::HeaderName, _)| {
            let value: &reqwest::header::HeaderValue = value;
            format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))
        };
        Ok(Self {
            status: response.status().as_u16(),
            lines: response.headers().iter().map(line).collect(),
            body: response.bytes().await?.to_vec(),
        })
    }

    /// The names of all headers, in lower case.
    pub fn header_names(&self) -> impl Iterator<Item = String> {
        self.headers().map(|(name, _)| name.to_lowercase())
    }

    /// Every value of a header.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.headers()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .collect()
    }

    /// A header that is there once, or the empty text.
    ///
    /// # Panics
    /// When it is there several times.
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        let values = self.all(name);
        assert!(values.len() < 2, "{name} is there several times: {self:?}");
        values.first().copied().unwrap_or_default()
    }

    /// The name and the value of the only cookie that is set, and its attributes in lower case.
    ///
    /// # Panics
    /// When there is none.
    pub fn cookie(&self) -> (String, String, Vec<String>) {
        let mut parts = self.header("set-cookie").split("; ");
        let (name, value) = parts.next().unwrap().split_once('=').unwrap();
        let attributes = parts.map(str::to_lowercase).collect();
        (name.to_owned(), value.to_owned(), attributes)
    }

    /// Its body as text.
    ///
    /// # Panics
    /// When it is none.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// Its body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub fn assert_status(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?} {}", self.lossy());
        self
    }

    /// Fails unless this is the problem of that name; returns its JSON.
    #[track_caller]
    pub fn assert_problem(&self, status: u16, name: &str) -> Value {
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
    pub fn assert_invalid_fields(&self, fields: &[&str]) {
        let problem = self.assert_problem(422, "invalid-fields");
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

    fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lines.iter().filter_map(|line| line.split_once(':'))
    }

    fn lossy(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
