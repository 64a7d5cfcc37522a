//! The two reads that join the session of the account: looking the session up by itself would
//! cost a second hand-over to the thread of the connection, about half as much as the read again.

use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    groups::group,
    key_of_last::KeyOfLast,
    like_pattern,
    pools::read,
    session_use::note_use,
    sessions,
    timestamp::{now, to_column},
};
use crate::domain::{
    group::Group,
    page::{Cursor, Page, PageRequest},
    session_token::SessionToken,
};

/// A page of the groups of the account that has this session, by folded name; `None` when the
/// session has ended.
///
/// # Errors
/// The database's.
pub(crate) async fn list(
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
pub(crate) async fn find(
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

/// A group that is null where a session has none to join.
fn joined(row: &mut Columns<'_>) -> Result<Option<Group>, sqlx::Error> {
    let is_missing = row.is_null_next()?;
    (!is_missing).then(|| group(row)).transpose()
}
