//! Contact groups.

use sqlx::{AnyConnection, Connection};
use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    key_of_last::KeyOfLast,
    like_pattern,
    pools::{read, write},
    session_use::note_use,
    sessions,
    timestamp::{now, to_column},
};
use crate::domain::{
    group::{Group, GroupFields},
    page::{Cursor, Page, PageRequest},
    session_token::SessionToken,
    text,
    version::Version,
};

/// A page of the groups of the account that has this session, by folded name; `None` when the
/// session has ended. The statement joins the session: looking the session up by itself would cost
/// half as much again.
///
/// # Errors
/// The database's.
pub(crate) async fn list_in_session(
    store: &Store,
    session: &SessionToken,
    request: &PageRequest,
) -> Result<Option<Page<Group>>, StoreError> {
    if request.search.is_empty() {
        all(store, session, request).await
    } else {
        search(store, session, request).await
    }
}

/// Session, total and page in one statement: SQLite answers each in less time than it takes to
/// hand it over to the thread of its connection. Without `like` and with `$4 + 0`, because SQLite
/// compiles a statement anew for every pattern and every parameter that is a bare limit.
async fn all(
    store: &Store,
    session: &SessionToken,
    request: &PageRequest,
) -> Result<Option<Page<Group>>, StoreError> {
    let hash = session.hash();
    let mut keys = KeyOfLast::of(request);
    let rows = read!(
        store,
        fetch_all,
        |row: &mut Columns<'_>| {
            let last_used_at = row.time()?;
            let total = row.number()?;
            keys.next_row(row.optional_text()?);
            Ok((joined(row)?, total, last_used_at))
        },
        "select sessions.last_used_at, account.group_count, mine.name_key,
                mine.id, mine.name, mine.version, mine.created_at, mine.updated_at
         from sessions
         join accounts account on account.id = sessions.account_id
         left join contact_groups mine
             on mine.account_id = sessions.account_id and mine.name_key > $3
         where sessions.token_hash = $1 and sessions.expires_at > $2
         order by mine.name_key limit $4 + 0",
        &hash,
        to_column(now()),
        after(request),
        i64::from(request.limit) + 1,
    )?;
    let Some(&(_, total, last_used_at)) = rows.first() else {
        return Ok(None);
    };
    note_use(store, hash, last_used_at);
    let groups = rows.into_iter().filter_map(|(group, ..)| group).collect();
    Ok(Some(page(groups, total, request, keys)))
}

async fn search(
    store: &Store,
    session: &SessionToken,
    request: &PageRequest,
) -> Result<Option<Page<Group>>, StoreError> {
    let Some(account) = sessions::account_of(store, session).await? else {
        return Ok(None);
    };
    let owner = account.id.to_string();
    let pattern = like_pattern::containing(&request.search);
    let mut keys = KeyOfLast::of(request);
    let groups = read!(
        store,
        fetch_all,
        |row: &mut Columns<'_>| {
            keys.next_row(row.optional_text()?);
            group(row)
        },
        "select name_key, id, name, version, created_at, updated_at from contact_groups
         where account_id = $1 and name_key > $2 and name_key like $3 escape '!'
         order by name_key limit $4",
        &owner,
        after(request),
        &pattern,
        i64::from(request.limit) + 1,
    )?;
    let total = read!(
        store,
        fetch_one,
        Columns::number,
        "select count(*) from contact_groups
         where account_id = $1 and name_key like $2 escape '!'",
        &owner,
        &pattern,
    )?;
    Ok(Some(page(groups, total, request, keys)))
}

fn after(request: &PageRequest) -> &str {
    request.after.as_ref().map_or("", |cursor| &cursor.name_key)
}

fn page(groups: Vec<Group>, total: i64, request: &PageRequest, keys: KeyOfLast) -> Page<Group> {
    Page::cut(groups, request.limit, total, |last: &Group| {
        Cursor::to(keys.into_key(), last.id)
    })
}

/// What a statement that joins the session finds.
#[derive(Debug)]
pub(crate) enum InSession<T> {
    /// There is no such session, or it has ended.
    Ended,
    /// The account has no such row.
    NotFound,
    /// The row.
    Found(T),
}

/// One of the groups of the account that has this session.
///
/// # Errors
/// The database's.
pub(crate) async fn find_in_session(
    store: &Store,
    session: &SessionToken,
    id: Uuid,
) -> Result<InSession<Group>, StoreError> {
    let hash = session.hash();
    let found = read!(
        store,
        fetch_optional,
        |row: &mut Columns<'_>| Ok((row.time()?, joined(row)?)),
        "select sessions.last_used_at,
                mine.id, mine.name, mine.version, mine.created_at, mine.updated_at
         from sessions
         left join contact_groups mine
             on mine.account_id = sessions.account_id and mine.id = $3
         where sessions.token_hash = $1 and sessions.expires_at > $2",
        &hash,
        to_column(now()),
        id.to_string(),
    )?;
    let Some((last_used_at, group)) = found else {
        return Ok(InSession::Ended);
    };
    note_use(store, hash, last_used_at);
    Ok(group.map_or(InSession::NotFound, InSession::Found))
}

/// One of the owner's groups.
///
/// # Errors
/// The database's.
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
    fields: GroupFields,
) -> Result<Group, StoreError> {
    let now = now();
    let group = Group {
        id: Uuid::now_v7(),
        fields,
        version: Version::FIRST,
        created_at: now,
        updated_at: now,
    };
    let insert_and_count = async |connection: &mut AnyConnection| {
        let mut both = connection.begin().await?;
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
        .execute(&mut *both)
        .await?;
        count_one(&mut both, owner, 1).await?;
        both.commit().await
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
    fields: GroupFields,
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
pub(crate) async fn delete(store: &Store, owner: Uuid, group: &Group) -> Result<bool, StoreError> {
    let delete_and_count = async |connection: &mut AnyConnection| {
        let mut both = connection.begin().await?;
        let done = sqlx::query(
            "delete from contact_groups where account_id = $1 and id = $2 and version = $3",
        )
        .bind(owner.to_string())
        .bind(group.id.to_string())
        .bind(group.version.0)
        .execute(&mut *both)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        count_one(&mut both, owner, -1).await?;
        both.commit().await?;
        Ok(true)
    };
    store.write(delete_and_count).await
}

/// Keeps the account's count in step, in the transaction that made or deleted a group.
async fn count_one(both: &mut AnyConnection, owner: Uuid, change: i64) -> Result<(), sqlx::Error> {
    sqlx::query("update accounts set group_count = group_count + $1 where id = $2")
        .bind(change)
        .bind(owner.to_string())
        .execute(both)
        .await?;
    Ok(())
}

/// A group that is null where a session has none to join.
fn joined(row: &mut Columns<'_>) -> Result<Option<Group>, sqlx::Error> {
    let is_missing = row.is_null_next()?;
    (!is_missing).then(|| group(row)).transpose()
}

fn group(row: &mut Columns<'_>) -> Result<Group, sqlx::Error> {
    Ok(Group {
        id: row.id()?,
        fields: GroupFields { name: row.text()? },
        version: Version(row.number()?),
        created_at: row.time()?,
        updated_at: row.time()?,
    })
}
