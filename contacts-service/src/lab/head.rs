//! The head of a request, with its header names as they were spelt and in order: what HTTP
//! libraries forget and the lab shows.

/// More headers than any browser sends.
const MOST_HEADERS: usize = 100;

/// The request line and the headers.
#[derive(Debug, Clone)]
pub struct Head {
    /// As it was spelt.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// As they were spelt, in order; bytes that are no UTF-8 are replaced.
    pub headers: Vec<(String, String)>,
}

impl Head {
    /// Reads a whole head and says how many bytes it takes. `None` if it is none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<(Self, usize)> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        let httparse::Status::Complete(length) = request.parse(bytes).ok()? else {
            return None;
        };
        let headers = request.headers.iter();
        let head = Self {
            method: request.method?.to_owned(),
            target: request.path?.to_owned(),
            headers: headers
                .map(|header| {
                    let value = String::from_utf8_lossy(header.value).into_owned();
                    (header.name.to_owned(), value)
                })
                .collect(),
        };
        Some((head, length))
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

    /// The target without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The query, decoded.
    pub fn query(&self) -> impl Iterator<Item = (String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        url::form_urlencoded::parse(query.as_bytes()).into_owned()
    }

    /// Whether this is a CORS-preflight request:
    /// <https://fetch.spec.whatwg.org/#cors-preflight-request>.
    #[must_use]
    pub fn is_preflight(&self) -> bool {
        self.method == "OPTIONS" && self.all("access-control-request-method").next().is_some()
    }
}
