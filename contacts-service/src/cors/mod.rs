//! CORS for a credentialed API and every subdomain of one parent domain: the set-up to copy.
//!
//! Two files, which take nothing from the rest of this service but the error bodies that
//! [`honest`] sends:
//! - this file hands that decision to [`actix_cors`], with explicit lists;
//! - [`honest`] wraps `actix_cors`, so that a browser can name the true cause of a refusal.
//!
//! ```
//! use actix_web::{App, middleware::from_fn};
//! use contacts_service::cors::{CorsPolicy, honest};
//!
//! let policy = CorsPolicy::new("https://*.example.com".parse().unwrap(), 600);
//! // Actix runs the last `.wrap` first: `honest` must see every answer that leaves `actix_cors`.
//! let app = App::new()
//!     .wrap(policy.actix_cors())
//!     .wrap(from_fn(honest::explain_refusals));
//! # drop(app);
//! ```
//!
//! CORS decides who may *read* an answer. It keeps nobody out: what a request may *do* is
//! decided by the session and by [`crate::layers::foreign_origin`].

pub mod honest;

use actix_cors::Cors;
use actix_web::http::{
    Method,
    header::{self, HeaderName},
};
use web_origin::OriginPatterns;

/// The methods that a preflight grants. GET, HEAD and POST need no grant, but a list without
/// them would mislead its reader.
pub const ALLOWED_METHODS: [Method; 6] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
];

/// The request headers that a preflight grants.
pub const ALLOWED_HEADERS: [HeaderName; 3] = [
    header::CONTENT_TYPE,
    header::IF_MATCH,
    header::IF_NONE_MATCH,
];

/// The response headers that script may read besides the CORS-safelisted ones. With
/// credentials `*` would be a literal name, so they are listed.
pub const EXPOSED_HEADERS: [HeaderName; 5] = [
    header::ETAG,
    header::LINK,
    header::LOCATION,
    header::RETRY_AFTER,
    HeaderName::from_static("x-total-count"),
];

/// The longest `Access-Control-Max-Age` that any engine honours, in seconds.
pub const LONGEST_MAX_AGE: u32 = 86_400;

/// Which origins may use the API with cookies, and for how long a browser may remember that.
#[derive(Debug, Clone)]
pub struct CorsPolicy {
    origins: OriginPatterns,
    max_age_seconds: u32,
}

impl CorsPolicy {
    /// A policy for `origins`; a preflight is remembered for `max_age_seconds`.
    #[must_use]
    pub fn new(origins: OriginPatterns, max_age_seconds: u32) -> Self {
        Self {
            origins,
            max_age_seconds,
        }
    }

    /// The origins this policy allows.
    #[must_use]
    pub fn origins(&self) -> &OriginPatterns {
        &self.origins
    }

    /// The middleware. Wrap it with [`honest::explain_refusals`].
    pub fn actix_cors(&self) -> Cors {
        let origins = self.origins.clone();
        Cors::default()
            .allowed_origin_fn(move |origin, _| origins.matches(origin.as_bytes()))
            .allowed_methods(ALLOWED_METHODS)
            .allowed_headers(ALLOWED_HEADERS)
            .expose_headers(EXPOSED_HEADERS)
            .supports_credentials()
            .max_age(self.max_age_seconds as usize)
    }
}
