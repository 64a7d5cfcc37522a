//! The two reads that join the session of the account: looking the session up by itself would
//! cost a second hand-over to the thread of the connection, about half as much as the read again.

use std::borrow::Cow;

use jiff::{Timestamp, fmt::serde::timestamp::millisecond};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    groups::group,
    json_rows::{JsonStatement, json_rows},
    like_pattern,
    pools::read,
    session_use::note_use,
    timestamp::{now, to_column},
};
use crate::domain::{
    group::{Group, GroupFields},
    page::{Cursor, Page, PageRequest},
    session_token::SessionToken,
    version::Version,
};

/// A page of the groups of the account that has this session, by folded name; `None` when the
/// session has ended.
///
/// Session, total and page are one statement: SQLite answers each in less time than it takes to
/// hand it over to the thread of its connection. The limit is `$4 + 0`, because SQLite compiles a
/// statement anew for a limit that is a bare parameter.
pub(crate) async fn list(
    store: &Store,
    session: &SessionToken,
    request: &PageRequest,
) -> Result<Option<Page<Group>>, StoreError> {
    const LIST: JsonStatement = json_rows!(
        "select sessions.last_used_at,
                case when $5 = '%%' then account.group_count else
                    (select count(*) from contact_groups
                     where account_id = account.id and name_key like $5 || '' escape '!')
                end,
                (select ",
        "name_key, id, name, version, created_at, updated_at",
        " from (select * from contact_groups
                where account_id = account.id and name_key > $3
                  and ($5 = '%%' or name_key like $5 || '' escape '!')
                order by name_key limit $4 + 0) page)
         from sessions
         join accounts account on account.id = sessions.account_id
         where sessions.token_hash = $1 and sessions.expires_at > $2"
    );
    let hash = session.hash();
    let found = read!(
        store,
        fetch_optional,
        |row: &mut Columns<'_>| Ok((row.time()?, page(row, request)?)),
        store.in_dialect(&LIST),
        &hash,
        to_column(now()),
        request.after.as_ref().map_or("", |cursor| &cursor.name_key),
        i64::from(request.limit) + 1,
        like_pattern::containing(&request.search),
    )?;
    Ok(found.map(|(last_used_at, page)| {
        note_use(store, hash, last_used_at);
        page
    }))
}

/// A group in a list. Its key is the stored one, and not made from the name: rows from before have
/// keys that were folded by an earlier rule.
#[derive(Deserialize)]
struct ListedGroup<'r> {
    #[serde(borrow)]
    name_key: Cow<'r, str>,
    id: Uuid,
    name: String,
    version: i64,
    #[serde(with = "millisecond::required")]
    created_at: Timestamp,
    #[serde(with = "millisecond::required")]
    updated_at: Timestamp,
}

impl From<ListedGroup<'_>> for Group {
    fn from(row: ListedGroup<'_>) -> Self {
        Self {
            id: row.id,
            fields: GroupFields { name: row.name },
            version: Version(row.version),
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

fn page(row: &mut Columns<'_>, request: &PageRequest) -> Result<Page<Group>, sqlx::Error> {
    let total = row.number()?;
    let rows: Vec<ListedGroup<'_>> = row.json()?;
    Ok(Page::cut(rows, request.limit, total, |last| {
        Cursor::to(last.name_key.to_string(), last.id)
    }))
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
