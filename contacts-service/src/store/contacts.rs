//! Contacts, each found through its owner and its group.

use uuid::Uuid;

use super::{
    Store, StoreError, change,
    columns::{self, Columns},
    like_pattern, milliseconds, now, read,
};
use crate::domain::{
    contact::{Contact, ContactFields},
    page::{Cursor, Page, PageRequest},
    session_token::SessionToken,
    text,
    version::Version,
};

/// Where a contact is: its owner and its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The account.
    pub owner: Uuid,
    /// The group.
    pub group: Uuid,
}

/// A page of a group's contacts, by folded name and id. An unknown group has none.
///
/// # Errors
/// The database's.
pub async fn list(
    store: &Store,
    place: Place,
    request: &PageRequest,
) -> Result<Page<Contact>, StoreError> {
    let (owner, group) = (place.owner.to_string(), place.group.to_string());
    let (name_key, id) = request
        .after
        .as_ref()
        .map_or(("", ""), |cursor| (&cursor.name_key, &cursor.id));
    let pattern = like_pattern(&request.search);
    let items = read!(
        store,
        fetch_all,
        contact,
        "select id, name, email, phone, note, version, created_at, updated_at from contacts
         where account_id = $1 and group_id = $2 and (name_key, id) > ($3, $4)
           and (name_key like $5 escape '!' or email_key like $5 escape '!')
         order by name_key, id limit $6",
        &owner,
        &group,
        name_key,
        id,
        &pattern,
        i64::from(request.limit) + 1,
    )?;
    let total = read!(
        store,
        fetch_one,
        columns::count,
        "select count(*) from contacts
         where account_id = $1 and group_id = $2
           and (name_key like $3 escape '!' or email_key like $3 escape '!')",
        &owner,
        &group,
        &pattern,
    )?;
    Ok(Page::cut(items, request.limit, total, |last: &Contact| {
        Cursor::to(&last.fields.name, last.id)
    }))
}

/// One contact.
///
/// # Errors
/// The database's.
pub async fn find(store: &Store, place: Place, id: Uuid) -> Result<Option<Contact>, StoreError> {
    read!(
        store,
        fetch_optional,
        contact,
        "select id, name, email, phone, note, version, created_at, updated_at from contacts
         where account_id = $1 and group_id = $2 and id = $3",
        place.owner.to_string(),
        place.group.to_string(),
        id.to_string(),
    )
}

/// The statement that makes a contact for whatever account `$from` selects as its owner.
macro_rules! insert_for {
    ($from:literal) => {
        concat!(
            "insert into contacts
                 (account_id, group_id, id, name, name_key, email, email_key, phone, note,
                  version, created_at, updated_at)
             select owner, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11 from ",
            $from
        )
    };
}

/// Makes a contact.
///
/// # Errors
/// [`StoreError::NoParent`] when the owner has no such group.
pub async fn add(
    store: &Store,
    place: Place,
    fields: ContactFields,
) -> Result<Option<Contact>, StoreError> {
    let sql = insert_for!("(select id as owner from accounts where id = $1) owners");
    insert(store, sql, place.owner.to_string(), place.group, fields).await
}

/// Makes a contact for whoever has this session, in one statement; `None` when the session has
/// ended.
///
/// # Errors
/// [`StoreError::NoParent`] when they have no such group.
pub async fn add_in_session(
    store: &Store,
    session: &SessionToken,
    group: Uuid,
    fields: ContactFields,
) -> Result<Option<Contact>, StoreError> {
    let sql = insert_for!(
        "(select account_id as owner from sessions
          where token_hash = $1 and expires_at > $11) owners"
    );
    insert(store, sql, session.hash(), group, fields).await
}

async fn insert(
    store: &Store,
    sql: &'static str,
    whose: String,
    group: Uuid,
    fields: ContactFields,
) -> Result<Option<Contact>, StoreError> {
    let now = now();
    let contact = Contact {
        id: Uuid::now_v7(),
        fields,
        version: Version::FIRST,
        created_at: now,
        updated_at: now,
    };
    let written = change!(
        store,
        sql,
        whose,
        group.to_string(),
        contact.id.to_string(),
        &contact.fields.name,
        text::fold(&contact.fields.name),
        &contact.fields.email,
        text::fold(&contact.fields.email),
        &contact.fields.phone,
        &contact.fields.note,
        contact.version.0,
        milliseconds(now),
    )?;
    Ok((written == 1).then_some(contact))
}

/// Writes `fields` over the version of `contact` that was read; `None` when somebody else
/// changed or deleted it since.
///
/// # Errors
/// The database's.
pub async fn replace(
    store: &Store,
    place: Place,
    contact: &Contact,
    fields: ContactFields,
) -> Result<Option<Contact>, StoreError> {
    let now = now();
    let written = change!(
        store,
        "update contacts
         set name = $1, name_key = $2, email = $3, email_key = $4, phone = $5, note = $6,
             version = version + 1, updated_at = $7
         where account_id = $8 and group_id = $9 and id = $10 and version = $11",
        &fields.name,
        text::fold(&fields.name),
        &fields.email,
        text::fold(&fields.email),
        &fields.phone,
        &fields.note,
        milliseconds(now),
        place.owner.to_string(),
        place.group.to_string(),
        contact.id.to_string(),
        contact.version.0,
    )?;
    Ok((written == 1).then(|| Contact {
        fields,
        version: contact.version.next(),
        updated_at: now,
        ..contact.clone()
    }))
}

/// Deletes the version of `contact` that was read; false when somebody else changed or
/// deleted it since.
///
/// # Errors
/// The database's.
pub async fn delete(store: &Store, place: Place, contact: &Contact) -> Result<bool, StoreError> {
    let written = change!(
        store,
        "delete from contacts
         where account_id = $1 and group_id = $2 and id = $3 and version = $4",
        place.owner.to_string(),
        place.group.to_string(),
        contact.id.to_string(),
        contact.version.0,
    )?;
    Ok(written == 1)
}

fn contact(row: &impl Columns) -> Result<Contact, sqlx::Error> {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Ok(Contact {
        id: row.id(0)?,
        fields: ContactFields {
            name: row.text(1)?.to_owned(),
            email: row.text(2)?.to_owned(),
            phone: owned(row.text_or_null(3)?),
            note: owned(row.text_or_null(4)?),
        },
        version: Version(row.number(5)?),
        created_at: row.time(6)?,
        updated_at: row.time(7)?,
    })
}
