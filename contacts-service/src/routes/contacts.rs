//! `/api/contactgroups/{group}/contacts` and one contact of it.

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
        AnyRequest, Changing, Conditional, Identified, Listing, SignedIn, Stored, WithBody,
    },
    representations::{self, PageBody, Versioned},
    schemas,
    valid::{Input, Valid},
};
use crate::{
    auth::current_user::CurrentUser,
    domain::{
        contact::{Contact, ContactFields},
        validation::Checked,
        version::Version,
    },
    error::{ApiError, OnViolation},
    state::State,
    store::contacts::{self, GroupRef},
};

/// A contact.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ContactBody {
    id: Uuid,
    #[schema(schema_with = schemas::kept_name)]
    name: String,
    #[schema(schema_with = schemas::kept_email)]
    email: String,
    phone: Option<String>,
    note: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl Versioned for Contact {
    type Body = ContactBody;

    fn version(&self) -> Version {
        self.version
    }

    fn into_body(self) -> ContactBody {
        ContactBody {
            id: self.id,
            name: self.fields.name,
            email: self.fields.email,
            phone: self.fields.phone,
            note: self.fields.note,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}

/// What somebody writes about a contact.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactInput {
    #[serde(default)]
    #[schema(required, schema_with = schemas::name)]
    name: String,
    #[serde(default)]
    #[schema(required, schema_with = schemas::email)]
    email: String,
    #[schema(required = false, schema_with = schemas::phone)]
    phone: Option<String>,
    #[schema(required = false, schema_with = schemas::note)]
    note: Option<String>,
}

impl Input for ContactInput {
    type Value = Checked<ContactFields>;

    fn validate(self) -> Result<Checked<ContactFields>, InvalidFields> {
        ContactFields {
            name: self.name,
            email: self.email,
            phone: self.phone,
            note: self.note,
        }
        .parse()
    }
}

/// What somebody changes about a contact; a field that is left out stays, null removes it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactPatch {
    #[serde(default)]
    #[schema(required = false, schema_with = schemas::name)]
    name: Patch,
    #[serde(default)]
    #[schema(required = false, schema_with = schemas::email)]
    email: Patch,
    #[serde(default)]
    #[schema(required = false, schema_with = schemas::phone)]
    phone: Patch,
    #[serde(default)]
    #[schema(required = false, schema_with = schemas::note)]
    note: Patch,
}

impl ContactPatch {
    fn apply(&self, current: &ContactFields) -> Result<Checked<ContactFields>, InvalidFields> {
        ContactFields {
            name: self.name.apply(&current.name),
            email: self.email.apply(&current.email),
            phone: self.phone.apply_optional(current.phone.as_deref()),
            note: self.note.apply_optional(current.note.as_deref()),
        }
        .parse()
    }
}

/// The ids of a group and of a contact in it.
type ContactPath = web::Path<(Uuid, Uuid)>;

/// A group's contacts, by name.
#[utoipa::path(get, path = "/api/contactgroups/{group}/contacts", operation_id = "listContacts", tag = "contacts",
    params(("group" = Uuid, Path), PageParameters),
    responses(
        (status = 200, description = "A page of the contacts.", body = PageBody<ContactBody>),
        (status = 304, description = "The client has this very page."),
        AnyRequest, Stored, SignedIn, Identified, Listing))]
pub(crate) async fn list(
    CurrentUser(user): CurrentUser,
    group: web::Path<Uuid>,
    query: PageQuery,
    preconditions: Preconditions,
    state: web::Data<State>,
    req: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let page = contacts::list(&state.store, group_of(user.id, *group), &query.request).await?;
    let page = page.ok_or(RequestError::NotFound)?;
    representations::page(req.path(), &query, page, &preconditions)
}

/// Makes a contact.
#[utoipa::path(post, path = "/api/contactgroups/{group}/contacts", operation_id = "addContact", tag = "contacts",
    params(("group" = Uuid, Path)), request_body = ContactInput,
    responses(
        (status = 201, description = "The contact, and where it is.", body = ContactBody),
        AnyRequest, Stored, SignedIn, Identified, Changing, WithBody))]
