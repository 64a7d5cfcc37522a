//! Whether the process lives and whether it can do its work.

use actix_web::{
    Error, HttpResponse,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, HeaderValue},
    middleware::Next,
    web,
};

use super::problems::{ReadOnly, Stored};
use crate::{error::ApiError, state::State};

/// Where the process says that it answers.
pub(super) const LIVE: &str = "/healthz";

/// The process answers.
#[utoipa::path(get, path = "/healthz", operation_id = "isLive", tag = "operation",
    responses(
        (status = 200, description = "The process answers.", body = String, content_type = "text/plain"),
        ReadOnly))]
pub(crate) async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/plain; charset=utf-8")
        .body("ok\n")
}

/// The database answers too, and the service was not asked to stop.
#[utoipa::path(get, path = "/readyz", operation_id = "isReady", tag = "operation",
    responses(
        (status = 200, description = "The database answers.", body = String, content_type = "text/plain"),
        Stored, ReadOnly))]
pub(crate) async fn ready(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    if state.draining.has_begun() {
        return Err(ApiError::Unavailable(
            "the service is about to stop".to_owned(),
        ));
    }
    state.store.ping().await?;
    Ok(live().await)
}

/// Lets a page of any origin read that the process answers, so that it can tell an answer that is withheld
/// from a service that is down. A request with credentials cannot be read: its answer differs from the refusal
/// of cookies that are too long, and so would tell the page how long they are.
pub(crate) async fn let_all_origins_read<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let is_live = req.path() == LIVE;
    let mut res = next.call(req).await?;
    let is_granted = res
        .headers()
        .contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    if is_live && res.status().is_success() && !is_granted {
        let all = HeaderValue::from_static("*");
        res.headers_mut()
            .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, all);
    }
    Ok(res)
}
