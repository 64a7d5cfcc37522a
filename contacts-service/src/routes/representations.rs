//! What goes over the wire: the JSON of groups, contacts and pages, with their validators.

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{self, ETag, EntityTag},
    },
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    domain::{contact::Contact, group::Group, page::Page, version::Version},
    error::ApiError,
    extract::{
        page_query::{PageParameters, PageQuery},
        preconditions::{Preconditions, entity_tag},
    },
};

/// Kept by the browser only, and asked for again each time.
const PRIVATE: (header::HeaderName, &str) = (header::CACHE_CONTROL, "private, no-cache");

/// A group.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupBody {
    id: Uuid,
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl From<&Group> for GroupBody {
    fn from(group: &Group) -> Self {
        Self {
            id: group.id,
            name: group.fields.name.clone(),
            created_at: group.created_at,
            updated_at: group.updated_at,
        }
    }
}

/// A contact.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContactBody {
    id: Uuid,
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    #[schema(format = Email, max_length = 254)]
    email: String,
    phone: Option<String>,
    note: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl From<&Contact> for ContactBody {
    fn from(contact: &Contact) -> Self {
        Self {
            id: contact.id,
            name: contact.fields.name.clone(),
            email: contact.fields.email.clone(),
            phone: contact.fields.phone.clone(),
            note: contact.fields.note.clone(),
            created_at: contact.created_at,
            updated_at: contact.updated_at,
        }
    }
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct PageBody<T> {
    items: Vec<T>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

/// Something that can be read and written conditionally.
pub trait Versioned {
    /// Its JSON.
    type Body: Serialize;
    /// How often it was changed.
    fn version(&self) -> Version;
    /// Its representation.
    fn body(&self) -> Self::Body;
}

impl Versioned for Group {
    type Body = GroupBody;

    fn version(&self) -> Version {
        self.version
    }

    fn body(&self) -> GroupBody {
        self.into()
    }
}

impl Versioned for Contact {
    type Body = ContactBody;

    fn version(&self) -> Version {
        self.version
    }

    fn body(&self) -> ContactBody {
        self.into()
    }
}

/// Answers a read: 200, or 304 when the client has this version.
pub fn read(resource: &impl Versioned, preconditions: &Preconditions) -> HttpResponse {
    let tag = entity_tag(resource.version());
    if preconditions.already_known(&tag) {
        return not_modified(tag);
    }
    HttpResponse::Ok()
        .insert_header(ETag(tag))
        .insert_header(PRIVATE)
        .json(resource.body())
}

/// Answers a write: 200 with what is kept now.
pub fn written(resource: &impl Versioned) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(ETag(entity_tag(resource.version())))
        .insert_header(PRIVATE)
        .json(resource.body())
}

/// Answers a creation: 201 with where it is.
pub fn created(resource: &impl Versioned, location: String) -> HttpResponse {
    HttpResponse::Created()
        .insert_header((header::LOCATION, location))
        .insert_header(ETag(entity_tag(resource.version())))
        .insert_header(PRIVATE)
        .json(resource.body())
}

/// Lets a write go on only if the client knows the version it would overwrite.
///
/// # Errors
/// [`ApiError::PreconditionFailed`] with the resource as it is now.
pub fn may_write(resource: &impl Versioned, preconditions: &Preconditions) -> Result<(), ApiError> {
    if preconditions.permit_write(&entity_tag(resource.version())) {
        return Ok(());
    }
    let body = serde_json::to_value(resource.body()).unwrap_or_default();
    Err(ApiError::PreconditionFailed {
        current: Box::new((resource.version(), body)),
    })
}

/// Answers a list: the page with a link to the next one, or 304 when the client has the very
/// same bytes.
///
/// # Errors
/// None that a caller can cause.
pub fn page<T: Versioned>(
    path: &str,
    query: &PageQuery,
    page: &Page<T>,
    preconditions: &Preconditions,
) -> Result<HttpResponse, ApiError> {
    let next = page.next.as_ref().map(|cursor| cursor.to_text());
    let body = PageBody {
        items: page.items.iter().map(Versioned::body).collect(),
        next: next.clone(),
    };
    // More than groups need: making room step by step was 1.5 % of a list's time.
    let mut json = Vec::with_capacity(256 * (page.items.len() + 1));
    serde_json::to_writer(&mut json, &body).map_err(|error| {
        log::error!("a page cannot be written as JSON: {error}");
        ApiError::Internal
    })?;
    let tag = EntityTag::new_strong(digest(&json, page.total));
    if preconditions.already_known(&tag) {
        return Ok(not_modified(tag));
    }
    let mut response = HttpResponse::Ok();
    response
        .insert_header(ETag(tag))
        .insert_header(PRIVATE)
        .insert_header(("x-total-count", page.total.to_string()));
    if let Some(cursor) = next {
        let asked = PageParameters {
            cursor: Some(cursor),
            ..query.asked.clone()
        };
        let query = serde_urlencoded::to_string(&asked).unwrap_or_default();
        response.insert_header((header::LINK, format!("<{path}?{query}>; rel=\"next\"")));
    }
    Ok(response.content_type(mime()).body(json))
}

fn mime() -> header::ContentType {
    header::ContentType::json()
}

fn digest(json: &[u8], total: i64) -> String {
    let mut hash = Sha256::new();
    hash.update(total.to_be_bytes());
    hash.update(json);
    BASE64_URL_SAFE_NO_PAD.encode(hash.finalize())
}

fn not_modified(tag: EntityTag) -> HttpResponse {
    HttpResponse::build(StatusCode::NOT_MODIFIED)
        .insert_header(ETag(tag))
        .insert_header(PRIVATE)
        .finish()
}
