//! `/api/contactgroups/{group}/contacts` and one contact of it.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    contactgroups::TRIES,
    representations::{self, ContactBody, PageBody},
};
use crate::{
    app::State,
    domain::{contact::ContactFields, invalid_fields::InvalidFields},
    error::{ApiError, Problem},
    extract::{
        json::{Fields, Input, Json},
        page_query::{PageParameters, PageQuery},
        preconditions::Preconditions,
        signed_in::{InSession, SignedIn},
    },
    store::{
        contacts::{self, Place},
        groups,
    },
};

/// What somebody writes about a contact.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactInput {
    #[serde(default)]
    #[schema(required, min_length = 1, max_length = 100)]
    name: String,
    #[serde(default)]
    #[schema(required, format = Email, max_length = 254)]
    email: String,
    #[schema(max_length = 40)]
    phone: Option<String>,
    #[schema(max_length = 2000)]
    note: Option<String>,
}

impl Input for ContactInput {
    type Fields = ContactFields;

    fn check(self) -> Result<ContactFields, InvalidFields> {
        ContactFields::parse(
            &self.name,
            &self.email,
            self.phone.as_deref(),
            self.note.as_deref(),
        )
    }
}

/// What somebody changes about a contact; what is left out stays, null removes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactChange {
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = String, required = false, min_length = 1, max_length = 100)]
    name: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = String, required = false, format = Email, max_length = 254)]
    email: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>, max_length = 40)]
    phone: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>, max_length = 2000)]
    note: Option<Option<String>>,
}

/// The ids of a group and of a contact in it.
type ContactPath = web::Path<(Uuid, Uuid)>;

/// Tells a null from a field that was left out.
pub(super) fn present<'de, D: Deserializer<'de>>(
    value: D,
) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

/// A field after a change: as it was, or as it was sent, null for nothing.
pub(super) fn after<'a>(
    sent: &'a Option<Option<String>>,
    current: Option<&'a str>,
) -> Option<&'a str> {
    sent.as_ref().map_or(current, Option::as_deref)
}

impl ContactChange {
    fn apply(&self, current: &ContactFields) -> Result<ContactFields, InvalidFields> {
        ContactFields::parse(
            after(&self.name, Some(&current.name)).unwrap_or_default(),
            after(&self.email, Some(&current.email)).unwrap_or_default(),
            after(&self.phone, current.phone.as_deref()),
            after(&self.note, current.note.as_deref()),
        )
    }
}

/// A group's contacts, by name.
///
/// # Errors
/// 401, 404 without such a group, or 422 for a bad parameter.
#[utoipa::path(get, path = "/api/contactgroups/{group}/contacts", operation_id = "listContacts", tag = "contacts",
    params(("group" = Uuid, Path), PageParameters),
    responses(
        (status = 200, description = "A page of the contacts.", body = PageBody<ContactBody>),
        (status = 304, description = "The client has this very page.")))]
pub async fn list(
    req: HttpRequest,
    SignedIn(account, (group, query, preconditions)): SignedIn<(
        web::Path<Uuid>,
        PageQuery,
        Preconditions,
    )>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let place = place(account.id, *group);
    let page = contacts::list(&state.store, place, &query.request).await?;
    // Only a page without contacts can be that of a group that does not exist.
    if page.total == 0
        && groups::find(&state.store, account.id, *group)
            .await?
            .is_none()
    {
        return Err(ApiError::NotFound);
    }
    representations::page(req.path(), &query, &page, &preconditions)
}

/// Makes a contact.
///
/// # Errors
/// 401, 404 without such a group, 422.
#[utoipa::path(post, path = "/api/contactgroups/{group}/contacts", operation_id = "addContact", tag = "contacts",
    params(("group" = Uuid, Path)), request_body = ContactInput,
    responses(
        (status = 201, description = "The contact, and where it is.", body = ContactBody),
        (status = 404, description = "There is no such group.", body = Problem, content_type = "application/problem+json")))]
pub async fn add(
    InSession(session, (group, Fields(fields))): InSession<(web::Path<Uuid>, Fields<ContactInput>)>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let contact = contacts::add_in_session(&state.store, &session, *group, fields).await?;
    let contact = contact.ok_or(ApiError::NotSignedIn)?;
    let location = format!("/api/contactgroups/{group}/contacts/{}", contact.id);
    Ok(representations::created(&contact, location))
}

