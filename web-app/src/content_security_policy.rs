//! The content security policy of each page. Three are needed: the lab's pages send requests
//! that are meant to fail, and would not fail for the right reason if the policy stopped them.

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

use crate::{config::Config, origin::Origin};

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
    page: HeaderValue,
    lab: HeaderValue,
    frame: HeaderValue,
    /// What is no page loads nothing, should somebody open it as one.
    other: HeaderValue,
}

impl Policies {
    pub(crate) fn new(config: &Config) -> Result<Self, InvalidHeaderValue> {
        let api = &config.api_origin;
        let pages = join(config.page_origins());
        let lab = config
            .lab
            .iter()
            .flat_map(|lab| [&lab.origin, &lab.third_origin]);
        let lab: Vec<_> = lab.collect();
        let sources = join(lab.iter().copied());
        // Blocked ports are tried, WebSockets, and redirects to pages.
        let targets = if lab.is_empty() {
            String::new()
        } else {
            let anywhere = lab.iter().flat_map(|origin| every_port(origin));
            let anywhere: Vec<_> = anywhere.collect();
            format!("{} {pages} {NOWHERE}", anywhere.join(" "))
        };

        let page = [
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            &format!("connect-src 'self' {api} {sources}"),
            "frame-src 'self'",
            "frame-ancestors 'self'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ];
        let lab = [
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            &format!("connect-src 'self' {api} {targets}"),
            &format!("frame-src 'self' {pages}"),
            "frame-ancestors 'self'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ];
        // A frame is another origin's hands in the lab: it reaches the lab's hosts, whose
        // scripts are fixed, and never the contacts API.
        let frame = [
            &format!("script-src 'self' {sources}"),
            &format!("style-src 'self' {sources}"),
            &format!("img-src 'self' data: blob: {sources}"),
            &format!("font-src {sources}"),
            &format!("media-src {sources}"),
            &format!("manifest-src {sources}"),
            &format!("connect-src 'self' {targets}"),
            &format!("frame-src {sources}"),
            &format!("frame-ancestors 'self' {pages}"),
            &format!("form-action {sources}"),
        ];
        Ok(Self {
            page: policy(&page)?,
            lab: policy(&lab)?,
            frame: policy(&frame)?,
            other: policy(&["frame-ancestors 'none'"])?,
        })
    }

    fn of(&self, path: &str) -> &HeaderValue {
        match path.strip_suffix(".html").unwrap_or(path) {
            "/lab" | "/playground" => &self.lab,
            "/frame" => &self.frame,
            // A worker has the policy of its own script.
            path if path.starts_with(WORKERS) => &self.frame,
            _ => &self.page,
        }
    }
}

/// Sets the policy of every answer.
pub(crate) async fn set(
    policies: Data<Policies>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let of_page = policies.of(request.path()).clone();
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
    let mut text = String::from("default-src 'none'; base-uri 'none'");
    for directive in directives {
        text += "; ";
        text += directive.as_ref().trim_end();
    }
    text.try_into()
}

fn join<'a>(origins: impl IntoIterator<Item = &'a Origin>) -> String {
    let origins: Vec<_> = origins.into_iter().map(Origin::to_string).collect();
    origins.join(" ")
}

fn every_port(origin: &Origin) -> [String; 2] {
    let (scheme, host) = (origin.scheme(), origin.host());
    let web_socket = scheme.replacen("http", "ws", 1);
    [
        format!("{scheme}://{host}:*"),
        format!("{web_socket}://{host}:*"),
    ]
}
