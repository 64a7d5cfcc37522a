//! One table for each clause that is a function of its own.

use cors_verdict::allow_origin::AllowOriginValue;
use cors_verdict::cache::{self, Allowed, Entry};
use cors_verdict::header::{forbidden, list_values, safelist};
use cors_verdict::request_origin::is_redirect_tainted;
use cors_verdict::{Credentials, Engine, HeaderList, Origin, http_url, method};
use serde::Deserialize;
use url::Url;

use crate::{assert_none, bytes, header_list, rows};

#[derive(Deserialize)]
struct Method {
    method: String,
    normalized: String,
    safelisted: bool,
    forbidden: bool,
}

#[test]
fn methods() {
    for row in rows::<Method>("methods") {
        let normalized = method::normalize(&row.method);
        assert_eq!(normalized, row.normalized, "{}", row.method);
        assert_eq!(
            method::is_cors_safelisted(&normalized),
            row.safelisted,
            "{}",
            row.method
        );
        assert_eq!(
            method::is_forbidden(&normalized),
            row.forbidden,
            "{}",
            row.method
        );
    }
}

#[derive(Deserialize)]
struct RequestHeader {
    name: String,
    value: String,
    safelisted: bool,
    why: Option<String>,
}

#[test]
fn cors_safelisted_request_headers() {
    let mut complaints = Vec::new();
    for row in rows::<RequestHeader>("request-headers") {
        let headers = header_list(&[(row.name.clone(), row.value.clone())]);
        let answer = safelist::cors_safelisted(headers.iter().next().unwrap());
        let why = answer.err().map(|why| {
            let why = format!("{why:?}");
            why.split('(').next().unwrap_or_default().to_owned()
        });
        if answer.is_ok() != row.safelisted || why != row.why {
            complaints.push(format!("{}: {:?}: {answer:?}", row.name, row.value));
        }
    }
    assert_none(&complaints);
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UnsafeNames {
    name: String,
    headers: Vec<(String, String)>,
    r#unsafe: Vec<String>,
    total_too_long: bool,
}

#[test]
fn cors_unsafe_request_header_names() {
    for row in rows::<UnsafeNames>("unsafe-names") {
        let found = safelist::cors_unsafe_names(&header_list(&row.headers));
        assert_eq!(found.names, row.r#unsafe, "{}", row.name);
        assert_eq!(found.total_too_long, row.total_too_long, "{}", row.name);
    }
}

#[derive(Deserialize)]
struct Forbidden {
    name: String,
    value: String,
    forbidden: bool,
}

#[test]
fn forbidden_request_headers() {
    for row in rows::<Forbidden>("forbidden-headers") {
        let headers = header_list(&[(row.name.clone(), row.value.clone())]);
        let header = headers.iter().next().unwrap();
        assert_eq!(
            forbidden::is_forbidden_request_header(header),
            row.forbidden,
            "{}: {}",
            row.name,
            row.value
        );
    }
}

#[derive(Deserialize)]
struct ListValues {
    lines: Vec<String>,
    items: Option<Vec<String>>,
    invalid: Option<String>,
}

#[test]
fn extracted_header_list_values() {
    const NAME: &str = "Access-Control-Allow-Methods";
    for row in rows::<ListValues>("list-values") {
        let pairs: Vec<_> = row
            .lines
            .iter()
            .map(|line| (NAME.to_owned(), line.clone()))
            .collect();
        let headers = header_list(&pairs);
        match list_values::extract(&headers, NAME) {
            None => assert!(
                row.items.is_none() && row.invalid.is_none(),
                "{:?}",
                row.lines
            ),
            Some(Ok(values)) => {
                let items: Vec<Vec<u8>> = values.iter().map(<[u8]>::to_vec).collect();
                let expected: Option<Vec<Vec<u8>>> = row
                    .items
                    .map(|items| items.iter().map(|item| bytes(item)).collect());
                assert_eq!(Some(items), expected, "{:?}", row.lines);
            }
            Some(Err(invalid)) => {
                assert_eq!(Some(invalid.item), row.invalid.map(|item| bytes(&item)));
            }
        }
    }
}

#[derive(Deserialize)]
struct MaxAge {
    lines: Vec<String>,
    standard: u64,
    chromium: u64,
    firefox: u64,
    webkit: u64,
}

#[test]
fn lifetime_of_a_preflight() {
    for row in rows::<MaxAge>("max-age") {
        let pairs: Vec<_> = row
            .lines
            .iter()
            .map(|line| ("Access-Control-Max-Age".to_owned(), line.clone()))
            .collect();
        let headers = header_list(&pairs);
        let lifetime = |engine: Engine| cache::lifetime(&headers, engine);
        assert_eq!(lifetime(Engine::Standard), row.standard, "{:?}", row.lines);
        assert_eq!(lifetime(Engine::Chromium), row.chromium, "{:?}", row.lines);
        assert_eq!(lifetime(Engine::Firefox), row.firefox, "{:?}", row.lines);
        assert_eq!(lifetime(Engine::Webkit), row.webkit, "{:?}", row.lines);
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CacheEntry {
    allowed: AllowedRow,
    entry_credentials: bool,
    request: CacheRequest,
    matches: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum AllowedRow {
    Method(String),
    Header(String),
}

#[derive(Deserialize)]
struct CacheRequest {
    origin: String,
    url: Url,
    credentials: Credentials,
    method: Option<String>,
    header: Option<String>,
}

#[test]
fn cache_entries_match() {
    for (index, row) in rows::<CacheEntry>("cache").into_iter().enumerate() {
        let entry = Entry {
            origin: "http://app.test:8080".to_owned(),
            url: Url::parse("http://api.test:8081/r").unwrap(),
            credentials: row.entry_credentials,
            allowed: match row.allowed {
                AllowedRow::Method(method) => Allowed::Method(method),
                AllowedRow::Header(name) => Allowed::HeaderName(name),
            },
        };
        let request = row.request;
        let is_for_it = entry.matches(&request.origin, &request.url, request.credentials);
        let allows = request
            .method
            .is_some_and(|method| entry.allows_method(&method))
            || request
                .header
                .is_some_and(|name| entry.allows_header(&name));
        assert_eq!(is_for_it && allows, row.matches, "row {index}");
    }
}

#[derive(Deserialize)]
struct RedirectTaint {
    page: String,
    urls: Vec<Url>,
    tainted: bool,
}

#[test]
fn redirect_taint() {
    for row in rows::<RedirectTaint>("redirect-taint") {
        let origin = Origin::parse(&row.page).unwrap();
        assert_eq!(
            is_redirect_tainted(&origin, &row.urls),
            row.tainted,
            "{:?}",
            row.urls
        );
    }
}

#[derive(Deserialize)]
struct Port {
    url: Url,
    blocked: bool,
}

#[test]
fn bad_ports() {
    for row in rows::<Port>("ports") {
        assert_eq!(
            http_url::blocked_port(&row.url).is_some(),
            row.blocked,
            "{}",
            row.url
        );
    }
}

#[derive(Deserialize)]
struct OriginText {
    text: String,
    error: Option<String>,
}

#[test]
fn origins() {
    for row in rows::<OriginText>("origins") {
        let parsed = Origin::parse(&row.text);
        if let Ok(origin) = &parsed {
            assert_eq!(origin.as_str(), row.text);
        }
        let error = parsed.err().map(|error| {
            let error = format!("{error:?}");
            error
                .split(['(', ' '])
                .next()
                .unwrap_or_default()
                .to_owned()
        });
        assert_eq!(error, row.error, "{}", row.text);
    }
}

#[derive(Deserialize)]
struct AllowOrigin {
    value: String,
    origin: String,
    kind: String,
}

#[test]
fn kinds_of_allow_origin_values() {
    for row in rows::<AllowOrigin>("allow-origin-values") {
        let kind = AllowOriginValue::of(&bytes(&row.value), &row.origin);
        assert_eq!(format!("{kind:?}"), row.kind, "{}", row.value);
    }
}

#[test]
fn get_joins_lines_and_delete_takes_them_all() {
    let mut headers = HeaderList::new();
    headers.append("A", b" x ").unwrap();
    headers.append("a", b"").unwrap();
    headers.append("B", b"y").unwrap();
    assert_eq!(headers.get("a").unwrap(), &b"x, "[..]);
    headers.delete("A");
    assert_eq!(headers.get("a"), None);
    assert!(headers.contains("b"));
}
