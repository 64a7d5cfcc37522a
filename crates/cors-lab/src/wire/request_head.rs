//! The head of a request, with its header names as they were spelt and in order.

use httparse::{EMPTY_HEADER, Error, Request, Status};

/// More headers than any browser sends.
const MAX_HEADERS: usize = 100;

/// The request line and the headers.
#[derive(Debug, Clone)]
pub struct RequestHead {
    /// As it was spelt.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// The host and port of a target that has them.
    pub authority: Option<String>,
    /// As they were spelt, in order; bytes that are no UTF-8 are replaced.
    pub headers: Vec<(String, String)>,
}

/// Why bytes are no head of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadSyntaxError {
    /// They are no HTTP/1 request.
    NotHttp,
    /// They are one with too many headers.
    TooManyHeaders,
}

impl RequestHead {
    /// Reads a whole head from the beginning of `bytes` and says how many of them it takes.
    pub(super) fn parse(bytes: &[u8]) -> Result<(Self, usize), HeadSyntaxError> {
        let mut headers = [EMPTY_HEADER; MAX_HEADERS];
        let mut request = Request::new(&mut headers);
        let length = match request.parse(bytes) {
            Ok(Status::Complete(length)) => length,
            Err(Error::TooManyHeaders) => return Err(HeadSyntaxError::TooManyHeaders),
            Ok(Status::Partial) | Err(_) => return Err(HeadSyntaxError::NotHttp),
        };
        let (Some(method), Some(target)) = (request.method, request.path) else {
            return Err(HeadSyntaxError::NotHttp);
        };
        let (authority, target) = split_target(target).ok_or(HeadSyntaxError::NotHttp)?;
        let headers = request.headers.iter();
        let head = Self {
            method: method.to_owned(),
            target,
            authority: authority.map(str::to_owned),
            headers: headers
                .map(|header| (header.name.to_owned(), text(header.value)))
                .collect(),
        };
        Ok((head, length))
    }

    /// Every value of a header.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.headers
            .iter()
            .filter(move |(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The value of a header that is there once.
    #[must_use]
    pub fn only(&self, name: &str) -> Option<&str> {
        let mut values = self.all(name);
        values.next().filter(|_| values.next().is_none())
    }

    /// Whom the request is for: the authority of the target, if it has one, wins over the only `Host`
    /// (RFC 9112, section 3.2.2).
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.authority.as_deref().or_else(|| self.only("host"))
    }

    /// The target without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target
            .split_once('?')
            .map_or(&*self.target, |(path, _)| path)
    }

    /// The values of a parameter of the query, decoded.
    pub fn query(&self, name: &str) -> impl Iterator<Item = String> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        url::form_urlencoded::parse(query.as_bytes())
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }

    /// Whether this is a CORS-preflight request:
    /// <https://fetch.spec.whatwg.org/#cors-preflight-request>.
    #[must_use]
    pub fn is_preflight(&self) -> bool {
        let has = |name| self.all(name).next().is_some();
        self.method == "OPTIONS" && has("origin") && has("access-control-request-method")
    }
}

/// The authority of a target in absolute form, and path and query of any target: RFC 9112, section 3.2.
fn split_target(target: &str) -> Option<(Option<&str>, String)> {
    if target.starts_with('/') || target == "*" {
        return Some((None, target.to_owned()));
    }
    let (scheme, rest) = target.split_once("://")?;
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let is_http = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let root = if path.starts_with('/') { "" } else { "/" };
    (is_http && !authority.is_empty()).then(|| (Some(authority), format!("{root}{path}")))
}

/// The value of a header. What is no UTF-8 is decoded byte by byte, as the Fetch Standard does with
/// all values: it takes less memory than a replacement character for each byte.
fn text(value: &[u8]) -> String {
    str::from_utf8(value).map_or_else(|_| isomorphic_decode(value), str::to_owned)
}

/// <https://infra.spec.whatwg.org/#isomorphic-decode>
fn isomorphic_decode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    text.extend(bytes.iter().copied().map(char::from));
    text
}
