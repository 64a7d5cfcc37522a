//! The judge: why a request fails, and what a pattern lets in, asked by a page
//! on its own origin. None of it keeps anything or asks anybody.

mod body;
mod decode;
mod origins;
mod verdict;

use actix_web::{
    Error, HttpResponse, Resource, Route,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, HeaderName, HeaderValue},
    middleware::Next,
    web::{self, PayloadConfig, ServiceConfig},
};

use crate::problem::Problem;

const VERDICT: &str = "/lab/verdict";
const DECODE: &str = "/lab/decode";
const ORIGINS: &str = "/lab/origins";

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .app_data(PayloadConfig::new(body::LARGEST))
        .service(post_only(VERDICT, web::post().to(verdict::post)))
        .service(post_only(DECODE, web::post().to(decode::post)))
        .service(post_only(ORIGINS, web::post().to(origins::post)));
}

fn post_only(path: &str, post: Route) -> Resource {
    let refuse = || async { Err::<HttpResponse, _>(Problem::MethodNotAllowed) };
    web::resource(path)
        .route(post)
        .default_service(web::to(refuse))
}

/// Takes away what every other answer says to other origins: a page asks its own.
pub(crate) async fn own_origin_only(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let is_judge = [VERDICT, DECODE, ORIGINS].contains(&request.path());
    let mut response = next.call(request).await?;
    if is_judge {
        let headers = response.headers_mut();
        headers.remove(ACCESS_CONTROL_ALLOW_ORIGIN);
        headers.insert(
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("same-origin"),
        );
    }
    Ok(response)
}
