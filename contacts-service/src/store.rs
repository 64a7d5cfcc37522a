//! The only place that names sqlx: static statements, for SQLite and PostgreSQL alike. Every statement about
//! groups and contacts takes the owner.

pub(crate) mod accounts;
mod columns;
pub(crate) mod contacts;
mod database_url;
mod error;
pub(crate) mod groups;
pub(crate) mod groups_in_session;
mod json_rows;
mod like_pattern;
mod pool;
mod pools;
mod session_use;
pub(crate) mod sessions;
pub(crate) mod sign_in_attempts;
mod sqlite_file;
mod timestamp;

pub use database_url::{DatabaseUrl, DatabaseUrlError};
pub use error::StoreError;
pub(crate) use pools::Store;
