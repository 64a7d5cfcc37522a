//! What the layer makes of requests and responses.
#![allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use std::{
    cell::RefCell,
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use actix_web::{
    App, Error, HttpMessage, HttpResponse,
    body::{MessageBody, to_bytes},
    dev::{ServiceRequest, ServiceResponse},
    error::ErrorUnauthorized,
    http::{
        Method,
        header::{HeaderMap, HeaderValue},
    },
    middleware::{Next, from_fn},
    test::{TestRequest, init_service, try_call_service},
    web,
};
use cors_policy::{CorsPolicy, Decision, Refusal};

const APP: &str = "https://app.example.com";
const STRANGER: &str = "https://evil.example";

fn policy() -> CorsPolicy {
    CorsPolicy::builder()
        .origins("https://*.example.com")
        .methods(["PUT"])
        .request_headers(["Content-Type"])
        .exposed_headers(["ETag", "Link"])
        .credentials()
        .max_age_seconds(600)
        .build()
        .unwrap()
}

struct Response {
    status: u16,
    headers: HeaderMap,
    body: String,
    decision: Option<Decision>,
    handled: bool,
}

impl Response {
    fn header(&self, name: &str) -> Vec<String> {
        let values = self
            .headers
            .get_all(name)
            .flat_map(|value| value.to_str().unwrap().split(", "));
        let mut names: Vec<_> = values.map(str::to_lowercase).collect();
        names.sort_unstable();
        names
    }

    fn has_grants(&self) -> bool {
        self.headers
            .keys()
            .any(|name| name.as_str().starts_with("access-control-"))
    }
}

/// Sends one request to a service with the layer. Its handler grants everything to everybody,
/// and varies in two lines.
async fn call(request: TestRequest) -> Response {
    let handled = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&handled);
    let handler = move || {
        count.fetch_add(1, Ordering::Relaxed);
        async {
            HttpResponse::Ok()
                .insert_header(("access-control-allow-origin", "*"))
                .insert_header(("access-control-allow-methods", "*"))
                .insert_header(("cache-control", "max-age=60"))
                .append_header(("vary", "accept-language"))
                .append_header(("vary", "accept-encoding"))
                .body("handled")
        }
    };
    let app = App::new()
        .default_service(web::to(handler))
        .wrap(policy().layer());
    let service = init_service(app).await;
    let response = try_call_service(&service, request.to_request())
        .await
        .unwrap();
    let decision = response.request().extensions().get().copied();
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let body = to_bytes(response.into_body()).await;
    Response {
        status,
        headers,
        body: String::from_utf8(body.unwrap_or_default().to_vec()).unwrap(),
        decision,
        handled: handled.load(Ordering::Relaxed) > 0,
    }
}

fn request(method: Method, origin: &str) -> TestRequest {
    TestRequest::with_uri("/")
        .method(method)
        .insert_header(("origin", origin))
}

fn preflight(origin: &str, method: &str, headers: &str) -> TestRequest {
    request(Method::OPTIONS, origin)
        .insert_header(("access-control-request-method", method))
        .insert_header(("access-control-request-headers", headers))
}

#[actix_web::test]
async fn an_allowed_page_may_read_the_response() {
    for method in [Method::GET, Method::POST] {
        let response = call(request(method, APP)).await;
        assert!(response.handled);
        assert_eq!(response.header("access-control-allow-origin"), [APP]);
        assert_eq!(
            response.header("access-control-allow-credentials"),
            ["true"]
        );
        assert_eq!(
            response.header("access-control-expose-headers"),
            ["etag", "link"]
        );
    }
}

#[actix_web::test]
async fn a_preflight_gets_the_lists_whatever_it_asks_for() {
    for (method, headers, refusal) in [
        ("PUT", "content-type", None),
        ("PURGE", "content-type", Some(Refusal::Method)),
        ("PUT", "x-custom", Some(Refusal::Header)),
    ] {
        let response = call(preflight(APP, method, headers)).await;
        assert_eq!(response.status, 200);
        assert!(!response.handled);
        assert_eq!(response.header("access-control-allow-origin"), [APP]);
        assert_eq!(
            response.header("access-control-allow-methods"),
            ["get", "head", "post", "put"]
        );
        assert_eq!(
            response.header("access-control-allow-headers"),
            ["content-type"]
        );
        assert_eq!(response.header("access-control-max-age"), ["600"]);
        assert_eq!(response.header("vary"), ["origin"]);
        assert_eq!(response.decision, Some(Decision::Preflight { refusal }));
    }
}

#[actix_web::test]
async fn a_refused_origin_gets_no_grant_even_from_a_handler() {
    for origin in [STRANGER, "null", ""] {
        let read = call(request(Method::GET, origin)).await;
        assert!(read.handled && !read.has_grants());
        let asked = call(preflight(origin, "PUT", "content-type")).await;
        assert_eq!(asked.status, 403);
        assert!(!asked.has_grants());
        assert_eq!(asked.header("vary"), ["origin"]);
    }
    let program = call(TestRequest::get()).await;
    assert!(program.handled && !program.has_grants());
}

