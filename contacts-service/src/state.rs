//! What handlers and layers share.

use actix_web::{
    HttpRequest,
    web::{Bytes, Data},
};

use crate::{
    auth::{passwords::Passwords, session_cookie::SessionCookie},
    domain::sign_in_limits::SignInLimits,
    draining::Draining,
    metrics::Metrics,
    store::Store,
    wire::record::WireRecord,
};
use cors_policy::CorsPolicy;

/// What handlers and layers share. The application fills it, and everything else reads it.
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) passwords: Passwords,
    pub(crate) session_cookie: SessionCookie,
    pub(crate) sign_in_limits: SignInLimits,
    pub(crate) metrics: Metrics,
    /// The API's description as JSON.
    pub(crate) openapi: Bytes,
    pub(crate) cors: CorsPolicy,
    pub(crate) draining: Draining,
    /// Nothing when recording is off.
    pub(crate) wire: Option<WireRecord>,
}

impl State {
    /// The state of the application that answers this request.
    #[expect(
        clippy::expect_used,
        reason = "the application is built with its state"
    )]
    pub(crate) fn of(req: &HttpRequest) -> &Data<Self> {
        req.app_data().expect("the application has its state")
    }
}
