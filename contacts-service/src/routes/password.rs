//! `/api/password`.

use std::fmt;

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use service_kit::invalid_fields::InvalidFields;
use utoipa::ToSchema;

use super::{
    attempts,
    problems::{AnyRequest, Changing, SignedIn, Stored, TryingPassword, WithBody},
    schemas,
    session::NO_STORE,
    valid::{Input, Valid},
};
use crate::{
    auth::{client_address::ClientAddress, current_user::CurrentUser},
    domain::{password::NewPassword, session_token::SessionToken},
    error::ApiError,
    state::State,
    store::{self, sessions::NewSession},
};

/// The password of an account, and the one to have in its place.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordBody {
    #[serde(default)]
    #[schema(required, schema_with = schemas::password)]
    current: String,
    #[serde(default)]
    #[schema(required, schema_with = schemas::new_password)]
    new: String,
}

/// A change of a password that can be tried.
pub(crate) struct PasswordChange {
    current: String,
    new: NewPassword,
}

impl Input for PasswordBody {
    type Value = PasswordChange;

    fn validate(self) -> Result<PasswordChange, InvalidFields> {
        Ok(PasswordChange {
            current: self.current,
            new: NewPassword::parse("new", self.new)?,
        })
    }
}

/// Shows nothing, so that no log line can hold a password.
impl fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordChange(…)")
    }
}

/// Changes the password of the account and ends all its other sessions. This session goes on with a
/// new token, so that no copy of the old one is of use.
#[utoipa::path(put, path = "/api/password", operation_id = "changePassword", tag = "account", request_body = PasswordBody,
    responses(
        (status = 204, description = "Changed; the session's cookie is set anew."),
        AnyRequest, Stored, SignedIn, Changing, WithBody, TryingPassword))]
pub(crate) async fn change(
    CurrentUser(user): CurrentUser,
    state: web::Data<State>,
    client: ClientAddress,
    Valid(change): Valid<PasswordBody>,
) -> Result<HttpResponse, ApiError> {
    let now = state.store.now().await?;
    let attempt = attempts::begin(&state, &user.email, client, now).await?;
    let found = store::accounts::find_by_email(&state.store, &user.email).await?;
    let (_, old_hash) = found.ok_or(ApiError::NotSignedIn)?;
    let verified = attempt.verify(&state, &change.current, Some(old_hash.clone()));
    if !verified.await? {
        return Err(wrong_password());
    }
    let new_hash = attempt.hash(&state, change.new.as_str()).await?;
    let token = SessionToken::random()?;
    let session = NewSession {
        token: &token,
        account: user.id,
        client: client.0,
        started_at: now,
        expires_at: now + state.session_cookie.lifetime(),
    };
    let changed =
        store::sessions::change_password(&state.store, &session, &old_hash, &new_hash).await?;
    if !changed {
        return Err(wrong_password());
    }
    Ok(HttpResponse::NoContent()
        .cookie(state.session_cookie.holding(&token))
        .insert_header(NO_STORE)
        .finish())
}

fn wrong_password() -> ApiError {
    InvalidFields::one("current", "This is not the password of your account.").into()
}
