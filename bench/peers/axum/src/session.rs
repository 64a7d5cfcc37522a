//! Being signed in is an argument of a handler.

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::SqlitePool;

use crate::answers::Problem;

/// The account whose session the request carries.
#[derive(sqlx::FromRow)]
pub struct Account {
    pub id: String,
    #[allow(dead_code)]
    pub email: String,
}

impl FromRequestParts<SqlitePool> for Account {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, pool: &SqlitePool) -> Result<Self, Problem> {
        let token = token(parts).ok_or(Problem::NotSignedIn)?;
        let account: Option<Self> = sqlx::query_as(
            "select accounts.id, accounts.email
             from sessions join accounts on accounts.id = sessions.account_id
             where sessions.token_hash = $1 and sessions.expires_at > $2",
        )
        .bind(BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(token)))
        .bind(Timestamp::now().as_millisecond())
        .fetch_optional(pool)
        .await?;
        account.ok_or(Problem::NotSignedIn)
    }
}

fn token(parts: &Parts) -> Option<Vec<u8>> {
    let cookies = parts.headers.get(header::COOKIE)?.to_str().ok()?;
    let token = cookies
        .split(';')
        .find_map(|cookie| cookie.trim().strip_prefix("session="))?;
    BASE64_URL_SAFE_NO_PAD.decode(token).ok()
}
