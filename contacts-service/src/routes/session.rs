//! `/api/session`: signing in and out.

use actix_web::{HttpRequest, HttpResponse, http::header, web};
use serde::{Deserialize, Serialize};
use service_kit::invalid_fields::InvalidFields;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    attempts,
    problems::{AnyRequest, Changing, OneSession, SigningIn, Stored, TryingPassword, WithBody},
    schemas,
    valid::{Input, Valid},
};
use crate::{
    auth::{client_address::ClientAddress, current_user::session_token},
    domain::{
        account::{Account, Credentials},
        session_token::SessionToken,
    },
    error::ApiError,
    state::State,
    store::{self, sessions::NewSession},
};

/// For answers that hold for one request only.
pub(super) const NO_STORE: (header::HeaderName, &str) = (header::CACHE_CONTROL, "no-store");

/// Removes all cookies of the site: <https://www.w3.org/TR/clear-site-data/#grammardef-cookies>.
const CLEAR_COOKIES: (header::HeaderName, &str) = (
    header::HeaderName::from_static("clear-site-data"),
    "\"cookies\"",
);

/// The most sessions that one request signs out of; each costs a write.
const MOST_TOKENS: usize = 10;

/// What one signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignInBody {
    #[serde(default)]
    #[schema(required, schema_with = schemas::email)]
    email: String,
    #[serde(default)]
    #[schema(required, schema_with = schemas::password)]
    password: String,
}

impl Input for SignInBody {
    type Value = Credentials;

    fn validate(self) -> Result<Credentials, InvalidFields> {
        Credentials::parse(&self.email, self.password)
    }
}

/// The account that has just signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct SignedInBody {
    account: AccountBody,
}

/// The account that is signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct SessionBody {
    /// Null when nobody is signed in.
    account: Option<AccountBody>,
}

/// An account as its owner sees it.
#[derive(Serialize, ToSchema)]
pub(crate) struct AccountBody {
    id: Uuid,
    email: String,
}

/// Signs in: starts a session and sets its cookie. An unknown account and a wrong password
/// are answered alike and after the same time.
#[utoipa::path(post, path = "/api/session", operation_id = "signIn", tag = "session", request_body = SignInBody,
    responses(
        (status = 200, description = "Signed in; the cookie is set.", body = SignedInBody),
        AnyRequest, Stored, Changing, WithBody, SigningIn, TryingPassword))]
pub(crate) async fn sign_in(
    req: HttpRequest,
    state: web::Data<State>,
    client: ClientAddress,
    Valid(credentials): Valid<SignInBody>,
) -> Result<HttpResponse, ApiError> {
    let earlier = session_token(&req)?;
    let now = state.store.now().await?;
    let attempt = attempts::begin(&state, &credentials.email, client, now).await?;

    let found = store::accounts::find_by_email(&state.store, &credentials.email).await?;
    let (account, hash) = found.unzip();
    let verified = attempt
        .verify(&state, credentials.password(), hash.clone())
        .await?;
    let (Some(account), Some(hash), true) = (account, hash, verified) else {
        return Err(ApiError::WrongCredentials);
    };

    // A session that was there before ends: signing in always makes a new token.
    if let Some(earlier) = earlier {
        store::sessions::end(&state.store, &earlier).await?;
    }
    let token = SessionToken::random()?;
    let session = NewSession {
        token: &token,
        account: account.id,
        client: client.0,
        started_at: now,
        expires_at: now + state.session_cookie.lifetime(),
    };
    // The password may have been changed since it was verified.
    if !store::sessions::start(&state.store, &session, &hash).await? {
        return Err(ApiError::WrongCredentials);
    }
    let account = body_of(account);
    Ok(HttpResponse::Ok()
        .cookie(state.session_cookie.holding(&token))
        .insert_header(NO_STORE)
        .json(SignedInBody { account }))
}

/// Who is signed in, if somebody is.
#[utoipa::path(get, path = "/api/session", operation_id = "showSession", tag = "session",
    responses(
        (status = 200, description = "The account, or null.", body = SessionBody),
        AnyRequest, Stored, OneSession))]
pub(crate) async fn show(
    req: HttpRequest,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let account = match session_token(&req)? {
        Some(token) => store::sessions::account_of(&state.store, &token).await?,
        None => None,
    };
    let account = account.map(body_of);
    Ok(HttpResponse::Ok()
        .insert_header(NO_STORE)
        .json(SessionBody { account }))
}

/// Signs out: the session ends on the server too, and the cookie is removed, also where another
/// host of the site may have set it. With several cookies of the session's name all their sessions
/// end, and the browser is told to remove all cookies of the site.
#[utoipa::path(delete, path = "/api/session", operation_id = "signOut", tag = "session",
    responses(
        (status = 204, description = "Signed out, or there was no session."),
        AnyRequest, Stored, Changing))]
pub(crate) async fn sign_out(
    req: HttpRequest,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let cookie = &state.session_cookie;
    for token in cookie.all_tokens(req.headers()).take(MOST_TOKENS) {
        store::sessions::end(&state.store, &token).await?;
    }
    let mut response = HttpResponse::NoContent();
    response.insert_header(NO_STORE);
    for removed in cookie.removed() {
        response.append_header((header::SET_COOKIE, removed));
    }
    if cookie.token(req.headers()).is_err() {
        response.insert_header(CLEAR_COOKIES);
    }
    Ok(response.finish())
}

fn body_of(account: Account) -> AccountBody {
    AccountBody {
        id: account.id,
        email: account.email,
    }
}
