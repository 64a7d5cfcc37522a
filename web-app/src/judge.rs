//! The judge's endpoints: why a request fails, the visitor's own too, and which origins a pattern
//! allows, asked by a page on its own origin. They keep nothing and ask nobody.

mod decode;
mod explain;
mod limits;
mod origins;
mod own_process;
mod task;
mod texts;
mod turns;
mod verdict;

use actix_web::{
    Error, HttpResponse, Resource, Scope,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    http::header::ACCEPT_ENCODING,
    middleware::{Next, from_fn},
    web::{self, Data},
};
use service_kit::{hosts, request_error::RequestError};

use crate::headers;

pub use own_process::work_on_text;
pub(crate) use turns::Turns;

/// Everything under `/judge`.
pub(crate) fn scope(
    turns: Data<Turns>,
) -> Scope<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    web::scope("/judge")
        .app_data(turns)
        .service(post_only("/verdict").route(web::post().to(verdict::post)))
        .service(post_only("/decode").route(web::post().to(texts::decode)))
        .service(post_only("/explain").route(web::post().to(texts::explain)))
        .service(post_only("/origins").route(web::post().to(origins::post)))
        .wrap(from_fn(hosts::check))
        .wrap(headers::own_origin_only())
}

/// Answers under `/judge` are not compressed: one encoder takes 3 MiB, and any page can ask for many
/// answers at once.
///
/// # Errors
/// Passes on the errors of the layers below.
pub(crate) async fn uncompressed<B: MessageBody>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if req.path().starts_with("/judge/") {
        req.headers_mut().remove(ACCEPT_ENCODING);
    }
    next.call(req).await
}

fn post_only(path: &str) -> Resource {
    let not_allowed = || async { Err::<HttpResponse, _>(RequestError::MethodNotAllowed("POST")) };
    web::resource(path).default_service(web::to(not_allowed))
}
