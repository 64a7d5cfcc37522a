//! Pages of a list, found again by the last key seen (keyset paging): inserting or deleting
//! rows between two pages makes no row come twice or be left out.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use uuid::Uuid;

use service_kit::invalid_fields::InvalidFields;

use super::text;

/// Rows on a page when nobody says otherwise.
pub(crate) const DEFAULT_LIMIT: u32 = 50;
/// The most rows on a page.
pub(crate) const LARGEST_LIMIT: u32 = 200;

/// The most characters to search for: more than any text that is searched and short enough for
/// SQLite, which refuses patterns of 50,000 bytes.
pub(crate) const LONGEST_SEARCH: usize = 200;

/// Which part of a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageRequest {
    /// Only rows with this in their searched text, folded; empty means all.
    pub(crate) search: String,
    /// The most rows to return, 1 to [`LARGEST_LIMIT`].
    pub(crate) limit: u32,
    /// Only rows after this one.
    pub(crate) after: Option<Cursor>,
}

impl PageRequest {
    /// Checks the query's parameters.
    ///
    /// # Errors
    /// Every parameter that cannot be accepted.
    pub(crate) fn parse(
        search: Option<&str>,
        limit: Option<&str>,
        cursor: Option<&str>,
    ) -> Result<Self, InvalidFields> {
        let mut errors = Vec::new();
        let limit = limit.map_or(Ok(DEFAULT_LIMIT), |limit| {
            limit
                .parse()
                .ok()
                .filter(|limit| (1..=LARGEST_LIMIT).contains(limit))
                .ok_or_else(|| {
                    InvalidFields::one(
                        "limit",
                        format!("Write a number from 1 to {LARGEST_LIMIT}."),
                    )
                })
        });
        let after = cursor.map(Cursor::parse).transpose();
        let search = search.unwrap_or_default();
        if search.contains('\0') {
            let message = "Search for text without NUL characters.";
            errors.extend(InvalidFields::one("q", message).0);
        }
        if search.chars().count() > LONGEST_SEARCH {
            let message = format!("Search for at most {LONGEST_SEARCH} characters.");
            errors.extend(InvalidFields::one("q", message).0);
        }
        match (limit, after) {
            (Ok(limit), Ok(after)) if errors.is_empty() => Ok(Self {
                search: text::name_key(search),
                limit,
                after,
            }),
            (limit, after) => {
                errors.extend(limit.err().into_iter().chain(after.err()).flat_map(|e| e.0));
                Err(InvalidFields(errors))
            }
        }
    }
}

/// The key of the last row of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// The key of the row's name.
    pub(crate) name_key: String,
    /// The row's id, for rows with the same name.
    pub(crate) id: String,
}

impl Cursor {
    /// The key of a row.
    #[must_use]
    pub(crate) fn to(name_key: String, id: Uuid) -> Self {
        Self {
            name_key,
            id: id.to_string(),
        }
    }

    /// The text that stands for this key in a URL. Its form is nobody's business but ours.
    #[must_use]
    pub(crate) fn to_text(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(format!("{}\n{}", self.id, self.name_key))
    }

    fn parse(text: &str) -> Result<Self, InvalidFields> {
        BASE64_URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .filter(|key| !key.contains('\0'))
            .and_then(|key| {
                let (id, name_key) = key.split_once('\n')?;
                Some(Self {
                    name_key: name_key.to_owned(),
                    id: id.to_owned(),
                })
            })
            .ok_or_else(|| {
                InvalidFields::one(
                    "cursor",
                    "Take the cursor from the next of an earlier answer.",
                )
            })
    }
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page<T> {
    /// The rows, in the order of the list.
    pub(crate) items: Vec<T>,
    /// Where the next page starts, unless this is the last.
    pub(crate) next: Option<Cursor>,
    /// How many rows the search finds on all pages.
    pub(crate) total: i64,
}

impl<T> Page<T> {
    /// The first `limit` of `rows`, which have one more when another page follows.
    pub(crate) fn cut<R: Into<T>>(
        mut rows: Vec<R>,
        limit: u32,
        total: i64,
        cursor: impl FnOnce(&R) -> Cursor,
    ) -> Self {
        let limit = limit as usize;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(cursor);
        let items = rows.into_iter().map(Into::into).collect();
        Self { items, next, total }
    }
}
