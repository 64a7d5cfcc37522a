//! What goes over the wire.

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Json, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

pub const PRIVATE: &str = "private, no-cache";

#[derive(sqlx::FromRow)]
pub struct GroupRow {
    id: String,
    name: String,
    name_key: String,
    version: i64,
    created_at: i64,
    updated_at: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GroupBody {
    id: String,
    name: String,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<GroupRow> for GroupBody {
    fn from(row: GroupRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            created_at: time(row.created_at),
            updated_at: time(row.updated_at),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContactBody<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    pub phone: Option<&'a str>,
    pub note: Option<&'a str>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Serialize)]
struct PageBody {
    items: Vec<GroupBody>,
    next: Option<String>,
}

pub fn time(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or_default()
}

pub fn group(row: GroupRow, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", row.version);
    if is_known(headers, &tag) {
        return not_modified(tag);
    }
    let headers = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, PRIVATE.to_owned()),
    ];
    (headers, Json(GroupBody::from(row))).into_response()
}

pub fn page(
    mut rows: Vec<GroupRow>,
    limit: usize,
    total: i64,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| BASE64_URL_SAFE_NO_PAD.encode(&row.name_key));
    let items = rows.into_iter().map(GroupBody::from).collect();
    let page = PageBody { items, next };
    let json = serde_json::to_vec(&page).map_err(|_| Problem::Internal)?;
    let mut hash = Sha256::new();
    hash.update(total.to_be_bytes());
    hash.update(&json);
    let tag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(hash.finalize()));
    if is_known(headers, &tag) {
        return Ok(not_modified(tag));
    }
    let mut response = Response::builder()
        .header(header::ETAG, tag)
        .header(header::CACHE_CONTROL, PRIVATE)
        .header(header::CONTENT_TYPE, "application/json")
        .header("x-total-count", total);
    if let Some(next) = page.next {
        let link = format!("</api/contactgroups?cursor={next}>; rel=\"next\"");
        response = response.header(header::LINK, link);
    }
    response
        .body(Body::from(json))
        .map_err(|_| Problem::Internal)
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get(header::IF_NONE_MATCH)
        .and_then(|known| known.to_str().ok())
        .is_some_and(|known| known.split(',').any(|known| known.trim() == tag))
}

fn not_modified(tag: String) -> Response {
    let headers = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, PRIVATE.to_owned()),
    ];
    (StatusCode::NOT_MODIFIED, headers).into_response()
}

/// Why a request was not carried out.
pub enum Problem {
    NotSignedIn,
    NotFound,
    InvalidFields,
    Internal,
}

impl From<sqlx::Error> for Problem {
    fn from(_: sqlx::Error) -> Self {
        Self::Internal
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, name) = match self {
            Self::NotSignedIn => (StatusCode::UNAUTHORIZED, "not-signed-in"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Self::InvalidFields => (StatusCode::UNPROCESSABLE_ENTITY, "invalid-fields"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        };
        let body = format!(
            r#"{{"type":"urn:two-origins:problem:{name}","status":{}}}"#,
            status.as_u16()
        );
        (
            status,
            [(header::CONTENT_TYPE, "application/problem+json")],
            body,
        )
            .into_response()
    }
}
