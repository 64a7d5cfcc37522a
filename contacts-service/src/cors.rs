//! This API's CORS policy, and how it refuses.

use actix_web::{
    HttpResponse, ResponseError,
    http::{
        Method,
        header::{self, HeaderName},
    },
};
use cors_policy::{CorsPolicy, CorsPolicyBuilder, Refusal};

use service_kit::{
    problem::{Problem, ProblemType},
    request_error::RequestError,
};

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
pub(crate) fn refuse(refusal: Refusal) -> HttpResponse {
    match refusal {
        Refusal::SeveralOrigins => {
            RequestError::BadRequest("Send one Origin header; this request has several.")
                .error_response()
        }
        Refusal::Origin | Refusal::CrossSite | Refusal::Method | Refusal::Header => {
            let kind =
                ProblemType::new("origin-not-allowed", "Origin not allowed", refusal.status());
            Problem::new(kind, "This origin is not allowed to use the API.").into_response()
        }
    }
}
