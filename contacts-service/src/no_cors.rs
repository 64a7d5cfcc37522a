//! Requests for nobody to read: in `no-cors` mode, as elements such as `<img>` and `<link>` send them
//! and a `fetch` that gives up the response, and those of frames, which may not show the API.

use actix_web::{
    Error, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{StatusCode, header::HeaderMap},
    middleware::Next,
};
use service_kit::problem::{Problem, ProblemType};

const TYPE: ProblemType = ProblemType::new(
    "no-cors-request",
    "Request in no-cors mode",
    StatusCode::FORBIDDEN,
);

/// Where a page loads another into itself.
const FRAMES: [&str; 4] = ["iframe", "frame", "embed", "object"];

/// Refuses them before anybody asks whose session it is. No page can read the response, but some
/// elements tell every page of the site whether it was a success, and with that whether somebody is
/// signed in: `<link rel=prefetch>` does in Chromium, `<link rel=preload>` in WebKit, and a frame in
/// Firefox. Where nobody asks for a session, they would tell it by the length at which cookies are refused.
/// See [`Sec-Fetch-Mode`](https://www.w3.org/TR/fetch-metadata/#sec-fetch-mode-header).
pub(crate) async fn refuse(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    if let Some(refusal) = refusal(req.headers()) {
        return Ok(req.into_response(refusal).map_into_right_body());
    }
    Ok(next.call(req).await?.map_into_left_body())
}

/// The response to a request with these headers, when it is for nobody.
pub(crate) fn refusal(headers: &HeaderMap) -> Option<HttpResponse> {
    let is_one_of = |name: &str, values: &[&str]| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| values.contains(&value))
    };
    let is_for_nobody =
        is_one_of("sec-fetch-mode", &["no-cors"]) || is_one_of("sec-fetch-dest", &FRAMES);
    let detail = "Ask in cors mode, and not from a frame: such a response is for nobody.";
    is_for_nobody.then(|| Problem::new(TYPE, detail).into_response())
}