pub(crate) async fn add(
    CurrentUser(user): CurrentUser,
    group: web::Path<Uuid>,
    Valid(fields): Valid<ContactInput>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let contact = contacts::add(&state.store, group_of(user.id, *group), fields)
        .await
        .on_foreign_key_violation(RequestError::NotFound.into())?;
    let location = format!("/api/contactgroups/{group}/contacts/{}", contact.id);
    Ok(representations::created(contact, location))
}

/// One contact.
#[utoipa::path(get, path = "/api/contactgroups/{group}/contacts/{contact}", operation_id = "showContact", tag = "contacts",
    params(("group" = Uuid, Path), ("contact" = Uuid, Path)),
    responses(
        (status = 200, description = "The contact.", body = ContactBody),
        (status = 304, description = "The client has this version."),
        AnyRequest, Stored, SignedIn, Identified))]
pub(crate) async fn show(
    CurrentUser(user): CurrentUser,
    path: ContactPath,
    preconditions: Preconditions,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let (group, id) = path.into_inner();
    let contact = contacts::find(&state.store, group_of(user.id, group), id).await?;
    let contact = contact.ok_or(RequestError::NotFound)?;
    Ok(representations::read(contact, &preconditions))
}

/// Writes a contact anew.
#[utoipa::path(put, path = "/api/contactgroups/{group}/contacts/{contact}", operation_id = "replaceContact", tag = "contacts",
    params(("group" = Uuid, Path), ("contact" = Uuid, Path)), request_body = ContactInput,
    responses(
        (status = 200, description = "The contact as it is now.", body = ContactBody),
        AnyRequest, Stored, SignedIn, Identified, Changing, WithBody, Conditional))]
pub(crate) async fn replace(
    CurrentUser(user): CurrentUser,
    path: ContactPath,
    preconditions: Preconditions,
    Valid(fields): Valid<ContactInput>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let (group, id) = path.into_inner();
    let change = |_: &ContactFields| Ok(fields.clone());
    write(&state, group_of(user.id, group), id, &preconditions, change).await
}

/// Changes a contact.
#[utoipa::path(patch, path = "/api/contactgroups/{group}/contacts/{contact}", operation_id = "changeContact", tag = "contacts",
    params(("group" = Uuid, Path), ("contact" = Uuid, Path)), request_body = ContactPatch,
    responses(
        (status = 200, description = "The contact as it is now.", body = ContactBody),
        AnyRequest, Stored, SignedIn, Identified, Changing, WithBody, Conditional))]
pub(crate) async fn change(
    CurrentUser(user): CurrentUser,
    path: ContactPath,
    preconditions: Preconditions,
    Json(patch): Json<ContactPatch>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let (group, id) = path.into_inner();
    let change = |current: &ContactFields| patch.apply(current);
    write(&state, group_of(user.id, group), id, &preconditions, change).await
}

async fn write(
    state: &State,
    group: GroupRef,
    id: Uuid,
    preconditions: &Preconditions,
    change: impl Fn(&ContactFields) -> Result<Checked<ContactFields>, InvalidFields>,
) -> Result<HttpResponse, ApiError> {
    let written = write_over(
        preconditions,
        async || contacts::find(&state.store, group, id).await,
        async |contact: Contact| {
            let fields = change(&contact.fields)?;
            Ok(contacts::replace(&state.store, group, &contact, fields).await?)
        },
    );
    Ok(representations::written(written.await?))
}

/// Deletes a contact.
#[utoipa::path(delete, path = "/api/contactgroups/{group}/contacts/{contact}", operation_id = "deleteContact", tag = "contacts",
    params(("group" = Uuid, Path), ("contact" = Uuid, Path)),
    responses(
        (status = 204, description = "It is gone."),
        AnyRequest, Stored, SignedIn, Identified, Changing, Conditional))]
pub(crate) async fn delete(
    CurrentUser(user): CurrentUser,
    path: ContactPath,
    preconditions: Preconditions,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let (group, id) = path.into_inner();
    let group = group_of(user.id, group);
    write_over(
        &preconditions,
        async || contacts::find(&state.store, group, id).await,
        async |contact: Contact| {
            let deleted = contacts::delete(&state.store, group, &contact).await?;
            Ok(deleted.then_some(()))
        },
    )
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

fn group_of(owner: Uuid, group: Uuid) -> GroupRef {
    GroupRef { owner, group }
}
