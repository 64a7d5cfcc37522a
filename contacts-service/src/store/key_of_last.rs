//! The stored key of the last row of a page, where the next page starts.
//!
//! It is read and not made from the name: rows from before have keys that were folded by an earlier
//! rule. Only the one that may be needed is copied.

use crate::domain::page::PageRequest;

/// Picks the key of the last row while a page is read.
pub(super) struct KeyOfLast {
    rows_before: u32,
    key: String,
}

impl KeyOfLast {
    /// For the page that is asked for.
    pub(super) fn of(request: &PageRequest) -> Self {
        Self {
            rows_before: request.limit,
            key: String::new(),
        }
    }

    /// Takes the key of each row, in their order.
    pub(super) fn next_row(&mut self, key: Option<&str>) {
        self.rows_before = self.rows_before.saturating_sub(1);
        if self.rows_before == 0
            && self.key.is_empty()
            && let Some(key) = key
        {
            self.key.push_str(key);
        }
    }

    /// The key of the last row, once a row beyond the page was seen.
    pub(super) fn into_key(self) -> String {
        self.key
    }
}