#[actix_web::test]
async fn a_page_that_may_not_read_may_not_change_anything() {
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let response = call(request(method.clone(), STRANGER)).await;
        assert_eq!(response.status, 403);
        assert!(!response.handled);
        let cross_site = TestRequest::default()
            .method(method)
            .insert_header(("sec-fetch-site", "cross-site"));
        let response = call(cross_site).await;
        assert_eq!(response.status, 403);
        assert!(!response.handled);
    }
}

/// Also to the service's own origin a browser sends `Origin` with what changes something.
#[actix_web::test]
async fn page_of_the_own_origin_is_refused_a_change_unless_it_is_listed() {
    for (origin, status) in [(STRANGER, 403), (APP, 200)] {
        let request = request(Method::POST, origin)
            .insert_header(("host", origin.trim_start_matches("https://")))
            .insert_header(("sec-fetch-site", "same-origin"));
        assert_eq!(call(request).await.status, status);
    }
}

#[actix_web::test]
async fn several_origins_are_a_bad_request() {
    let request = request(Method::GET, APP).append_header(("origin", APP));
    let response = call(request).await;
    assert_eq!(response.status, 400);
    assert!(!response.handled && !response.has_grants());
}

#[actix_web::test]
async fn every_response_varies_by_origin_and_keeps_the_other_lines() {
    for request in [
        request(Method::GET, APP),
        request(Method::GET, STRANGER),
        TestRequest::get(),
    ] {
        let response = call(request).await;
        assert_eq!(
            response.header("vary"),
            ["accept-encoding", "accept-language", "origin"]
        );
    }
}

#[actix_web::test]
async fn a_refusal_is_a_problem_unless_it_is_given_another_shape() {
    let response = call(request(Method::POST, STRANGER)).await;
    assert_eq!(
        response.header("content-type"),
        ["application/problem+json"]
    );
    assert_eq!(
        response.body,
        r#"{"title":"CORS: refused","status":403,"detail":"the origin matches no allowed pattern"}"#
    );

    let layer = policy().layer();
    let layer = layer.refuse_with(|_| HttpResponse::ImATeapot().finish());
    let service = init_service(App::new().wrap(layer)).await;
    let request = request(Method::POST, STRANGER).to_request();
    let response = try_call_service(&service, request).await.unwrap();
    assert_eq!(response.status(), 418);
    let vary = response.headers().get("vary");
    assert_eq!(vary, Some(&HeaderValue::from_static("Origin")));
}

#[actix_web::test]
async fn response_to_a_refused_origin_is_not_stored_by_caches() {
    for (request, cache_control) in [
        (request(Method::GET, STRANGER), "no-store"),
        (request(Method::GET, "null"), "no-store"),
        (request(Method::GET, APP), "max-age=60"),
        (TestRequest::get(), "max-age=60"),
    ] {
        let response = call(request).await;
        assert_eq!(response.header("cache-control"), [cache_control]);
    }
}

#[actix_web::test]
async fn decision_is_told_before_the_request_goes_any_further() {
    let events = Rc::new(RefCell::new(Vec::new()));
    let (told, handled) = (Rc::clone(&events), Rc::clone(&events));
    let layer = policy().layer().on_decision(move |req, decision| {
        let origin = req.headers().get("origin").is_some();
        told.borrow_mut().push(format!("{origin} {decision:?}"));
    });
    let handler = move || {
        handled.borrow_mut().push("handled".to_owned());
        async { HttpResponse::Ok().finish() }
    };
    let app = App::new().default_service(web::to(handler)).wrap(layer);
    let service = init_service(app).await;
    for request in [
        request(Method::GET, STRANGER),
        request(Method::POST, STRANGER),
        preflight(APP, "PUT", "content-type"),
        TestRequest::get(),
    ] {
        let response = try_call_service(&service, request.to_request()).await;
        drop(response.unwrap());
    }
    assert_eq!(
        *events.borrow(),
        [
            "true Actual { refusal: Some(Origin) }",
            "handled",
            "true Actual { refusal: Some(Origin) }",
            "true Preflight { refusal: None }",
            "false NotCors { refusal: None }",
            "handled",
        ]
    );
}

/// Such as an authentication that was written as a layer.
async fn fail<B: MessageBody>(_: ServiceRequest, _: Next<B>) -> Result<ServiceResponse<B>, Error> {
    Err(ErrorUnauthorized("sign in"))
}

#[actix_web::test]
async fn an_error_of_an_inner_layer_has_the_headers_of_a_response() {
    let app = App::new().wrap(from_fn(fail)).wrap(policy().layer());
    let service = init_service(app).await;
    for (origin, allowed) in [(APP, Some(APP)), (STRANGER, None)] {
        let request = request(Method::GET, origin).to_request();
        let error = try_call_service(&service, request).await.err().unwrap();
        let response = error.error_response();
        let header = |name| response.headers().get(name).map(|v| v.to_str().unwrap());
        assert_eq!(response.status(), 401);
        assert_eq!(header("access-control-allow-origin"), allowed);
        assert_eq!(header("vary"), Some("Origin"));
    }
}
