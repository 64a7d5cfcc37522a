//! What stands behind the set-ups: made-up groups for anybody.

use actix_web::{
    Error, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::Next,
};

use crate::recipe::fixed_body::FixedBody;

pub(super) async fn groups() -> HttpResponse {
    let groups = FixedBody::Groups;
    HttpResponse::Ok()
        .content_type(groups.media_type())
        .body(groups.bytes())
}

/// For a path that is no pitfall.
pub(super) async fn no_such_pitfall() -> HttpResponse {
    HttpResponse::NotFound()
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .content_type("text/plain")
        .body("no such pitfall\n")
}

/// A layer that demands some `Authorization`, whatever it is.
///
/// # Errors
/// Passes on the errors of the layers below.
pub(super) async fn demand_authorization<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if req.headers().contains_key(header::AUTHORIZATION) {
        return Ok(next.call(req).await?.map_into_left_body());
    }
    // Without WWW-Authenticate: a browser would ask its user for a password.
    let refused = HttpResponse::Unauthorized().finish();
    Ok(req.into_response(refused).map_into_right_body())
}
