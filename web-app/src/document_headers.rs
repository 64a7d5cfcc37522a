//! Headers that mean something on a document only.

use actix_files::PathBufWrap;
use actix_web::{
    Error, HttpRequest,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{
        CONTENT_SECURITY_POLICY, CONTENT_TYPE, CROSS_ORIGIN_OPENER_POLICY, HeaderMap, HeaderName,
        HeaderValue, PERMISSIONS_POLICY, REFERRER_POLICY,
    },
    middleware::Next,
    web::Data,
};
use service_kit::hosts::authority;

use crate::{
    content_security_policy::{Policies, is_worker},
    media_type::has_type,
};

const OF_DOCUMENTS: [(HeaderName, HeaderValue); 3] = [
    // Nothing stricter: without a referrer, browsers send `Origin: null` with cross-origin form
    // posts, and the true origin is what is on show here.
    (REFERRER_POLICY, HeaderValue::from_static("strict-origin")),
    (
        PERMISSIONS_POLICY,
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
    (
        CROSS_ORIGIN_OPENER_POLICY,
        HeaderValue::from_static("same-origin"),
    ),
];

/// Sets the content security policy of the page and what else documents have. Scripts, styles and
/// data go without: it would be half of what the many small files of a page weigh.
pub(crate) async fn set(
    policies: Data<Policies>,
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let host = authority(&req).unwrap_or_default().to_owned();
    let path = path_of_file(req.request());
    let mut res = next.call(req).await?;
    let headers = res.headers_mut();
    let policy = if is_worker(&path) || is_page(headers) {
        policies.of_page(&host, &path)
    } else if is_part_of_a_page(headers) {
        return Ok(res);
    } else {
        policies.of_anything_else()
    };
    headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
    for (name, value) in OF_DOCUMENTS {
        headers.insert(name, value);
    }
    Ok(res)
}

/// The path of the file that is served: Actix decodes what was asked for, and follows `..`.
fn path_of_file(req: &HttpRequest) -> String {
    let path = PathBufWrap::parse_req_path(req, false);
    path.map_or_else(
        |_| req.path().to_owned(),
        |path| format!("/{}", path.as_ref().display()),
    )
}

fn is_part_of_a_page(headers: &HeaderMap) -> bool {
    [
        "text/javascript",
        "text/css",
        "application/json",
        "application/problem+json",
    ]
    .iter()
    .any(|media_type| has_type(headers, media_type))
}

/// A 304 has no type: it may stand for a page.
fn is_page(headers: &HeaderMap) -> bool {
    !headers.contains_key(CONTENT_TYPE) || has_type(headers, "text/html")
}
