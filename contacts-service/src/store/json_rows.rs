//! Many rows as one JSON text. With SQLite, sqlx copies each value of each row and sends each row from
//! the thread of the connection to that of the request, which takes longer than writing the JSON and
//! reading it.

/// A statement for each database, because they have other names for the functions that make JSON.
pub(super) struct JsonStatement {
    pub(super) sqlite: &'static str,
    pub(super) postgres: &'static str,
}

/// A statement with a column for all rows of a subquery, which must be ordered and limited:
/// `json_rows!("select ", "name, id", " from (select … order by … limit …) page")`. Each row is an
/// array of the named columns, which [`json`](super::columns::Columns::json) reads.
///
/// Both databases keep the order of such a subquery. With an `order by` in the function, SQLite would
/// sort the rows once more.
macro_rules! json_rows {
    ($before:literal, $columns:literal, $after:literal) => {
        $crate::store::json_rows::JsonStatement {
            sqlite: concat!(
                $before,
                "json_group_array(json_array(",
                $columns,
                "))",
                $after
            ),
            postgres: concat!(
                $before,
                "cast(coalesce(json_agg(json_build_array(",
                $columns,
                ")), '[]') as text)",
                $after
            ),
        }
    };
}
pub(super) use json_rows;
