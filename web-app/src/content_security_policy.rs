//! The content security policy of each page. Three are needed on every origin: the lab's pages send requests
//! that are meant to fail, and would not fail for the right reason if the policy stopped them.

use std::collections::HashMap;

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{
        CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
        InvalidHeaderValue, PERMISSIONS_POLICY, REFERRER_POLICY,
    },
    middleware::Next,
    web::Data,
};

use web_origin::TupleOrigin;

use crate::{
    config::Config,
    hosts::{authority, without_port},
};

/// Schemes that no browser fetches across origins and a name that nobody has, for the runs
/// that try.
const NOWHERE: &str = "http://elsewhere.invalid blob: data: file: foo: ftp: mailto:";

/// Scripts that the lab's frames start as workers.
const WORKERS: &str = "/lab/probes/workers/";

/// Headers that mean nothing but on a document.
const OF_DOCUMENTS: [HeaderName; 3] = [
    REFERRER_POLICY,
    PERMISSIONS_POLICY,
    HeaderName::from_static("cross-origin-opener-policy"),
];

/// The policies, made once at start.
pub(crate) struct Policies {
    /// By the host of the page, which `'self'` does not mean to WebKit in a sandboxed frame.
    pages: HashMap<String, OfPages>,
    /// What is no page loads nothing, should somebody open it as one.
    other: HeaderValue,
}

/// Those of one origin.
struct OfPages {
    page: HeaderValue,
    lab: HeaderValue,
    frame: HeaderValue,
}

impl Policies {
    pub(crate) fn new(config: &Config) -> Result<Self, InvalidHeaderValue> {
        let of_origin =
            |origin: &TupleOrigin| Ok((origin.host().to_string(), OfPages::new(config, origin)?));
        Ok(Self {
            pages: config
                .page_origins()
                .into_iter()
                .map(of_origin)
                .collect::<Result<_, _>>()?,
            other: policy(&["default-src 'none'", "frame-ancestors 'none'"])?,
        })
    }

    /// Every host that is answered has its own; others are refused before.
    fn of(&self, host: &str, path: &str) -> &HeaderValue {
        let Some(pages) = self.pages.get(&without_port(host).to_ascii_lowercase()) else {
            return &self.other;
        };
        match path.strip_suffix(".html").unwrap_or(path) {
            "/lab" | "/playground" => &pages.lab,
            "/frame" => &pages.frame,
            // A worker has the policy of its own script.
            path if path.starts_with(WORKERS) => &pages.frame,
            _ => &pages.page,
        }
    }
}

impl OfPages {
    fn new(config: &Config, own: &TupleOrigin) -> Result<Self, InvalidHeaderValue> {
        let api = &config.api_origin;
        let pages = join(config.page_origins());
        let lab = config
            .lab
            .iter()
            .flat_map(|lab| [&lab.origin, &lab.third_origin]);
        let lab_hosts: Vec<_> = lab.collect();
        let sources = join(lab_hosts.iter().copied());
        // Blocked ports are tried, WebSockets, and redirects to pages.
        let targets = if lab_hosts.is_empty() {
            String::new()
        } else {
            let anywhere = lab_hosts.iter().flat_map(|origin| every_port(origin));
            let anywhere: Vec<_> = anywhere.collect();
            format!("{} {pages} {NOWHERE}", anywhere.join(" "))
        };

        let page = [
            "default-src 'none'",
            &format!("script-src 'self' {own}"),
            &format!("style-src 'self' {own}"),
            &format!("img-src 'self' {own} data:"),
            &format!("connect-src 'self' {own} {api} {sources}"),
            "frame-src 'self'",
            "frame-ancestors 'self'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ];
        let lab = [
            "default-src 'none'",
            &format!("script-src 'self' {own}"),
            &format!("style-src 'self' {own}"),
            &format!("img-src 'self' {own} data:"),
            &format!("connect-src 'self' {own} {api} {targets}"),
            &format!("frame-src 'self' {pages}"),
            "frame-ancestors 'self'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ];
        // A frame is another origin's hands in the lab: it reaches the lab's hosts, whose
        // scripts are fixed, and never the contacts API.
        let frame = [
            // Firefox knows no other directive for what is prefetched.
            &format!(
                "default-src {}",
                if lab_hosts.is_empty() {
                    "'none'"
                } else {
                    &sources
                }
            ),
            "object-src 'none'",
            &format!("script-src 'self' {own} {sources}"),
            &format!("style-src 'self' {own} {sources}"),
            &format!("img-src 'self' {own} data: blob: {sources}"),
            &format!("font-src {sources}"),
            &format!("media-src {sources}"),
            &format!("manifest-src {sources}"),
            &format!("connect-src 'self' {own} {targets}"),
            &format!("frame-src {sources}"),
            &format!("frame-ancestors 'self' {pages}"),
            &format!("form-action {sources}"),
        ];
        Ok(Self {
            page: policy(&page)?,
            lab: policy(&lab)?,
            frame: policy(&frame)?,
        })
    }
}

/// Sets the policy of every answer.
pub(crate) async fn set(
    policies: Data<Policies>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let host = authority(&request).unwrap_or_default();
    let of_page = policies.of(host, request.path()).clone();
    let is_worker = request.path().starts_with(WORKERS);
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    if is_worker {
        headers.insert(CONTENT_SECURITY_POLICY, of_page);
    } else if is_part_of_a_page(headers) {
        for name in OF_DOCUMENTS {
            headers.remove(name);
        }
    } else if is_page(headers) {
        headers.insert(CONTENT_SECURITY_POLICY, of_page);
    } else {
        headers.insert(CONTENT_SECURITY_POLICY, policies.other.clone());
    }
    Ok(response)
}

/// Scripts, styles and data: what only means something on a document would be half of what
/// the many small files of a page weigh.
fn is_part_of_a_page(headers: &HeaderMap) -> bool {
    let of_type = |value: &HeaderValue| {
        [&b"text/javascript"[..], b"text/css", b"application/json"]
            .iter()
            .any(|kind| value.as_bytes().starts_with(kind))
    };
    headers.get(CONTENT_TYPE).is_some_and(of_type)
}

/// A 304 has no type: it may stand for a page.
fn is_page(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .is_none_or(|value| value.as_bytes().starts_with(b"text/html"))
}

fn policy<T: AsRef<str>>(directives: &[T]) -> Result<HeaderValue, InvalidHeaderValue> {
    let trimmed = directives.iter().map(|one| one.as_ref().trim_end());
    let all: Vec<_> = trimmed.chain(["base-uri 'none'"]).collect();
    all.join("; ").try_into()
}

fn join<'a>(origins: impl IntoIterator<Item = &'a TupleOrigin>) -> String {
    let origins: Vec<_> = origins.into_iter().map(TupleOrigin::to_string).collect();
    origins.join(" ")
}

fn every_port(origin: &TupleOrigin) -> [String; 2] {
    let (scheme, host) = (origin.scheme(), origin.host());
    let web_socket = scheme.replacen("http", "ws", 1);
    [
        format!("{scheme}://{host}:*"),
        format!("{web_socket}://{host}:*"),
    ]
}
