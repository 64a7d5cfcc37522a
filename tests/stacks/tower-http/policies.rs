// policy: one
use axum::http;
use tower_http::cors;

let layer = cors::CorsLayer::new()
    .allow_origin([http::HeaderValue::from_static("https://app.example")])
    .allow_methods([http::Method::GET, http::Method::POST, http::Method::PUT, http::Method::DELETE])
    .allow_headers([http::HeaderName::from_static("content-type"), http::HeaderName::from_static("x-a")])
    .expose_headers([http::HeaderName::from_static("x-total")])
    .allow_credentials(true)
    .max_age(std::time::Duration::from_secs(600));

let app = routes.layer(layer);
// policy: subdomains
use axum::http;
use tower_http::cors;

let layer = cors::CorsLayer::new()
    .allow_origin(cors::AllowOrigin::predicate(|origin, _parts| {
        origin.as_bytes().ends_with(b".app.example")
    }))
    .allow_methods([http::Method::GET, http::Method::POST, http::Method::PUT, http::Method::DELETE])
    .allow_headers([http::HeaderName::from_static("content-type"), http::HeaderName::from_static("x-a")])
    .allow_credentials(true);

let app = routes.layer(layer);
// policy: public
use axum::http;
use tower_http::cors;

let layer = cors::CorsLayer::new()
    .allow_origin(cors::Any)
    .allow_methods([http::Method::GET]);

let app = routes.layer(layer);
// policy: any
use axum::http;
use tower_http::cors;

let layer = cors::CorsLayer::new()
    .allow_origin(cors::AllowOrigin::mirror_request())
    .allow_methods([http::Method::GET, http::Method::POST, http::Method::PUT, http::Method::DELETE])
    .allow_headers([http::HeaderName::from_static("content-type"), http::HeaderName::from_static("x-a")])
    .allow_credentials(true);

let app = routes.layer(layer);
