//! What a record holds of requests and responses, and what it leaves out.

use std::borrow::Cow;

use actix_web::{
    body::{BodySize, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{self, HeaderMap, HeaderValue},
    },
};
use service_kit::{
    hosts,
    record::{
        cut::{ELLIPSIS, cut_bytes},
        exchange::{HttpResponse, RecordedResponse},
        recorded_request::{RecordedRequest, header},
        runs::ReceivedRequest,
    },
};

/// What the CORS protocol has in a request, and `Content-Type`, which decides whether there is a
/// preflight. A page chooses all of it and knows it already.
const CHOSEN_BY_PAGE: [&str; 5] = [
    "origin",
    "access-control-request-method",
    "access-control-request-headers",
    "access-control-request-private-network",
    "content-type",
];

/// What an allowed page is shown of its requests besides.
const ADDED_BY_BROWSER: [&str; 7] = [
    "host",
    "if-match",
    "if-none-match",
    "cookie",
    "sec-fetch-site",
    "sec-fetch-mode",
    "sec-fetch-dest",
];

const RESPONSE: [&str; 19] = [
    "access-control-allow-origin",
    "access-control-allow-credentials",
    "access-control-allow-methods",
    "access-control-allow-headers",
    "access-control-max-age",
    "access-control-expose-headers",
    "vary",
    "content-type",
    "cache-control",
    "etag",
    "location",
    "link",
    "x-total-count",
    "allow",
    "retry-after",
    "www-authenticate",
    "set-cookie",
    "clear-site-data",
    "cross-origin-resource-policy",
];

/// The most of a value; JSON takes two bytes for some of these.
const MAX_VALUE_BYTES: usize = 256;

/// Headers of a response whose values are not kept: the session's token, and what the person
/// searched for.
const SECRET: [&str; 2] = ["set-cookie", "link"];

/// A request of an origin that the policy allows.
pub(super) fn allowed_request(req: &ServiceRequest, preflight: bool) -> ReceivedRequest {
    let headers = req.headers();
    let listed: Vec<_> =
        listed(headers, CHOSEN_BY_PAGE.into_iter().chain(ADDED_BY_BROWSER)).collect();
    let listed = listed.iter().map(|(name, value)| (*name, &**value));
    let request = RecordedRequest::new(
        req.method().as_str(),
        req.path(),
        listed,
        body_bytes(headers),
    );
    received(req, preflight, request)
}

/// A request of an origin that the policy refuses: only what its page chose. A browser adds
/// `If-None-Match` and cookies by itself, so not even that they are there may be told.
pub(super) fn refused_request(req: &ServiceRequest, preflight: bool) -> ReceivedRequest {
    let listed: Vec<_> = listed(req.headers(), CHOSEN_BY_PAGE).collect();
    let listed = listed.iter().map(|(name, value)| (*name, &**value));
    let request = RecordedRequest::only(req.method().as_str(), req.path(), listed);
    received(req, preflight, request)
}

/// The response to an origin that the policy allows.
pub(super) fn response<B: MessageBody>(res: &ServiceResponse<B>) -> RecordedResponse {
    let headers = RESPONSE.into_iter().flat_map(|name| {
        let values = res.headers().get_all(name);
        values.map(move |value| (name, value))
    });
    RecordedResponse::Http(HttpResponse {
        status: res.status().as_u16(),
        headers: headers
            .map(|(name, value)| {
                let value = if SECRET.contains(&name) {
                    ELLIPSIS.to_owned()
                } else {
                    cut_text(value)
                };
                header(name, &value)
            })
            .collect(),
        body_bytes: match res.response().body().size() {
            _ if res.request().method() == Method::HEAD => Some(0),
            BodySize::None => Some(0),
            BodySize::Sized(bytes) => Some(bytes),
            BodySize::Stream => None,
        },
    })
}

fn received(req: &ServiceRequest, preflight: bool, request: RecordedRequest) -> ReceivedRequest {
    ReceivedRequest {
        host: hosts::authority(req).unwrap_or_default().to_owned(),
        preflight,
        request,
    }
}

/// One line for each of these headers that there are.
fn listed(
    headers: &HeaderMap,
    names: impl IntoIterator<Item = &'static str>,
) -> impl Iterator<Item = (&'static str, String)> {
    names.into_iter().filter_map(|name| {
        let value = match name {
            "cookie" => cookies(headers)?,
            _ => cut_text(headers.get(name)?),
        };
        Some((name, value))
    })
}

/// All cookies, which HTTP/2 may send in several lines (RFC 9113, section 8.2.3). Only their names
/// are recorded.
fn cookies(headers: &HeaderMap) -> Option<String> {
    let lines: Vec<_> = headers.get_all(header::COOKIE).map(text).collect();
    (!lines.is_empty()).then(|| lines.join("; "))
}

fn cut_text(value: &HeaderValue) -> String {
    cut_bytes(&text(value), MAX_VALUE_BYTES).into_owned()
}

fn text(value: &HeaderValue) -> Cow<'_, str> {
    String::from_utf8_lossy(value.as_bytes())
}

/// The length of a body, unless it comes in chunks.
fn body_bytes(headers: &HeaderMap) -> Option<u64> {
    match headers.get(header::CONTENT_LENGTH) {
        Some(length) => length.to_str().ok()?.parse().ok(),
        None if headers.contains_key(header::TRANSFER_ENCODING) => None,
        None => Some(0),
    }
}
