//! The counts, for Prometheus.

use actix_web::{HttpResponse, web};

use crate::{app::State, error::ApiError};

/// All counts in the OpenMetrics text format.
///
/// # Errors
/// 500 when a count cannot be written as text.
#[utoipa::path(get, path = "/metrics", tag = "operation",
    responses((status = 200, description = "Counts since the start.", body = String, content_type = "application/openmetrics-text")))]
pub async fn show(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    let page = state.metrics.to_text().map_err(|_| ApiError::Internal)?;
    Ok(HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
        .body(page))
}
