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
    Error, Scope,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    web::{self, Data, post},
};
use service_kit::{hosts, routes::resource};

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
        .service(resource("/verdict", "POST").route(post().to(verdict::post)))
        .service(resource("/decode", "POST").route(post().to(texts::decode)))
        .service(resource("/explain", "POST").route(post().to(texts::explain)))
        .service(resource("/origins", "POST").route(post().to(origins::post)))
        .wrap(from_fn(hosts::check))
        .wrap(headers::own_origin_only())
}
