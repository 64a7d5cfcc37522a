//! Requests for nobody to read: in `no-cors` mode, as elements such as `<img>` and `<link>` send them
//! and a `fetch` that gives up the response, and those of frames, which may not show the API.

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

/// Where a page loads another into itself.
const FRAMES: [&str; 4] = ["iframe", "frame", "embed", "object"];

/// Refuses them before anybody asks whose session it is. No page can read the response, but some
/// elements tell every page of the site whether it was a success, and with that whether somebody is
/// signed in: `<link rel=prefetch>` does in Chromium, `<link rel=preload>` in WebKit. See
/// [`Sec-Fetch-Mode`](https://www.w3.org/TR/fetch-metadata/#sec-fetch-mode-header).
pub(crate) async fn refuse(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    let is_one_of = |name: &str, values: &[&str]| {
        let value = req
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok());
        value.is_some_and(|value| values.contains(&value))
    };
    if is_one_of("sec-fetch-mode", &["no-cors"]) || is_one_of("sec-fetch-dest", &FRAMES) {
        let problem = Problem::new(
            TYPE,
            "Ask in cors mode: a response in no-cors mode is for nobody.",
        );
        let response = req.into_response(problem.into_response());
        return Ok(response.map_into_right_body());
    }
    Ok(next.call(req).await?.map_into_left_body())
}