/// One contact.
///
/// # Errors
/// 401, or 404, also for somebody else's contact.
#[utoipa::path(get, path = "/api/contactgroups/{group}/contacts/{contact}", operation_id = "showContact", tag = "contacts",
    params(("group" = Uuid, Path), ("contact" = Uuid, Path)),
    responses(
        (status = 200, description = "The contact.", body = ContactBody),
        (status = 304, description = "The client has this version.")))]
pub async fn show(
    SignedIn(account, (path, preconditions)): SignedIn<(ContactPath, Preconditions)>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let (group, id) = path.into_inner();
    let contact = contacts::find(&state.store, place(account.id, group), id).await?;
    let contact = contact.ok_or(ApiError::NotFound)?;
    Ok(representations::read(&contact, &preconditions))
}

/// Writes a contact anew.
///
/// # Errors
/// 401, 404, 412 when it was changed meanwhile, 422.
#[utoipa::path(put, path = "/api/contactgroups/{group}/contacts/{contact}", operation_id = "replaceContact", tag = "contacts",
    params(("group" = Uuid, Path), ("contact" = Uuid, Path)), request_body = ContactInput,
    responses((status = 200, description = "The contact as it is now.", body = ContactBody)))]
pub async fn replace(
    SignedIn(account, (path, preconditions, Fields(fields))): SignedIn<(
        ContactPath,
        Preconditions,
        Fields<ContactInput>,
    )>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let (group, id) = path.into_inner();
    let place = place(account.id, group);
    write(&state, place, id, &preconditions, |_| Ok(fields.clone())).await
}

/// Changes a contact.
///
/// # Errors
/// 401, 404, 412 when it was changed meanwhile, 422.
#[utoipa::path(patch, path = "/api/contactgroups/{group}/contacts/{contact}", operation_id = "changeContact", tag = "contacts",
    params(("group" = Uuid, Path), ("contact" = Uuid, Path)), request_body = ContactChange,
    responses((status = 200, description = "The contact as it is now.", body = ContactBody)))]
pub async fn change(
    SignedIn(account, (path, preconditions, Json(change))): SignedIn<(
        ContactPath,
        Preconditions,
        Json<ContactChange>,
    )>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let (group, id) = path.into_inner();
    let place = place(account.id, group);
    write(&state, place, id, &preconditions, |current| {
        change.apply(current)
    })
    .await
}

async fn write(
    state: &State,
    place: Place,
    id: Uuid,
    preconditions: &Preconditions,
    change: impl Fn(&ContactFields) -> Result<ContactFields, InvalidFields>,
) -> Result<HttpResponse, ApiError> {
    for _ in 0..TRIES {
        let contact = contacts::find(&state.store, place, id).await?;
        let contact = contact.ok_or(ApiError::NotFound)?;
        representations::may_write(&contact, preconditions)?;
        let fields = change(&contact.fields)?;
        if let Some(contact) = contacts::replace(&state.store, place, &contact, fields).await? {
            return Ok(representations::written(&contact));
        }
    }
    Err(ApiError::Unavailable)
}

/// Deletes a contact.
///
/// # Errors
/// 401, 404, or 412 when it was changed meanwhile.
#[utoipa::path(delete, path = "/api/contactgroups/{group}/contacts/{contact}", operation_id = "deleteContact", tag = "contacts",
    params(("group" = Uuid, Path), ("contact" = Uuid, Path)),
    responses((status = 204, description = "It is gone.")))]
pub async fn delete(
    SignedIn(account, (path, preconditions)): SignedIn<(ContactPath, Preconditions)>,
    state: web::Data<State>,
) -> Result<HttpResponse, ApiError> {
    let (group, id) = path.into_inner();
    let place = place(account.id, group);
    for _ in 0..TRIES {
        let contact = contacts::find(&state.store, place, id).await?;
        let contact = contact.ok_or(ApiError::NotFound)?;
        representations::may_write(&contact, &preconditions)?;
        if contacts::delete(&state.store, place, &contact).await? {
            return Ok(HttpResponse::NoContent().finish());
        }
    }
    Err(ApiError::Unavailable)
}

fn place(owner: Uuid, group: Uuid) -> Place {
    Place { owner, group }
}
