//! Needing to be signed in is an argument: a handler that does not take [`CurrentAccount`] is
//! visibly public. It is no middleware, because an error from a middleware would say less.

use actix_web::{FromRequest, HttpRequest, cookie::Cookie, dev::Payload, web};
use std::{
    future::{Future, Ready, ready},
    pin::Pin,
};

use crate::{
    app::State,
    domain::{account::Account, session_token::SessionToken},
    error::ApiError,
    store,
};

/// The account whose session the request carries; otherwise the answer is 401.
#[derive(Debug, Clone)]
pub struct CurrentAccount(pub Account);

impl FromRequest for CurrentAccount {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let token = session_token(req);
        let state = req.app_data::<web::Data<State>>().cloned();
        Box::pin(async move {
            let state = state.ok_or(ApiError::Internal)?;
            let token = token.ok_or(ApiError::NotSignedIn)?;
            let account = store::sessions::account_of(&state.store, &token).await?;
            account.map(Self).ok_or(ApiError::NotSignedIn)
        })
    }
}

/// The token of a session that nobody has looked up yet: for statements that join the session.
#[derive(Debug)]
pub struct Session(pub SessionToken);

impl FromRequest for Session {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(session_token(req).map(Self).ok_or(ApiError::NotSignedIn))
    }
}

/// The session's token, if the request carries what looks like one.
#[must_use]
pub fn session_token(req: &HttpRequest) -> Option<SessionToken> {
    let state = req.app_data::<web::Data<State>>()?;
    let cookie: Cookie<'_> = req.cookie(state.session_cookie.name())?;
    SessionToken::from_cookie(cookie.value())
}
