//! Contact groups.

use sqlx::{Row, any::AnyRow};
use uuid::Uuid;

use super::{Store, StoreError, like_pattern, milliseconds, now, timestamp};
use crate::domain::{
    group::{Group, GroupFields},
    page::{Cursor, Page, PageRequest},
    text,
    version::Version,
};

/// A page of the owner's groups, by folded name.
///
/// # Errors
/// The database's.
pub async fn list(
    store: &Store,
    owner: Uuid,
    request: &PageRequest,
) -> Result<Page<Group>, StoreError> {
    let owner = owner.to_string();
    let after = request.after.as_ref().map_or("", |cursor| &cursor.name_key);
    let rows = sqlx::query(
        "select id, name, version, created_at, updated_at from contact_groups
         where account_id = $1 and name_key > $2 and name_key like $3 escape '!'
         order by name_key limit $4",
    )
    .bind(&owner)
    .bind(after)
    .bind(like_pattern(&request.search))
    .bind(i64::from(request.limit) + 1)
    .fetch_all(&store.pool)
    .await?;
    let total = if request.search.is_empty() {
        sqlx::query_scalar("select count(*) from contact_groups where account_id = $1").bind(&owner)
    } else {
        sqlx::query_scalar(
            "select count(*) from contact_groups
             where account_id = $1 and name_key like $2 escape '!'",
        )
        .bind(&owner)
        .bind(like_pattern(&request.search))
    };
    let total = total.fetch_one(&store.pool).await?;
    let items = rows.iter().map(group).collect::<Result<_, _>>()?;
    Ok(Page::cut(items, request.limit, total, |last: &Group| {
        Cursor::to(&last.fields.name, last.id)
    }))
}

/// One of the owner's groups.
///
/// # Errors
/// The database's.
pub async fn find(store: &Store, owner: Uuid, id: Uuid) -> Result<Option<Group>, StoreError> {
    let row = sqlx::query(
        "select id, name, version, created_at, updated_at from contact_groups
         where account_id = $1 and id = $2",
    )
    .bind(owner.to_string())
    .bind(id.to_string())
    .fetch_optional(&store.pool)
    .await?;
    row.as_ref().map(group).transpose()
}

/// Makes a group.
///
/// # Errors
/// [`StoreError::Conflict`] when the owner has a group with this name.
pub async fn add(store: &Store, owner: Uuid, fields: GroupFields) -> Result<Group, StoreError> {
    let now = now();
    let group = Group {
        id: Uuid::now_v7(),
        fields,
        version: Version::FIRST,
        created_at: now,
        updated_at: now,
    };
    sqlx::query(
        "insert into contact_groups
             (account_id, id, name, name_key, version, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $6)",
    )
    .bind(owner.to_string())
    .bind(group.id.to_string())
    .bind(&group.fields.name)
    .bind(text::fold(&group.fields.name))
    .bind(group.version.0)
    .bind(milliseconds(now))
    .execute(&store.pool)
    .await?;
    Ok(group)
}

/// Writes `fields` over the version of `group` that was read; `None` when somebody else
/// changed or deleted it since.
///
/// # Errors
/// [`StoreError::Conflict`] when the owner has another group with this name.
pub async fn replace(
    store: &Store,
    owner: Uuid,
    group: &Group,
    fields: GroupFields,
) -> Result<Option<Group>, StoreError> {
    let now = now();
    let done = sqlx::query(
        "update contact_groups
         set name = $1, name_key = $2, version = version + 1, updated_at = $3
         where account_id = $4 and id = $5 and version = $6",
    )
    .bind(&fields.name)
    .bind(text::fold(&fields.name))
    .bind(milliseconds(now))
    .bind(owner.to_string())
    .bind(group.id.to_string())
    .bind(group.version.0)
    .execute(&store.pool)
    .await?;
    Ok((done.rows_affected() == 1).then(|| Group {
        fields,
        version: group.version.next(),
        updated_at: now,
        ..group.clone()
    }))
}

/// Deletes the version of `group` that was read, with its contacts; false when somebody else
/// changed or deleted it since.
///
/// # Errors
/// The database's.
pub async fn delete(store: &Store, owner: Uuid, group: &Group) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "delete from contact_groups where account_id = $1 and id = $2 and version = $3",
    )
    .bind(owner.to_string())
    .bind(group.id.to_string())
    .bind(group.version.0)
    .execute(&store.pool)
    .await?;
    Ok(done.rows_affected() == 1)
}

fn group(row: &AnyRow) -> Result<Group, StoreError> {
    Ok(Group {
        id: super::id(row, "id")?,
        fields: GroupFields {
            name: row.try_get("name")?,
        },
        version: Version(row.try_get("version")?),
        created_at: timestamp(row.try_get("created_at")?),
        updated_at: timestamp(row.try_get("updated_at")?),
    })
}
