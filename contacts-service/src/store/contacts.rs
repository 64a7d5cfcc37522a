//! Contacts, each found through its owner and its group.

use std::borrow::Cow;

use jiff::{Timestamp, fmt::serde::timestamp::millisecond};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    json_rows::{JsonStatement, json_rows},
    like_pattern,
    pools::{read, write},
    timestamp::{now, to_column},
};
use crate::domain::{
    contact::{Contact, ContactFields},
    page::{Cursor, Page, PageRequest},
    text,
    validation::Checked,
    version::Version,
};

/// The group that a contact is in, and its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GroupRef {
    pub(crate) owner: Uuid,
    pub(crate) group: Uuid,
}

/// A page of a group's contacts, by folded name and id; `None` when the owner has no such group.
pub(crate) async fn list(
    store: &Store,
    group_ref: GroupRef,
    request: &PageRequest,
) -> Result<Option<Page<Contact>>, StoreError> {
    const LIST: JsonStatement = json_rows!(
        "select (select count(*) from contacts
                 where account_id = $1 and group_id = $2
                   and ($5 = '%%' or name_key like $5 || '' escape '!'
                                  or email_key like $5 || '' escape '!')),
                (select ",
        "name_key, id, version, created_at, updated_at, name, email, phone, note",
        " from (select * from contacts
                where account_id = $1 and group_id = $2 and (name_key, id) > ($3, $4)
                  and ($5 = '%%' or name_key like $5 || '' escape '!'
                                 or email_key like $5 || '' escape '!')
                order by name_key, id limit $6 + 0) page)
         from contact_groups where account_id = $1 and id = $2"
    );
    let (name_key, id) = request
        .after
        .as_ref()
        .map_or(("", ""), |cursor| (&cursor.name_key, &cursor.id));
    read!(
        store,
        fetch_optional,
        |row: &mut Columns<'_>| {
            let total = row.number()?;
            let rows: Vec<ListedContact<'_>> = row.json()?;
            Ok(Page::cut(rows, request.limit, total, |last| {
                Cursor::to(last.name_key.to_string(), last.id)
            }))
        },
        store.in_dialect(&LIST),
        group_ref.owner.to_string(),
        group_ref.group.to_string(),
        name_key,
        id,
        like_pattern::containing(&request.search),
        i64::from(request.limit) + 1,
    )
}

/// A contact in a list, with its stored key.
#[derive(Deserialize)]
struct ListedContact<'r> {
    #[serde(borrow)]
    name_key: Cow<'r, str>,
    id: Uuid,
    version: i64,
    #[serde(with = "millisecond::required")]
    created_at: Timestamp,
    #[serde(with = "millisecond::required")]
    updated_at: Timestamp,
    name: String,
    email: String,
    phone: Option<String>,
    note: Option<String>,
}

impl From<ListedContact<'_>> for Contact {
    fn from(row: ListedContact<'_>) -> Self {
        Self {
            id: row.id,
            fields: ContactFields {
                name: row.name,
                email: row.email,
                phone: row.phone,
                note: row.note,
            },
            version: Version(row.version),
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// One contact.
pub(crate) async fn find(
    store: &Store,
    group_ref: GroupRef,
    id: Uuid,
) -> Result<Option<Contact>, StoreError> {
    read!(
        store,
        fetch_optional,
        contact,
        "select id, version, created_at, updated_at, name, email, phone, note from contacts
         where account_id = $1 and group_id = $2 and id = $3",
        group_ref.owner.to_string(),
        group_ref.group.to_string(),
        id.to_string(),
    )
}

/// Makes a contact.
///
/// # Errors
/// [`StoreError::ForeignKeyViolation`] when the owner has no such group.
pub(crate) async fn add(
    store: &Store,
    group_ref: GroupRef,
    fields: Checked<ContactFields>,
) -> Result<Contact, StoreError> {
    let now = now();
    let contact = Contact {
        id: Uuid::now_v7(),
        fields: fields.into_inner(),
        version: Version::FIRST,
        created_at: now,
        updated_at: now,
    };
    write!(
        store,
        "insert into contacts
             (account_id, group_id, id, version, created_at, updated_at,
              name, name_key, email, email_key, phone, note)
         values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11)",
        group_ref.owner.to_string(),
        group_ref.group.to_string(),
        contact.id.to_string(),
        contact.version.0,
        to_column(now),
        &contact.fields.name,
        text::name_key(&contact.fields.name),
        &contact.fields.email,
        text::email_key(&contact.fields.email),
        &contact.fields.phone,
        &contact.fields.note,
    )?;
    Ok(contact)
}

/// Writes `fields` over the version of `contact` that was read; `None` when somebody else
/// changed or deleted it since.
pub(crate) async fn replace(
    store: &Store,
    group_ref: GroupRef,
    contact: &Contact,
    fields: Checked<ContactFields>,
) -> Result<Option<Contact>, StoreError> {
    let now = now();
    let written = write!(
        store,
        "update contacts
         set version = version + 1, updated_at = $5,
             name = $6, name_key = $7, email = $8, email_key = $9, phone = $10, note = $11
         where account_id = $1 and group_id = $2 and id = $3 and version = $4",
        group_ref.owner.to_string(),
        group_ref.group.to_string(),
        contact.id.to_string(),
        contact.version.0,
        to_column(now),
        &fields.name,
        text::name_key(&fields.name),
        &fields.email,
        text::email_key(&fields.email),
        &fields.phone,
        &fields.note,
    )?;
    Ok((written == 1).then(|| Contact {
        fields: fields.into_inner(),
        version: contact.version.next(),
        updated_at: now,
        ..contact.clone()
    }))
}

/// Deletes the version of `contact` that was read; false when somebody else changed or
/// deleted it since.
pub(crate) async fn delete(
    store: &Store,
    group_ref: GroupRef,
    contact: &Contact,
) -> Result<bool, StoreError> {
    let written = write!(
        store,
        "delete from contacts
         where account_id = $1 and group_id = $2 and id = $3 and version = $4",
        group_ref.owner.to_string(),
        group_ref.group.to_string(),
        contact.id.to_string(),
        contact.version.0,
    )?;
    Ok(written == 1)
}

fn contact(row: &mut Columns<'_>) -> Result<Contact, sqlx::Error> {
    Ok(Contact {
        id: row.id()?,
        version: Version(row.number()?),
        created_at: row.time()?,
        updated_at: row.time()?,
        fields: ContactFields {
            name: row.text()?,
            email: row.text()?,
            phone: row.optional_text()?.map(str::to_owned),
            note: row.optional_text()?.map(str::to_owned),
        },
    })
}
