//! The only place that names sqlx: one static statement per function, for SQLite and
//! PostgreSQL alike. Every statement about groups and contacts takes the owner.

pub(crate) mod accounts;
mod columns;
mod connections;
pub(crate) mod contacts;
mod database;
mod error;
pub(crate) mod groups;
mod like_pattern;
mod pool;
pub(crate) mod sessions;
pub(crate) mod sign_in_attempts;
mod sqlite_file;
mod time;

pub(crate) use connections::Store;
pub use database::{Database, DatabaseUrlError};
pub use error::StoreError;
