//! The set-ups as one Actix application, which is called without a server around it.

use std::fmt;

use actix_http::{Payload, Request};
use actix_service::{
    IntoServiceFactory, Service, ServiceFactory,
    boxed::{self, BoxService},
};
use actix_web::{
    App, Error, HttpResponse,
    body::to_bytes,
    dev::{AppConfig, ServiceResponse},
    http::{
        Method, Uri,
        header::{HeaderName, HeaderValue},
    },
    web::{self, Bytes},
};
use web_origin::TupleOrigin;

use crate::{
    pitfalls::{app_origin::AppOrigin, handlers, layer_order, origins, refusals, responses},
    wire::{request_head::RequestHead, response::Response},
};

/// All set-ups.
pub(crate) struct Pitfalls {
    service: BoxService<Request, ServiceResponse, Error>,
}

impl Pitfalls {
    /// The set-ups that mean to allow `app`. Actix has no more to say of an application that cannot
    /// start than `()`.
    pub(crate) async fn new(app: &TupleOrigin) -> Result<Self, ()> {
        let app = AppOrigin::new(app);
        let factory = App::new()
            .configure(|config| {
                layer_order::configure(config, &app);
                refusals::configure(config, &app);
                origins::configure(config, &app);
                responses::configure(config, &app);
            })
            .default_service(web::to(handlers::no_such_pitfall))
            .into_factory();
        let service = factory.new_service(AppConfig::default()).await?;
        Ok(Self {
            service: boxed::service(service),
        })
    }

    /// What Actix answers to a request with this head, whose body is of no interest.
    pub(crate) async fn respond(&self, head: &RequestHead) -> Response {
        let response = match actix_request(head) {
            Some(request) => self.service.call(request).await,
            None => Err(actix_web::error::ErrorBadRequest("bad request\n")),
        };
        let response = response.map_or_else(HttpResponse::from_error, HttpResponse::from);
        let status = response.status().as_u16();
        let headers = response.headers().iter();
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = headers
            .map(|(name, value)| (name.as_str().to_owned(), text(value)))
            .collect();
        // The handlers make their bodies from bytes in memory.
        let body = to_bytes(response.into_body()).await;
        let body = body.unwrap_or_else(|error| {
            log::error!("the body of a set-up cannot be read: {error}");
            Bytes::new()
        });
        let mut response = Response {
            status,
            headers,
            body: body.into(),
            truncate: false,
        };
        response.add_default("cache-control", "no-store");
        response
    }
}

impl fmt::Debug for Pitfalls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pitfalls").finish_non_exhaustive()
    }
}

/// The request as Actix would have read it; nothing if Actix would have refused it.
fn actix_request(head: &RequestHead) -> Option<Request> {
    let mut request = Request::with_payload(Payload::None);
    let actix = request.head_mut();
    actix.method = Method::from_bytes(head.method.as_bytes()).ok()?;
    actix.uri = head.target.parse::<Uri>().ok()?;
    for (name, value) in &head.headers {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        let value = HeaderValue::from_bytes(value.as_bytes()).ok()?;
        actix.headers.append(name, value);
    }
    Some(request)
}
