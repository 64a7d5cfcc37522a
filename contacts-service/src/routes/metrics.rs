//! The counts, for Prometheus.

use actix_web::{HttpResponse, http::header, web};

use super::problems::{AnyRequest, ReadOnly};
use crate::{error::ApiError, state::State};

/// All counts in the OpenMetrics text format.
#[utoipa::path(get, path = "/metrics", operation_id = "showMetrics", tag = "operation",
    responses(
        (status = 200, description = "Counts since the start.", body = String, content_type = "application/openmetrics-text"),
        AnyRequest, ReadOnly))]
pub(crate) async fn show(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    let page = state
        .metrics
        .to_text()
        .map_err(|error| ApiError::Internal(format!("the metrics cannot be written: {error}")))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
        .body(page))
}
