//! Sessions as their account's owner sees them.

use jiff::Timestamp;
use uuid::Uuid;

/// The most sessions of one account; when one more starts, the oldest ends.
pub(crate) const MOST_SESSIONS: i64 = 50;

/// A session of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Session {
    /// Its name in a URL, which is no secret.
    pub(crate) id: Uuid,
    /// The address from where it was started.
    pub(crate) client: String,
    /// When it was started.
    pub(crate) created_at: Timestamp,
    /// When it was last used, to the minute.
    pub(crate) last_used_at: Timestamp,
    /// Whether it is the one that asks.
    pub(crate) is_current: bool,
}
