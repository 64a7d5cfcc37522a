//! Answers only for the hosts this service was set up for. A page whose host name is rebound to
//! this address is then no way in.

use actix_web::{
    Error,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::Next,
    web::Data,
};

use crate::{app::State, error::ApiError};

/// Refuses with 421 what is not meant for the host and port of the public origin. Health
/// checks come with any host.
///
/// # Errors
/// Passes on the errors of the layers below.
pub async fn only_the_public_one<B: MessageBody + 'static>(
    state: Data<State>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let mut hosts = req.headers().get_all(header::HOST);
    let meant = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host
            .as_bytes()
            .eq_ignore_ascii_case(state.public_origin.authority().as_bytes()),
        _ => false,
    };
    if meant || matches!(req.path(), "/healthz" | "/readyz") {
        return Ok(next.call(req).await?.map_into_left_body());
    }
    Ok(req
        .error_response(ApiError::WrongHost)
        .map_into_right_body())
}
