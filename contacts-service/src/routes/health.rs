//! Whether the process lives and whether it can do its work.

use actix_web::{HttpResponse, http::header, web};

use super::problems::{ReadOnly, Stored};
use crate::{error::ApiError, state::State};

/// The process answers.
#[utoipa::path(get, path = "/healthz", operation_id = "isLive", tag = "operation",
    responses(
        (status = 200, description = "The process answers.", body = String, content_type = "text/plain"),
        ReadOnly))]
pub(crate) async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        // It holds nothing worth hiding, and lets a page of any origin find out whether the
        // service was reached when its answers are withheld.
        .insert_header((header::CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin"))
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
