//! `/api/sessions`: the sessions of the account that is signed in.

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use serde::Serialize;
use service_kit::request_error::RequestError;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    problems::{AnyRequest, Changing, Identified, SignedIn, Stored},
    session::NO_STORE,
};
use crate::{
    auth::current_user::{CurrentUser, UncheckedSession},
    domain::session::Session,
    error::ApiError,
    state::State,
    store,
};

/// A session of the account.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SessionItem {
    id: Uuid,
    /// The address from where it was started; of IPv6 the network.
    #[schema(examples("192.0.2.1", "2001:db8::/64"))]
    client: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// To the minute.
    #[schema(value_type = String, format = DateTime)]
    last_used_at: Timestamp,
    /// Whether it is the one of this request.
    current: bool,
}

/// The sessions of the account.
#[derive(Serialize, ToSchema)]
pub(crate) struct SessionList {
    /// At most 50.
    items: Vec<SessionItem>,
}

/// The account's sessions, the last used first.
#[utoipa::path(get, path = "/api/sessions", operation_id = "listSessions", tag = "account",
    responses(
        (status = 200, description = "The sessions.", body = SessionList),
        AnyRequest, Stored, SignedIn))]
pub(crate) async fn list(
    CurrentUser(user): CurrentUser,
    UncheckedSession(token): UncheckedSession,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let sessions = store::sessions::list(&state.store, user.id, Some(&token)).await?;
    let items = sessions.into_iter().map(item).collect();
    Ok(HttpResponse::Ok()
        .insert_header(NO_STORE)
        .json(SessionList { items }))
}

fn item(session: Session) -> SessionItem {
    SessionItem {
        id: session.id,
        client: session.client,
        created_at: session.created_at,
        last_used_at: session.last_used_at,
        current: session.is_current,
    }
}

/// Ends a session of the account.
#[utoipa::path(delete, path = "/api/sessions/{session}", operation_id = "endSession", tag = "account",
    params(("session" = Uuid, Path)),
    responses(
        (status = 204, description = "It has ended."),
        AnyRequest, Stored, SignedIn, Identified, Changing))]
pub(crate) async fn end(
    CurrentUser(user): CurrentUser,
    id: web::Path<Uuid>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    if !store::sessions::end_by_id(&state.store, user.id, *id).await? {
        return Err(RequestError::NotFound.into());
    }
    Ok(HttpResponse::NoContent().finish())
}

/// Ends all other sessions of the account.
#[utoipa::path(delete, path = "/api/sessions", operation_id = "endOtherSessions", tag = "account",
    responses(
        (status = 204, description = "This is the only session."),
        AnyRequest, Stored, SignedIn, Changing))]
pub(crate) async fn end_others(
    CurrentUser(user): CurrentUser,
    UncheckedSession(token): UncheckedSession,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    store::sessions::end_others(&state.store, user.id, &token).await?;
    Ok(HttpResponse::NoContent().finish())
}
