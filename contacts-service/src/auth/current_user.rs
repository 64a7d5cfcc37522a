//! Needing to be signed in is an argument: a handler that takes neither [`CurrentUser`] nor
//! [`UncheckedSession`] is visibly public.

use std::{future::Future, pin::Pin};

use actix_web::{
    Error, FromRequest, HttpMessage, HttpRequest, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::StatusCode,
    middleware::Next,
    web::Data,
};
use service_kit::request_error::RequestError;

use crate::{
    domain::{account::Account, session_token::SessionToken},
    error::ApiError,
    state::State,
    store,
};

/// The account that is signed in; without one the answer is 401.
#[derive(Debug, Clone)]
pub(crate) struct CurrentUser(pub(crate) Account);

impl FromRequest for CurrentUser {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let UncheckedSession(token) = UncheckedSession::of(&req)?;
            let account = store::sessions::account_of(&State::of(&req).store, &token).await?;
            req.extensions_mut().insert(SessionChecked);
            account.map(Self).ok_or(ApiError::NotSignedIn)
        })
    }
}

/// The token of a session that was not looked up, for statements that join the session; without
/// one the answer is 401.
#[derive(Debug)]
pub(crate) struct UncheckedSession(pub(crate) SessionToken);

impl UncheckedSession {
    fn of(req: &HttpRequest) -> Result<Self, ApiError> {
        session_token(req)?.map(Self).ok_or(ApiError::NotSignedIn)
    }
}

impl FromRequest for UncheckedSession {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Self::of(req))
    }
}

/// The session was looked up: that the request was refused has another reason.
struct SessionChecked;

/// Makes 401 the first answer to whoever is not signed in. Actix reads the arguments of a handler
/// side by side, so a request may be refused for something else before its session was looked up.
/// This layer then looks it up.
///
/// # Errors
/// Passes on the errors of the layers below.
pub(crate) async fn unauthorized_first<B: MessageBody + 'static>(
    state: Data<State>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let res = next.call(req).await?;
    if !was_refused_unchecked(&res) {
        return Ok(res.map_into_left_body());
    }
    let unauthorized = match session_token(res.request()) {
        Err(error) => error,
        Ok(None) => ApiError::NotSignedIn,
        Ok(Some(token)) => match store::sessions::account_of(&state.store, &token).await {
            Ok(Some(_)) => return Ok(res.map_into_left_body()),
            Ok(None) => ApiError::NotSignedIn,
            Err(error) => error.into(),
        },
    };
    let req = res.into_parts().0;
    Ok(ServiceResponse::new(req, HttpResponse::from_error(unauthorized)).map_into_right_body())
}

fn was_refused_unchecked<B>(res: &ServiceResponse<B>) -> bool {
    let refused = res.status().is_client_error()
        && !matches!(
            res.status(),
            StatusCode::UNAUTHORIZED | StatusCode::METHOD_NOT_ALLOWED
        );
    refused
        && res.request().extensions().get::<SessionChecked>().is_none()
        && !has_incomplete_body(res)
}

/// Actix closes the connection after such a body as soon as something else is awaited.
fn has_incomplete_body<B>(res: &ServiceResponse<B>) -> bool {
    let error = res.response().error();
    error.is_some_and(|error| matches!(error.as_error(), Some(RequestError::IncompleteBody)))
}

/// The session's token, if the request carries one.
///
/// # Errors
/// [`ApiError::AmbiguousSession`] when it carries several cookies of the session's name.
pub(crate) fn session_token(req: &HttpRequest) -> Result<Option<SessionToken>, ApiError> {
    let token = State::of(req).session_cookie.token(req.headers());
    Ok(token?)
}
