//! `/api/contactgroups` and one group of it.

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use service_kit::{invalid_fields::InvalidFields, json_body::Json, request_error::RequestError};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    conditional_write::write_over,
    merge_patch::Patch,
    page_query::{PageParameters, PageQuery},
    preconditions::Preconditions,
    problems::{
        AnyRequest, Changing, Conditional, Identified, Listing, Naming, SignedIn, Stored, WithBody,
    },
    representations::{self, PageBody, Versioned},
    schemas,
    valid::{Input, Valid},
};
use crate::{
    auth::current_user::{CurrentUser, UncheckedSession},
    domain::{
        group::{Group, GroupFields},
        validation::Checked,
        version::Version,
    },
    error::{ApiError, OnViolation},
    state::State,
    store::{
        groups,
        groups_in_session::{self, InSession},
    },
};

/// A group.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GroupBody {
    id: Uuid,
    #[schema(schema_with = schemas::kept_name)]
    name: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl Versioned for Group {
    type Body = GroupBody;

    fn version(&self) -> Version {
        self.version
    }

    fn into_body(self) -> GroupBody {
        GroupBody {
            id: self.id,
            name: self.fields.name,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}

/// What somebody writes about a group.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupInput {
    #[serde(default)]
    #[schema(required, schema_with = schemas::name)]
    name: String,
}

impl Input for GroupInput {
    type Value = Checked<GroupFields>;

    fn validate(self) -> Result<Checked<GroupFields>, InvalidFields> {
        GroupFields { name: self.name }.parse()
    }
}

/// What somebody changes about a group; a field that is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupPatch {
    #[serde(default)]
    #[schema(required = false, schema_with = schemas::name)]
    name: Patch,
}

impl GroupPatch {
    fn apply(&self, current: &GroupFields) -> Result<Checked<GroupFields>, InvalidFields> {
        GroupFields {
            name: self.name.apply(&current.name),
        }
        .parse()
    }
}

/// The account's groups, by name.
#[utoipa::path(get, path = "/api/contactgroups", operation_id = "listGroups", tag = "contact groups", params(PageParameters),
    responses(
        (status = 200, description = "A page of the groups.", body = PageBody<GroupBody>),
        (status = 304, description = "The client has this very page."),
        AnyRequest, Stored, SignedIn, Listing))]
pub(crate) async fn list(
    UncheckedSession(session): UncheckedSession,
    query: PageQuery,
    preconditions: Preconditions,
    state: web::Data<State>,
    req: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let page = groups_in_session::list(&state.store, &session, &query.request).await?;
    let page = page.ok_or(ApiError::NotSignedIn)?;
    representations::page(req.path(), &query, page, &preconditions)
}

/// Makes a group.
#[utoipa::path(post, path = "/api/contactgroups", operation_id = "addGroup", tag = "contact groups", request_body = GroupInput,
    responses(
        (status = 201, description = "The group, and where it is.", body = GroupBody),
        AnyRequest, Stored, SignedIn, Changing, WithBody, Naming))]
pub(crate) async fn add(
    CurrentUser(user): CurrentUser,
    Valid(fields): Valid<GroupInput>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let group = groups::add(&state.store, user.id, fields)
        .await
        .on_unique_violation(ApiError::NameTaken)?;
    let location = format!("/api/contactgroups/{}", group.id);
    Ok(representations::created(group, location))
}

/// One group.
#[utoipa::path(get, path = "/api/contactgroups/{group}", operation_id = "showGroup", tag = "contact groups",
    params(("group" = Uuid, Path)),
    responses(
        (status = 200, description = "The group.", body = GroupBody),
        (status = 304, description = "The client has this version."),
        AnyRequest, Stored, SignedIn, Identified))]
pub(crate) async fn show(
    UncheckedSession(session): UncheckedSession,
    id: web::Path<Uuid>,
    preconditions: Preconditions,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    match groups_in_session::find(&state.store, &session, *id).await? {
        InSession::Ended => Err(ApiError::NotSignedIn),
        InSession::NotFound => Err(RequestError::NotFound.into()),
        InSession::Found(group) => Ok(representations::read(group, &preconditions)),
    }
}

/// Writes a group anew.
#[utoipa::path(put, path = "/api/contactgroups/{group}", operation_id = "replaceGroup", tag = "contact groups",
    params(("group" = Uuid, Path)), request_body = GroupInput,
    responses(
        (status = 200, description = "The group as it is now.", body = GroupBody),
        AnyRequest, Stored, SignedIn, Identified, Changing, WithBody, Conditional, Naming))]
pub(crate) async fn replace(
    CurrentUser(user): CurrentUser,
    id: web::Path<Uuid>,
    preconditions: Preconditions,
    Valid(fields): Valid<GroupInput>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let change = |_: &GroupFields| Ok(fields.clone());
    write(&state, user.id, *id, &preconditions, change).await
}

/// Changes a group.
#[utoipa::path(patch, path = "/api/contactgroups/{group}", operation_id = "changeGroup", tag = "contact groups",
    params(("group" = Uuid, Path)), request_body = GroupPatch,
    responses(
        (status = 200, description = "The group as it is now.", body = GroupBody),
        AnyRequest, Stored, SignedIn, Identified, Changing, WithBody, Conditional, Naming))]
pub(crate) async fn change(
    CurrentUser(user): CurrentUser,
    id: web::Path<Uuid>,
    preconditions: Preconditions,
    Json(patch): Json<GroupPatch>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let change = |current: &GroupFields| patch.apply(current);
    write(&state, user.id, *id, &preconditions, change).await
}

async fn write(
    state: &State,
    owner: Uuid,
    id: Uuid,
    preconditions: &Preconditions,
    change: impl Fn(&GroupFields) -> Result<Checked<GroupFields>, InvalidFields>,
) -> Result<HttpResponse, ApiError> {
    let written = write_over(
        preconditions,
        async || groups::find(&state.store, owner, id).await,
        async |group: Group| {
            let fields = change(&group.fields)?;
            groups::replace(&state.store, owner, &group, fields)
                .await
                .on_unique_violation(ApiError::NameTaken)
        },
    );
    Ok(representations::written(written.await?))
}

/// Deletes a group and its contacts.
#[utoipa::path(delete, path = "/api/contactgroups/{group}", operation_id = "deleteGroup", tag = "contact groups",
    params(("group" = Uuid, Path)),
    responses(
        (status = 204, description = "It is gone."),
        AnyRequest, Stored, SignedIn, Identified, Changing, Conditional))]
pub(crate) async fn delete(
    CurrentUser(user): CurrentUser,
    id: web::Path<Uuid>,
    preconditions: Preconditions,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    write_over(
        &preconditions,
        async || groups::find(&state.store, user.id, *id).await,
        async |group: Group| {
            let deleted = groups::delete(&state.store, user.id, &group).await?;
            Ok(deleted.then_some(()))
        },
    )
    .await?;
    Ok(HttpResponse::NoContent().finish())
}
