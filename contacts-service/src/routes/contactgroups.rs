//! `/api/contactgroups` and one group of it.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    contacts::{after, present},
    representations::{self, GroupBody, PageBody},
};
use crate::{
    app::State,
    domain::{group::GroupFields, invalid_fields::InvalidFields},
    error::{ApiError, Problem},
    extract::{
        json::{Fields, Input, Json},
        page_query::{PageParameters, PageQuery},
        preconditions::Preconditions,
        signed_in::{InSession, SignedIn},
    },
    store::{self, groups},
};

/// What somebody writes about a group.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupInput {
    #[serde(default)]
    #[schema(required, min_length = 1, max_length = 100)]
    name: String,
}

impl Input for GroupInput {
    type Fields = GroupFields;

    fn check(self) -> Result<GroupFields, InvalidFields> {
        GroupFields::parse(&self.name)
    }
}

/// What somebody changes about a group; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupChange {
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = String, required = false, min_length = 1, max_length = 100)]
    name: Option<Option<String>>,
}

/// A write that others keep overtaking gives up after this many tries.
pub(super) const TRIES: usize = 8;

/// The account's groups, by name.
///
/// # Errors
/// 401, or 422 for a bad parameter.
#[utoipa::path(get, path = "/api/contactgroups", operation_id = "listGroups", tag = "contact groups", params(PageParameters),
    responses(
        (status = 200, description = "A page of the groups.", body = PageBody<GroupBody>),
        (status = 304, description = "The client has this very page.")))]
pub async fn list(
    req: HttpRequest,
    InSession(session, (query, preconditions)): InSession<(PageQuery, Preconditions)>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let page = groups::list(&state.store, &session, &query.request).await?;
    let page = page.ok_or(ApiError::NotSignedIn)?;
    representations::page(req.path(), &query, &page, &preconditions)
}

/// Makes a group.
///
/// # Errors
/// 401, 409 when the name is taken, 422.
#[utoipa::path(post, path = "/api/contactgroups", operation_id = "addGroup", tag = "contact groups", request_body = GroupInput,
    responses(
        (status = 201, description = "The group, and where it is.", body = GroupBody),
        (status = 409, description = "The name is taken.", body = Problem, content_type = "application/problem+json")))]
pub async fn add(
    SignedIn(account, Fields(fields)): SignedIn<Fields<GroupInput>>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let group = groups::add(&state.store, account.id, fields).await?;
    let location = format!("/api/contactgroups/{}", group.id);
    Ok(representations::created(&group, location))
}

/// One group.
///
/// # Errors
/// 401, or 404, also for somebody else's group.
#[utoipa::path(get, path = "/api/contactgroups/{group}", operation_id = "showGroup", tag = "contact groups",
    params(("group" = Uuid, Path)),
    responses(
        (status = 200, description = "The group.", body = GroupBody),
        (status = 304, description = "The client has this version.")))]
pub async fn show(
    InSession(session, (id, preconditions)): InSession<(web::Path<Uuid>, Preconditions)>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let group = groups::find_in_session(&state.store, &session, *id).await?;
    let group = group.ok_or(ApiError::NotSignedIn)?;
    let group = group.ok_or(ApiError::NotFound)?;
    Ok(representations::read(&group, &preconditions))
}

/// Writes a group anew.
///
/// # Errors
/// 401, 404, 409, 412 when it was changed meanwhile, 422.
#[utoipa::path(put, path = "/api/contactgroups/{group}", operation_id = "replaceGroup", tag = "contact groups",
    params(("group" = Uuid, Path)), request_body = GroupInput,
    responses((status = 200, description = "The group as it is now.", body = GroupBody)))]
pub async fn replace(
    SignedIn(account, (id, preconditions, Fields(fields))): SignedIn<(
        web::Path<Uuid>,
        Preconditions,
        Fields<GroupInput>,
    )>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    write(&state, account.id, *id, &preconditions, |_| {
        Ok(fields.clone())
    })
    .await
}

/// Changes a group.
///
/// # Errors
/// 401, 404, 409, 412 when it was changed meanwhile, 422.
#[utoipa::path(patch, path = "/api/contactgroups/{group}", operation_id = "changeGroup", tag = "contact groups",
    params(("group" = Uuid, Path)), request_body = GroupChange,
    responses((status = 200, description = "The group as it is now.", body = GroupBody)))]
pub async fn change(
    SignedIn(account, (id, preconditions, Json(change))): SignedIn<(
        web::Path<Uuid>,
        Preconditions,
        Json<GroupChange>,
    )>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    write(&state, account.id, *id, &preconditions, |current| {
        GroupFields::parse(after(&change.name, Some(&current.name)).unwrap_or_default())
    })
    .await
}

async fn write(
    state: &State,
    owner: Uuid,
    id: Uuid,
    preconditions: &Preconditions,
    change: impl Fn(&GroupFields) -> Result<GroupFields, InvalidFields>,
) -> Result<HttpResponse, ApiError> {
    for _ in 0..TRIES {
        let group = groups::find(&state.store, owner, id).await?;
        let group = group.ok_or(ApiError::NotFound)?;
        representations::may_write(&group, preconditions)?;
        let fields = change(&group.fields)?;
        if let Some(group) = store::groups::replace(&state.store, owner, &group, fields).await? {
            return Ok(representations::written(&group));
        }
    }
    Err(ApiError::Unavailable)
}

/// Deletes a group and its contacts.
///
/// # Errors
/// 401, 404, or 412 when it was changed meanwhile.
#[utoipa::path(delete, path = "/api/contactgroups/{group}", operation_id = "deleteGroup", tag = "contact groups",
    params(("group" = Uuid, Path)),
    responses((status = 204, description = "It is gone.")))]
pub async fn delete(
    SignedIn(account, (id, preconditions)): SignedIn<(web::Path<Uuid>, Preconditions)>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    for _ in 0..TRIES {
        let group = groups::find(&state.store, account.id, *id).await?;
        let group = group.ok_or(ApiError::NotFound)?;
        representations::may_write(&group, &preconditions)?;
        if groups::delete(&state.store, account.id, &group).await? {
            return Ok(HttpResponse::NoContent().finish());
        }
    }
    Err(ApiError::Unavailable)
}
