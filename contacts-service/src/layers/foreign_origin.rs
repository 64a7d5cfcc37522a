//! CORS withholds answers; it does not stop requests. This layer stops a state change that a
//! page on a foreign origin asks for, before it does anything.

use actix_web::{
    Error,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::Next,
    web::Data,
};

use web_origin::OriginPatterns;

use crate::{app::State, error::ApiError};

/// Refuses with 403 a request that may change something and comes from an origin that is not
/// allowed, or, without an `Origin`, from another site
/// (<https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header>).
///
/// # Errors
/// Passes on the errors of the layers below.
pub async fn cannot_change_anything<B: MessageBody + 'static>(
    state: Data<State>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if req.method().is_safe() || !is_foreign(state.cors.origins(), &req) {
        return Ok(next.call(req).await?.map_into_left_body());
    }
    log::info!(
        "{} {} from a foreign origin was refused",
        req.method(),
        req.path()
    );
    Ok(req
        .error_response(ApiError::OriginNotAllowed)
        .map_into_right_body())
}

fn is_foreign(allowed: &OriginPatterns, req: &ServiceRequest) -> bool {
    match req.headers().get(header::ORIGIN) {
        Some(origin) => !allowed.matches(origin.as_bytes()),
        None => req
            .headers()
            .get("sec-fetch-site")
            .is_some_and(|site| site.as_bytes() == b"cross-site"),
    }
}
