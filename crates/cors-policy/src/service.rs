//! The running middleware. It decides, and then `actix_cors`, the inner service or the layer itself
//! answers a request.

use std::{
    fmt,
    future::{Future, ready},
    pin::Pin,
    rc::Rc,
};

use actix_cors::CorsMiddleware;
use actix_web::{
    Error, HttpMessage, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{Service, ServiceRequest, ServiceResponse, forward_ready},
    http::{
        Method,
        header::{self, HeaderMap, HeaderValue},
    },
};

use crate::{
    decision::Decision,
    policy::CorsPolicy,
    refusal::Refusal,
    response::{vary_by_origin, withhold, withhold_from_caches},
};

/// Makes the response to a request that goes no further.
pub(crate) type RefuseWith = Rc<dyn Fn(Refusal) -> HttpResponse>;

/// Is told of each request and the decision about it.
pub(crate) type OnDecision = Rc<dyn Fn(&ServiceRequest, Decision)>;

/// The running middleware: a service around the service that it protects.
pub struct CorsService<S> {
    pub(crate) policy: CorsPolicy,
    pub(crate) refuse_with: RefuseWith,
    pub(crate) on_decision: Option<OnDecision>,
    /// The inner service behind `actix_cors`.
    pub(crate) actix_cors: CorsMiddleware<Rc<S>>,
    /// The same service without it.
    pub(crate) inner: Rc<S>,
}

impl<S> fmt::Debug for CorsService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CorsService")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

impl<S, B> Service<ServiceRequest> for CorsService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    forward_ready!(inner);

    fn call(&self, mut req: ServiceRequest) -> Self::Future {
        let decision = Decision::of(&self.policy, req.method(), req.headers());
        req.extensions_mut().insert(decision);
        if let Some(on_decision) = &self.on_decision {
            on_decision(&req, decision);
        }
        match next(decision, req.method()) {
            Next::ActixCors => {
                if matches!(decision, Decision::Preflight { .. }) {
                    ask_for_the_lists(req.headers_mut());
                }
                let response = self.actix_cors.call(req);
                Box::pin(async move { change_headers(response.await, vary_by_origin) })
            }
            Next::Inner => {
                let withhold = match decision.refusal() {
                    Some(_) if self.policy.credentials => withhold_from_caches,
                    _ => withhold,
                };
                let response = self.inner.call(req);
                Box::pin(async move {
                    let response = response.await.map(ServiceResponse::map_into_left_body);
                    change_headers(response, withhold)
                })
            }
            Next::Refuse(refusal) => {
                let response = req.into_response((self.refuse_with)(refusal));
                Box::pin(ready(change_headers(
                    Ok(response.map_into_right_body()),
                    withhold,
                )))
            }
        }
    }
}

/// Who answers a request.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// `actix_cors`, which answers a preflight and lets the page read any other response.
    ActixCors,
    /// The inner service; no page may read the response.
    Inner,
    /// The layer itself.
    Refuse(Refusal),
}

fn next(decision: Decision, method: &Method) -> Next {
    match decision {
        Decision::NotCors { refusal: None } => Next::Inner,
        // CORS withholds responses; it does not stop requests. So what would change something
        // for a page that may not read the response is stopped here.
        Decision::Actual {
            refusal: Some(Refusal::Origin),
        } if method.is_safe() => Next::Inner,
        Decision::Actual { refusal: None }
        // The lists tell the browser, and so the developer, which method or header is missing.
        | Decision::Preflight {
            refusal: None | Some(Refusal::Method | Refusal::Header),
        } => Next::ActixCors,
        Decision::NotCors {
            refusal: Some(refusal),
        }
        | Decision::Actual {
            refusal: Some(refusal),
        }
        | Decision::Preflight {
            refusal: Some(refusal),
        } => Next::Refuse(refusal),
    }
}

/// The lists that grant methods and headers are the same whatever is asked. So `actix_cors` is
/// asked for what it always grants, and the browser compares its own request with the lists: a
/// check that it makes anyway, and can then report.
fn ask_for_the_lists(headers: &mut HeaderMap) {
    headers.insert(
        header::ACCESS_CONTROL_REQUEST_METHOD,
        HeaderValue::from_static("GET"),
    );
    headers.remove(header::ACCESS_CONTROL_REQUEST_HEADERS);
}

/// Changes the headers of a response, also of one that an error becomes further out.
fn change_headers<B>(
    response: Result<ServiceResponse<B>, Error>,
    change: fn(&mut HeaderMap),
) -> Result<ServiceResponse<B>, Error> {
    match response {
        Ok(mut response) => {
            change(response.headers_mut());
            Ok(response)
        }
        Err(mut error) => {
            error.add_response_mapper(move |mut response| {
                change(response.headers_mut());
                response
            });
            Err(error)
        }
    }
}
