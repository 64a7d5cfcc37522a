//! Records calls that carry a token, and answers `/wire/{token}` outside of the CORS policy.

use actix_web::{
    Error, HttpMessage,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};
use service_kit::{
    hosts::{self, Hosts},
    record::recorder::PendingExchange,
};

use crate::{
    no_cors, routes,
    state::State,
    wire::{redacted, token::WireToken},
};

const PATH: &str = "/wire/";

/// Has calls that carry a token recorded, and answers `/wire/{token}`. Whatever is meant for
/// another host is neither.
///
/// # Errors
/// Passes on the errors of the layers below.
pub(crate) async fn record_wire<B: MessageBody + 'static>(
    state: Data<State>,
    hosts: Data<Hosts>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if let Some(record) = &state.wire
        && hosts::is_for(&hosts, &req)
    {
        if let Some(token) = req.path().strip_prefix(PATH) {
            let refusal = no_cors::refusal(req.headers());
            let response =
                refusal.unwrap_or_else(|| routes::wire::respond(record, req.method(), token));
            return Ok(req.into_response(response).map_into_right_body());
        }
        if let Some(token) = WireToken::in_query(req.query_string()) {
            req.extensions_mut().insert(token);
        }
    }
    let res = next.call(req).await?;
    let pending = res.request().extensions_mut().remove::<PendingExchange>();
    if let Some(pending) = pending {
        pending.respond(redacted::response(&res));
    }
    Ok(res.map_into_left_body())
}
