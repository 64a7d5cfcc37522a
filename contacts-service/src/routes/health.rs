//! Whether the process lives and whether it can do its work.

use actix_web::{HttpResponse, web};

use crate::{app::State, error::ApiError};

/// The process answers.
#[utoipa::path(get, path = "/healthz", operation_id = "isLive", tag = "operation",
    responses((status = 200, description = "The process answers.", body = String, content_type = "text/plain")))]
pub async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        // Says nothing worth hiding, and lets a page of any origin find out whether the service
        // was reached when its answers are withheld.
        .insert_header(("cross-origin-resource-policy", "cross-origin"))
        .content_type("text/plain; charset=utf-8")
        .body("ok\n")
}

/// The database answers too, and the service was not asked to stop.
///
/// # Errors
/// 503 otherwise.
#[utoipa::path(get, path = "/readyz", operation_id = "isReady", tag = "operation",
    responses(
        (status = 200, description = "The database answers.", body = String, content_type = "text/plain"),
        (status = 503, description = "It does not, or the service is about to stop.", body = crate::error::Problem, content_type = "application/problem+json")))]
pub async fn ready(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    if state.proxy.readiness.is_withdrawn() {
        return Err(ApiError::Unavailable);
    }
    state.store.ping().await?;
    Ok(live().await)
}
