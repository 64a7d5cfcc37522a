//! Lets a browser name the true cause of a refusal.
//!
//! On its own, `actix_cors` answers every refused preflight with a bare 400, so that a browser
//! reports a missing `Access-Control-Allow-Origin` whether the origin, the method or a header
//! was the problem. It also sends `Access-Control-Allow-Credentials` to origins it does not
//! allow, and forgets `Vary` on a refused preflight. This layer mends all three, and records
//! what was decided for the log and the metrics.

use std::fmt;

use actix_web::{
    Error, HttpMessage,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{self, HeaderMap, HeaderName, HeaderValue},
    },
    middleware::Next,
};

use super::{ALLOWED_HEADERS, ALLOWED_METHODS};
use crate::error::ApiError;

/// What the CORS policy decided about a request. Found in the request's extensions afterwards;
/// a request without an `Origin` has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Whether the browser asked first.
    pub preflight: bool,
    /// Why the browser will refuse, or `None` if it will not.
    pub refused: Option<Refusal>,
}

/// Why a browser will refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The origin matches no allowed pattern.
    Origin,
    /// The request carries more than one `Origin`, which no browser sends.
    SeveralOrigins,
    /// The method asked for is not listed.
    Method,
    /// A header asked for is not listed.
    Header,
}

impl Refusal {
    /// One word, for a metric's label.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::SeveralOrigins => "several-origins",
            Self::Method => "method",
            Self::Header => "header",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Origin => "the origin matches no allowed pattern",
            Self::SeveralOrigins => "there is more than one Origin header",
            Self::Method => "the method is not in Access-Control-Allow-Methods",
            Self::Header => "a header is not in Access-Control-Allow-Headers",
        })
    }
}

/// The middleware; wrap it around `actix_cors` with [`actix_web::middleware::from_fn`].
///
/// # Errors
/// Passes on the errors of the layers below.
pub async fn explain_refusals<B: MessageBody + 'static>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let origins = req.headers().get_all(header::ORIGIN).count();
    let preflight = is_preflight(&req);
    if origins > 1 {
        record(&req, preflight, Some(Refusal::SeveralOrigins));
        let mut res = req.error_response(ApiError::BadRequest(
            "Send one Origin header; this request has several.",
        ));
        vary_by_origin(res.headers_mut());
        return Ok(res.map_into_right_body());
    }

    let asked_for_too_much = preflight
        .then(|| what_is_not_listed(req.headers()))
        .flatten();
    if preflight {
        // The lists that grant methods and headers are the same whatever is asked. So
        // `actix_cors` is asked for what it always grants, and the browser compares its own
        // request with the lists: a check it makes anyway, and can then report.
        let headers = req.headers_mut();
        headers.insert(
            header::ACCESS_CONTROL_REQUEST_METHOD,
            HeaderValue::from_static("GET"),
        );
        headers.remove(header::ACCESS_CONTROL_REQUEST_HEADERS);
    }

    let mut res = next.call(req).await?;

    let allowed = res
        .headers()
        .contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    if origins == 1 {
        let refused = if allowed {
            asked_for_too_much
        } else {
            Some(Refusal::Origin)
        };
        record(res.request(), preflight, refused);
    }
    if !allowed {
        remove_grants(res.headers_mut());
        if preflight {
            let req = res.request().clone();
            let mut res = ServiceResponse::from_err(ApiError::OriginNotAllowed, req);
            vary_by_origin(res.headers_mut());
            return Ok(res.map_into_right_body());
        }
    }
    vary_by_origin(res.headers_mut());
    Ok(res.map_into_left_body())
}

/// Whether this is a CORS-preflight request:
/// <https://fetch.spec.whatwg.org/#cors-preflight-request>.
fn is_preflight(req: &ServiceRequest) -> bool {
    req.method() == Method::OPTIONS
        && req
            .headers()
            .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

fn what_is_not_listed(headers: &HeaderMap) -> Option<Refusal> {
    let method = headers.get(header::ACCESS_CONTROL_REQUEST_METHOD)?;
    if !ALLOWED_METHODS
        .iter()
        .any(|allowed| allowed.as_str().as_bytes() == method.as_bytes())
    {
        return Some(Refusal::Method);
    }
    let names = headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS)?;
    let all_listed = names.as_bytes().split(|byte| *byte == b',').all(|name| {
        ALLOWED_HEADERS
            .iter()
            .any(|allowed| name.trim_ascii().eq_ignore_ascii_case(allowed.as_ref()))
    });
    (!all_listed).then_some(Refusal::Header)
}

fn record(req: &impl HttpMessage, preflight: bool, refused: Option<Refusal>) {
    if let Some(refusal) = refused {
        // A hostile Origin can be long and hold any byte: it is quoted and cut.
        let origin = req
            .headers()
            .get(header::ORIGIN)
            .map_or_else(String::new, |value| {
                let shown = value.as_bytes().get(..100).unwrap_or(value.as_bytes());
                shown.escape_ascii().to_string()
            });
        let what = if preflight { "preflight" } else { "request" };
        log::info!("CORS: {what} from \"{origin}\" refused: {refusal}");
    }
    req.extensions_mut().insert(Decision { preflight, refused });
}

/// A refused origin learns nothing: not which credentials, nor which headers others may read.
fn remove_grants(headers: &mut HeaderMap) {
    let grants: Vec<HeaderName> = headers
        .keys()
        .filter(|name| name.as_str().starts_with("access-control-"))
        .cloned()
        .collect();
    for name in grants {
        headers.remove(name);
    }
}

/// Without this a cache may serve one origin the answer given to another:
/// <https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches>.
fn vary_by_origin(headers: &mut HeaderMap) {
    let named = headers
        .get_all(header::VARY)
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
        .any(|name| name.trim_ascii().eq_ignore_ascii_case(b"origin"));
    if !named {
        headers.append(header::VARY, HeaderValue::from_static("Origin"));
    }
}
