//! The middleware as it is wired into an app.

use std::{fmt, future::Future, pin::Pin, rc::Rc};

use actix_cors::Cors;
use actix_web::{
    Error, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{Service, ServiceRequest, ServiceResponse, Transform},
};

use crate::{
    decision::Decision,
    policy::CorsPolicy,
    refusal::Refusal,
    response::refuse,
    service::{CorsService, OnDecision, RefuseWith},
};

impl CorsPolicy {
    /// The middleware that carries out the policy. Wrap it around everything that may respond:
    /// Actix runs the last `.wrap` first.
    ///
    /// ```
    /// use actix_web::App;
    /// use cors_policy::CorsPolicy;
    ///
    /// let policy = CorsPolicy::builder().origins("https://*.example.com").build()?;
    /// let app = App::new().wrap(policy.layer());
    /// # drop(app);
    /// # Ok::<(), cors_policy::PolicyErrors>(())
    /// ```
    #[must_use]
    pub fn layer(&self) -> CorsLayer {
        CorsLayer {
            policy: self.clone(),
            refuse_with: Rc::new(refuse),
            on_decision: None,
        }
    }

    /// `actix_cors`, which is asked for allowed origins only. `Vary` is left to this crate,
    /// because `actix_cors` keeps only the first of several lines.
    fn actix_cors(&self) -> Cors {
        let cors = Cors::default()
            .allowed_origin_fn(|_, _| true)
            .allowed_methods(self.methods.clone())
            .allowed_headers(self.request_headers.clone())
            .expose_headers(&self.exposed_headers)
            .max_age(self.max_age_seconds.map(|seconds| seconds as usize))
            .disable_vary_header();
        if self.credentials {
            cors.supports_credentials()
        } else {
            cors
        }
    }
}

/// The middleware; made by [`CorsPolicy::layer`].
#[derive(Clone)]
pub struct CorsLayer {
    policy: CorsPolicy,
    refuse_with: RefuseWith,
    on_decision: Option<OnDecision>,
}

impl CorsLayer {
    /// Gives the responses of refused requests a shape of your own. Unless told, they are small
    /// [problem details](https://www.rfc-editor.org/rfc/rfc9457).
    ///
    /// ```
    /// use actix_web::HttpResponse;
    /// # use cors_policy::CorsPolicy;
    ///
    /// # let policy = CorsPolicy::builder().origins("https://*.example.com").build()?;
    /// let layer = policy.layer().refuse_with(|refusal| {
    ///     HttpResponse::build(refusal.status()).body(refusal.to_string())
    /// });
    /// # drop(layer);
    /// # Ok::<(), cors_policy::PolicyErrors>(())
    /// ```
    #[must_use]
    pub fn refuse_with(mut self, response: impl Fn(Refusal) -> HttpResponse + 'static) -> Self {
        self.refuse_with = Rc::new(response);
        self
    }

    /// Calls `observe` with each request and the decision about it, before the request goes any
    /// further: for what must not depend on the response, such as a count of what arrives.
    ///
    /// ```
    /// # use cors_policy::CorsPolicy;
    /// # let policy = CorsPolicy::builder().origins("https://*.example.com").build()?;
    /// let layer = policy.layer().on_decision(|req, decision| {
    ///     println!("{}: {decision:?}", req.path());
    /// });
    /// # drop(layer);
    /// # Ok::<(), cors_policy::PolicyErrors>(())
    /// ```
    #[must_use]
    pub fn on_decision(mut self, observe: impl Fn(&ServiceRequest, Decision) + 'static) -> Self {
        self.on_decision = Some(Rc::new(observe));
        self
    }
}

impl fmt::Debug for CorsLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CorsLayer")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

impl<S, B> Transform<S, ServiceRequest> for CorsLayer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = CorsService<S>;
    type InitError = ();
    type Future = Pin<Box<dyn Future<Output = Result<Self::Transform, ()>>>>;

    fn new_transform(&self, service: S) -> Self::Future {
        let inner = Rc::new(service);
        let actix_cors = self.policy.actix_cors().new_transform(Rc::clone(&inner));
        let Self {
            policy,
            refuse_with,
            on_decision,
        } = self.clone();
        Box::pin(async move {
            Ok(CorsService {
                policy,
                refuse_with,
                on_decision,
                actix_cors: actix_cors.await?,
                inner,
            })
        })
    }
}
