//! Signing in and out.

use actix_web::{HttpRequest, HttpResponse, http::header, web};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use service_kit::invalid_fields::InvalidFields;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    problems::{AnyRequest, Changing, SignedIn, SigningIn, Stored, WithBody},
    valid::{Input, Valid},
};
use crate::{
    auth::{
        client_address::ClientAddress,
        current_user::{CurrentUser, session_token},
    },
    domain::{
        account::{Account, Credentials},
        session_token::SessionToken,
    },
    error::ApiError,
    state::State,
    store,
};

const NO_STORE: (header::HeaderName, &str) = (header::CACHE_CONTROL, "no-store");

/// What one signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignInBody {
    #[serde(default)]
    #[schema(required, format = Email, max_length = 254)]
    email: String,
    #[serde(default)]
    #[schema(required, format = Password, min_length = 1, max_length = 512)]
    password: String,
}

impl Input for SignInBody {
    type Value = Credentials;

    fn validate(self) -> Result<Credentials, InvalidFields> {
        Credentials::parse(&self.email, self.password)
    }
}

/// The account that is signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct SessionBody {
    account: AccountBody,
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
        (status = 200, description = "Signed in; the cookie is set.", body = SessionBody),
        AnyRequest, Stored, Changing, WithBody, SigningIn))]
pub(crate) async fn sign_in(
    req: HttpRequest,
    state: web::Data<State>,
    client: ClientAddress,
    Valid(credentials): Valid<SignInBody>,
) -> Result<HttpResponse, ApiError> {
    let now = Timestamp::now();
    check_limits(&state, &credentials, &client, now).await?;

    let found = store::accounts::find_by_email(&state.store, &credentials.email).await?;
    let (account, hash) = found.unzip();
    let right = state.passwords.verify(credentials.password(), hash).await?;
    let account = account
        .filter(|_| right)
        .ok_or(ApiError::WrongCredentials)?;

    store::sign_in_attempts::succeeded(&state.store, &credentials.email, &client.0, now).await?;
    // A session that was there before ends: signing in always makes a new token.
    if let Some(earlier) = session_token(&req) {
        store::sessions::end(&state.store, &earlier).await?;
    }
    let token = SessionToken::random()?;
    let expires_at = Timestamp::now() + state.session_cookie.lifetime();
    store::sessions::start(&state.store, &token, account.id, expires_at).await?;
    Ok(HttpResponse::Ok()
        .cookie(state.session_cookie.holding(&token))
        .insert_header(NO_STORE)
        .json(body_of(&account)))
}

async fn check_limits(
    state: &State,
    credentials: &Credentials,
    client: &ClientAddress,
    now: Timestamp,
) -> Result<(), ApiError> {
    let limits = &state.sign_in_limits;
    let (attempt, recent) =
        store::sign_in_attempts::record(&state.store, &credentials.email, &client.0, now, limits)
            .await?;
    let Some(until) = limits.blocked_until(&recent) else {
        return Ok(());
    };
    store::sign_in_attempts::take_back(&state.store, attempt).await?;
    let seconds = until.duration_since(now).as_secs().max(0).unsigned_abs();
    Err(ApiError::TooManyAttempts(seconds + 1))
}

/// Who is signed in.
#[utoipa::path(get, path = "/api/session", operation_id = "showSession", tag = "session",
    responses(
        (status = 200, description = "The account.", body = SessionBody),
        AnyRequest, Stored, SignedIn))]
pub(crate) async fn show(CurrentUser(user): CurrentUser) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(NO_STORE)
        .json(body_of(&user))
}

/// Signs out: the session ends on the server too, and the cookie is removed.
#[utoipa::path(delete, path = "/api/session", operation_id = "signOut", tag = "session",
    responses(
        (status = 204, description = "Signed out, or there was no session."),
        AnyRequest, Stored, Changing))]
pub(crate) async fn sign_out(
    req: HttpRequest,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    if let Some(token) = session_token(&req) {
        store::sessions::end(&state.store, &token).await?;
    }
    Ok(HttpResponse::NoContent()
        .cookie(state.session_cookie.removed())
        .insert_header(NO_STORE)
        .finish())
}

fn body_of(account: &Account) -> SessionBody {
    SessionBody {
        account: AccountBody {
            id: account.id,
            email: account.email.clone(),
        },
    }
}
