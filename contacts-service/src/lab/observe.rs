//! Records the exchanges that Actix serves, from outside everything else.

use actix_web::{
    Error,
    body::{BodySize, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::Next,
    web::{Data, Query},
};

use cors_policy::is_preflight;

use super::{Lab, run_id, seen};

/// Records what the real API does with a request whose page asks for it with `?wire={run}`.
/// Without a lab it only passes the request on.
///
/// # Errors
/// Passes on the errors of the layers below.
pub async fn api_exchange<B: MessageBody + 'static>(
    lab: Option<Data<Lab>>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    // Without an Origin it is no page's script that asks: a link or an image of a stranger
    // could otherwise learn from the record whether somebody is signed in.
    let asked = req.path().starts_with("/api/") && req.headers().contains_key(header::ORIGIN);
    let run = lab.filter(|_| asked).zip(query(&req, "wire"));
    let Some((lab, run)) = run else {
        return next.call(req).await;
    };
    record(&lab, &run, seen::api_header, |_| None, req, next).await
}

/// Records what one of the pitfalls does with a request that has `?run={run}`.
///
/// # Errors
/// Passes on the errors of the layers below.
pub async fn pitfall_exchange<B: MessageBody + 'static>(
    lab: Data<Lab>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let Some(run) = query(&req, "run") else {
        return next.call(req).await;
    };
    record(&lab, &run, seen::lab_header, body_bytes, req, next).await
}

async fn record<B: MessageBody + 'static>(
    lab: &Lab,
    run: &str,
    header: fn(&str, &str) -> (String, String),
    body_bytes: fn(BodySize) -> Option<usize>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let host = req.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    let preflight = is_preflight(req.method(), req.headers());
    let request = seen::actix_request(req.method().as_str(), req.path(), req.headers(), header);
    let pending = lab.recorder.arrived(run, host, preflight, request);
    let res = next.call(req).await?;
    let size = body_bytes(res.response().body().size());
    let status = res.status().as_u16();
    pending.answered(seen::actix_answer(status, res.headers(), header, size));
    Ok(res)
}

fn query(req: &ServiceRequest, name: &str) -> Option<String> {
    let query = Query::<Vec<(String, String)>>::from_query(req.query_string()).ok()?;
    let mut runs = query
        .into_inner()
        .into_iter()
        .filter(|(key, _)| key == name);
    runs.next()
        .map(|(_, run)| run)
        .filter(|run| run_id::is_good(run))
}

fn body_bytes(size: BodySize) -> Option<usize> {
    match size {
        BodySize::Sized(bytes) => usize::try_from(bytes).ok(),
        BodySize::None => Some(0),
        BodySize::Stream => None,
    }
}
