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
    middleware::from_fn,
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

fn post_only(path: &str) -> Resource {
    let not_allowed = || async { Err::<HttpResponse, _>(RequestError::MethodNotAllowed("POST")) };
    web::resource(path).default_service(web::to(not_allowed))
}
