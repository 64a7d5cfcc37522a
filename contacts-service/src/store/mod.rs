//! The only place that names sqlx: one static statement per function, for SQLite and
//! PostgreSQL alike. Every statement about groups and contacts takes the owner.

pub mod accounts;
mod columns;
mod connections;
pub mod contacts;
mod database;
mod error;
pub mod groups;
mod like_pattern;
mod pool;
pub mod sessions;
pub mod sign_in_attempts;
mod sqlite_file;
mod time;

pub use connections::Store;
pub use database::{Database, DatabaseUrlError};
pub use error::StoreError;
