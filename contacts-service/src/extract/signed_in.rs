//! Needing to be signed in is an argument: a handler that takes neither [`SignedIn`] nor
//! [`InSession`] is visibly public. What else a handler needs of the request is read through them,
//! so that what is wrong with a request is said only to who is signed in, but for a body that breaks
//! off. They are no middleware, because an error from a middleware would say less.

use actix_web::{Error, FromRequest, HttpRequest, cookie::Cookie, dev::Payload, web};
use std::{future::Future, pin::Pin};

use crate::{
    app::State,
    domain::{account::Account, session_token::SessionToken},
    error::ApiError,
    store,
};

/// The token of a session that nobody has looked up yet, for statements that join the session,
/// and what the request asks for.
#[derive(Debug)]
pub struct InSession<T>(pub SessionToken, pub T);

impl<T: FromRequest + 'static> FromRequest for InSession<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (req, mut payload) = (req.clone(), payload.take());
        Box::pin(async move {
            let token = session_token(&req).ok_or(ApiError::NotSignedIn)?;
            let asked = T::from_request(&req, &mut payload).await;
            let asked = asked.map_err(Into::<Error>::into);
            if let Err(error) = &asked
                // Actix hangs up after such a body as soon as anything else is waited for.
                && !matches!(error.as_error(), Some(ApiError::BrokenBody))
            {
                account(&req, &token).await?;
            }
            Ok(Self(token, asked?))
        })
    }
}

/// The account whose session the request carries, and what it asks for; otherwise the answer
/// is 401.
#[derive(Debug, Clone)]
pub struct SignedIn<T>(pub Account, pub T);

impl<T: FromRequest + 'static> FromRequest for SignedIn<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let in_session = InSession::from_request(req, payload);
        let req = req.clone();
        Box::pin(async move {
            let InSession(token, asked) = in_session.await?;
            Ok(Self(account(&req, &token).await?, asked))
        })
    }
}

async fn account(req: &HttpRequest, token: &SessionToken) -> Result<Account, ApiError> {
    let state = req.app_data::<web::Data<State>>();
    let state = state.ok_or(ApiError::Internal)?;
    let account = store::sessions::account_of(&state.store, token).await?;
    account.ok_or(ApiError::NotSignedIn)
}

/// The session's token, if the request carries what looks like one.
#[must_use]
pub fn session_token(req: &HttpRequest) -> Option<SessionToken> {
    let state = req.app_data::<web::Data<State>>()?;
    let cookie: Cookie<'_> = req.cookie(state.session_cookie.name())?;
    SessionToken::from_cookie(cookie.value())
}
