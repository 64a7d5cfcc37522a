//! The route table.

pub mod contactgroups;
pub mod contacts;
pub mod health;
pub mod metrics;
pub mod openapi;
pub mod representations;
pub mod session;

use actix_web::{
    HttpRequest, HttpResponse, Route, guard,
    web::{self, ServiceConfig, delete, patch, post, put},
};

use crate::{error::ApiError, extract::json::LARGEST_BODY};

/// Mounts every route, for the server and for tests alike.
pub fn configure(config: &mut ServiceConfig) {
    config
        .app_data(web::PayloadConfig::new(LARGEST_BODY))
        // An id that is no UUID names nothing.
        .app_data(web::PathConfig::default().error_handler(|_, _| ApiError::NotFound.into()))
        .service(
            web::resource("/api/session")
                .route(get_and_head().to(session::show))
                .route(post().to(session::sign_in))
                .route(delete().to(session::sign_out))
                .default_service(only("GET, HEAD, POST, DELETE")),
        )
        .service(
            web::resource("/api/contactgroups")
                .route(get_and_head().to(contactgroups::list))
                .route(post().to(contactgroups::add))
                .default_service(only("GET, HEAD, POST")),
        )
        .service(
            web::resource("/api/contactgroups/{group}")
                .route(get_and_head().to(contactgroups::show))
                .route(put().to(contactgroups::replace))
                .route(patch().to(contactgroups::change))
                .route(delete().to(contactgroups::delete))
                .default_service(only("GET, HEAD, PUT, PATCH, DELETE")),
        )
        .service(
            web::resource("/api/contactgroups/{group}/contacts")
                .route(get_and_head().to(contacts::list))
                .route(post().to(contacts::add))
                .default_service(only("GET, HEAD, POST")),
        )
        .service(
            web::resource("/api/contactgroups/{group}/contacts/{contact}")
                .route(get_and_head().to(contacts::show))
                .route(put().to(contacts::replace))
                .route(patch().to(contacts::change))
                .route(delete().to(contacts::delete))
                .default_service(only("GET, HEAD, PUT, PATCH, DELETE")),
        )
        .service(read_only(
            "/api/openapi.json",
            get_and_head().to(openapi::show),
        ))
        .service(read_only("/healthz", get_and_head().to(health::live)))
        .service(read_only("/readyz", get_and_head().to(health::ready)))
        .service(read_only("/metrics", get_and_head().to(metrics::show)))
        .default_service(web::to(nothing_here));
}

fn read_only(path: &str, route: Route) -> actix_web::Resource {
    web::resource(path)
        .route(route)
        .default_service(only("GET, HEAD"))
}

/// HEAD is GET without the body, which Actix leaves out by itself.
fn get_and_head() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

fn only(methods: &'static str) -> Route {
    web::to(move || async move { Err::<HttpResponse, _>(ApiError::MethodNotAllowed(methods)) })
}

async fn nothing_here(_: HttpRequest) -> Result<HttpResponse, ApiError> {
    Err(ApiError::NotFound)
}
