//! Signing in and out.

use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    app::State,
    domain::{
        account::{Account, Credentials},
        invalid_fields::InvalidFields,
        session_token::SessionToken,
    },
    error::{ApiError, Problem},
    extract::{
        client_address::ClientAddress,
        json::{Fields, Input},
        signed_in::{SignedIn, session_token},
    },
    store,
};

/// What one signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInBody {
    #[serde(default)]
    #[schema(required, format = Email, max_length = 254)]
    email: String,
    #[serde(default)]
    #[schema(required, format = Password, min_length = 1, max_length = 512)]
    password: String,
}

impl Input for SignInBody {
    type Fields = Credentials;

    fn check(self) -> Result<Credentials, InvalidFields> {
        Credentials::parse(&self.email, self.password)
    }
}

/// Whoever is signed in.
#[derive(Serialize, ToSchema)]
pub struct SessionBody {
    account: AccountBody,
}

/// An account as its owner sees it.
#[derive(Serialize, ToSchema)]
pub struct AccountBody {
    id: Uuid,
    email: String,
}

/// Signs in: starts a session and sets its cookie. An unknown account and a wrong password
/// are answered alike and after the same time.
///
/// # Errors
/// 401, 422, or 429 after too many attempts.
#[utoipa::path(post, path = "/api/session", operation_id = "signIn", tag = "session", request_body = SignInBody,
    responses(
        (status = 200, description = "Signed in; the cookie is set.", body = SessionBody),
        (status = 401, description = "No account has this address and password.", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts; Retry-After says how many seconds to wait.", body = Problem, content_type = "application/problem+json")))]
pub async fn sign_in(
    req: HttpRequest,
    state: web::Data<State>,
    client: ClientAddress,
    Fields(credentials): Fields<SignInBody>,
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
        .insert_header(("cache-control", "no-store"))
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
    let wait = Duration::try_from(until - now).unwrap_or_default();
    Err(ApiError::TooManyAttempts(wait.as_secs() + 1))
}

/// Who is signed in.
#[utoipa::path(get, path = "/api/session", operation_id = "showSession", tag = "session",
    responses(
        (status = 200, description = "The account.", body = SessionBody),
        (status = 401, description = "Nobody is signed in.", body = Problem, content_type = "application/problem+json")))]
pub async fn show(SignedIn(account, ()): SignedIn<()>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        .json(body_of(&account))
}

/// Signs out: the session ends on the server too, and the cookie is removed.
///
/// # Errors
/// 503 when the database is away.
#[utoipa::path(delete, path = "/api/session", operation_id = "signOut", tag = "session",
    responses((status = 204, description = "Signed out, or there was no session.")))]
pub async fn sign_out(req: HttpRequest, state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    if let Some(token) = session_token(&req) {
        store::sessions::end(&state.store, &token).await?;
    }
    Ok(HttpResponse::NoContent()
        .cookie(state.session_cookie.removed())
        .insert_header(("cache-control", "no-store"))
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
