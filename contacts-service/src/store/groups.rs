//! Contact groups.

use sqlx::{AnyConnection, Connection};
use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    pools::{read, write},
    timestamp::{now, to_column},
};
use crate::domain::{
    group::{Group, GroupFields},
    text,
    validation::Checked,
    version::Version,
};

/// One of the owner's groups.
pub(crate) async fn find(
    store: &Store,
    owner: Uuid,
    id: Uuid,
) -> Result<Option<Group>, StoreError> {
    read!(
        store,
        fetch_optional,
        group,
        "select id, name, version, created_at, updated_at from contact_groups
         where account_id = $1 and id = $2",
        owner.to_string(),
        id.to_string(),
    )
}

/// Makes a group.
///
/// # Errors
/// [`StoreError::UniqueViolation`] when the owner has a group with this name.
pub(crate) async fn add(
    store: &Store,
    owner: Uuid,
    fields: Checked<GroupFields>,
) -> Result<Group, StoreError> {
    let now = now();
    let group = Group {
        id: Uuid::now_v7(),
        fields: fields.into_inner(),
        version: Version::FIRST,
        created_at: now,
        updated_at: now,
    };
    let insert_and_count = async |connection: &mut AnyConnection| {
        let mut transaction = connection.begin().await?;
        sqlx::query(
            "insert into contact_groups
                 (account_id, id, name, name_key, version, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $6)",
        )
        .bind(owner.to_string())
        .bind(group.id.to_string())
        .bind(&group.fields.name)
        .bind(text::name_key(&group.fields.name))
        .bind(group.version.0)
        .bind(to_column(now))
        .execute(&mut *transaction)
        .await?;
        count_one(&mut transaction, owner, 1).await?;
        transaction.commit().await
    };
    store.write(insert_and_count).await?;
    Ok(group)
}

/// Writes `fields` over the version of `group` that was read; `None` when somebody else
/// changed or deleted it since.
///
/// # Errors
/// [`StoreError::UniqueViolation`] when the owner has another group with this name.
pub(crate) async fn replace(
    store: &Store,
    owner: Uuid,
    group: &Group,
    fields: Checked<GroupFields>,
) -> Result<Option<Group>, StoreError> {
    let now = now();
    let written = write!(
        store,
        "update contact_groups
         set name = $1, name_key = $2, version = version + 1, updated_at = $3
         where account_id = $4 and id = $5 and version = $6",
        &fields.name,
        text::name_key(&fields.name),
        to_column(now),
        owner.to_string(),
        group.id.to_string(),
        group.version.0,
    )?;
    Ok((written == 1).then(|| Group {
        fields: fields.into_inner(),
        version: group.version.next(),
        updated_at: now,
        ..group.clone()
    }))
}

/// Deletes the version of `group` that was read, with its contacts; false when somebody else
/// changed or deleted it since.
pub(crate) async fn delete(store: &Store, owner: Uuid, group: &Group) -> Result<bool, StoreError> {
    let delete_and_count = async |connection: &mut AnyConnection| {
        let mut transaction = connection.begin().await?;
        let done = sqlx::query(
            "delete from contact_groups where account_id = $1 and id = $2 and version = $3",
        )
        .bind(owner.to_string())
        .bind(group.id.to_string())
        .bind(group.version.0)
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        count_one(&mut transaction, owner, -1).await?;
        transaction.commit().await?;
        Ok(true)
    };
    store.write(delete_and_count).await
}

/// Keeps the account's count in step, in the transaction that made or deleted a group.
async fn count_one(
    transaction: &mut AnyConnection,
    owner: Uuid,
    change: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("update accounts set group_count = group_count + $1 where id = $2")
        .bind(change)
        .bind(owner.to_string())
        .execute(transaction)
        .await?;
    Ok(())
}

pub(super) fn group(row: &mut Columns<'_>) -> Result<Group, sqlx::Error> {
    Ok(Group {
        id: row.id()?,
        fields: GroupFields { name: row.text()? },
        version: Version(row.number()?),
        created_at: row.time()?,
        updated_at: row.time()?,
    })
}
