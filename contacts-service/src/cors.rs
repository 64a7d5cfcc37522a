//! This API's CORS policy, and how it refuses.

use actix_web::{
    HttpResponse, ResponseError,
    http::{
        Method,
        header::{self, HeaderName},
    },
};
use cors_policy::{CorsPolicy, CorsPolicyBuilder, Refusal};

use crate::error::ApiError;

/// GET, HEAD and POST are always granted.
const METHODS: [Method; 3] = [Method::PUT, Method::PATCH, Method::DELETE];

const REQUEST_HEADERS: [HeaderName; 3] = [
    header::CONTENT_TYPE,
    header::IF_MATCH,
    header::IF_NONE_MATCH,
];

const EXPOSED_HEADERS: [HeaderName; 5] = [
    header::ETAG,
    header::LINK,
    header::LOCATION,
    header::RETRY_AFTER,
    HeaderName::from_static("x-total-count"),
];

/// The policy but for what is configured: the origins and the max-age.
pub fn policy() -> CorsPolicyBuilder {
    CorsPolicy::builder()
        .methods(METHODS)
        .request_headers(REQUEST_HEADERS)
        .exposed_headers(EXPOSED_HEADERS)
        .credentials()
}

/// The response to a request that is refused before it does anything.
#[must_use]
pub fn refuse(refusal: Refusal) -> HttpResponse {
    let error = match refusal {
        Refusal::SeveralOrigins => {
            ApiError::BadRequest("Send one Origin header; this request has several.")
        }
        Refusal::Origin | Refusal::CrossSite | Refusal::Method | Refusal::Header => {
            ApiError::OriginNotAllowed
        }
    };
    error.error_response()
}
