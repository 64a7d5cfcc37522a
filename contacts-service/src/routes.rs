//! The route table.

mod attempts;
mod conditional_write;
mod contacts;
mod groups;
pub(crate) mod health;
mod merge_patch;
mod metrics;
pub(crate) mod openapi;
mod page_query;
mod password;
mod preconditions;
mod problems;
mod representations;
mod schemas;
mod session;
mod sessions;
mod valid;
pub(crate) mod wire;

use actix_web::{
    Error, HttpResponse, Resource,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    web::{self, ServiceConfig, delete, patch, post, put},
};
use service_kit::{
    json_body::BodyLimit,
    request_error::RequestError,
    routes::{get_and_head, read_only, resource},
};

use crate::auth::current_user::unauthorized_first;

/// The most bytes in a body.
const BODY_LIMIT: BodyLimit = BodyLimit(64 * 1024);

/// Mounts every route.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .configure(|config| BODY_LIMIT.configure(config))
        // An id that is no UUID names nothing.
        .app_data(web::PathConfig::default().error_handler(|_, _| RequestError::NotFound.into()))
        .configure(account)
        .configure(contact_groups)
        .configure(operation)
        .default_service(web::to(not_found));
}

fn account(config: &mut ServiceConfig) {
    config
        .service(
            resource("/api/session", "GET, HEAD, POST, DELETE")
                .route(get_and_head().to(session::show))
                .route(post().to(session::sign_in))
                .route(delete().to(session::sign_out)),
        )
        .service(signed_in(
            resource("/api/sessions", "GET, HEAD, DELETE")
                .route(get_and_head().to(sessions::list))
                .route(delete().to(sessions::end_others)),
        ))
        .service(signed_in(
            resource("/api/sessions/{session}", "DELETE").route(delete().to(sessions::end)),
        ))
        .service(signed_in(
            resource("/api/password", "PUT").route(put().to(password::change)),
        ));
}

fn contact_groups(config: &mut ServiceConfig) {
    config
        .service(signed_in(
            resource("/api/contactgroups", "GET, HEAD, POST")
                .route(get_and_head().to(groups::list))
                .route(post().to(groups::add)),
        ))
        .service(signed_in(
            resource(
                "/api/contactgroups/{group}",
                "GET, HEAD, PUT, PATCH, DELETE",
            )
            .route(get_and_head().to(groups::show))
            .route(put().to(groups::replace))
            .route(patch().to(groups::change))
            .route(delete().to(groups::delete)),
        ))
        .service(signed_in(
            resource("/api/contactgroups/{group}/contacts", "GET, HEAD, POST")
                .route(get_and_head().to(contacts::list))
                .route(post().to(contacts::add)),
        ))
        .service(signed_in(
            resource(
                "/api/contactgroups/{group}/contacts/{contact}",
                "GET, HEAD, PUT, PATCH, DELETE",
            )
            .route(get_and_head().to(contacts::show))
            .route(put().to(contacts::replace))
            .route(patch().to(contacts::change))
            .route(delete().to(contacts::delete)),
        ));
}

/// What an operator asks, and the API's description.
fn operation(config: &mut ServiceConfig) {
    config
        .service(read_only("/api/openapi.json").route(get_and_head().to(openapi::show)))
        .service(read_only(health::LIVE).route(get_and_head().to(health::live)))
        .service(read_only("/readyz").route(get_and_head().to(health::ready)))
        .service(read_only("/metrics").route(get_and_head().to(metrics::show)));
}

/// A resource whose handlers need a session.
fn signed_in(
    resource: Resource,
) -> Resource<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    resource.wrap(from_fn(unauthorized_first))
}

async fn not_found() -> Result<HttpResponse, RequestError> {
    Err(RequestError::NotFound)
}
