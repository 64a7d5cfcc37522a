//! Requests in `no-cors` mode: of elements such as `<img>` and `<link>`, and of a `fetch` that gives
//! up the response.

use actix_web::{
    Error,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::StatusCode,
    middleware::Next,
};
use service_kit::problem::{Problem, ProblemType};

const TYPE: ProblemType = ProblemType::new(
    "no-cors-request",
    "Request in no-cors mode",
    StatusCode::FORBIDDEN,
);

/// Refuses them before anybody asks whose session it is. No page can read the response, but some
/// elements tell every page of the site whether it was a success, and with that whether somebody is
/// signed in: `<link rel=prefetch>` does in Chromium. See
/// [`Sec-Fetch-Mode`](https://www.w3.org/TR/fetch-metadata/#sec-fetch-mode-header).
pub(crate) async fn refuse(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    let mode = req.headers().get("sec-fetch-mode");
    if mode.is_some_and(|mode| mode.as_bytes() == b"no-cors") {
        let problem = Problem::new(
            TYPE,
            "Ask in cors mode: a response in no-cors mode is for nobody.",
        );
        let response = req.into_response(problem.into_response());
        return Ok(response.map_into_right_body());
    }
    Ok(next.call(req).await?.map_into_left_body())
}
