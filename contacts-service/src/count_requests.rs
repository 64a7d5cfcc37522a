//! Counts every request, and tells the log what the CORS policy decided about it.

use std::time::Instant;

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};
use cors_policy::Decision;
use service_kit::access_log::EarlyDecision;

use crate::state::State;

/// Counts and times one request, and tells the log what the CORS policy decided.
///
/// # Errors
/// Passes on the errors of the layers below.
pub(crate) async fn count_requests<B: MessageBody + 'static>(
    state: Data<State>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let res = next.call(req).await?;
    let decision = res.request().extensions().get::<Decision>().copied();
    if let Some(line) = decision.and_then(|decision| decision.log_line(res.request().headers())) {
        res.request()
            .extensions_mut()
            .insert(EarlyDecision::new(line));
    }
    let method = res.request().method().as_str();
    let status = res.status().as_u16();
    state
        .metrics
        .count(method, status, started.elapsed(), decision);
    Ok(res)
}
