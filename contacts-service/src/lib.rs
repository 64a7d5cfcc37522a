//! The contacts service: contact groups behind a session cookie, with CORS for every subdomain
//! of one parent domain.
//!
//! Imports go one way: `app → routes → store → domain`. `domain` knows neither Actix nor sqlx, and
//! `store` is the only place that names sqlx. `app` reads the `config` and fills the `state`, which
//! routes and layers read.

pub mod account_commands;
pub mod app;
pub mod args;
mod auth;
pub mod config;
pub mod cors;
mod count_requests;
mod database_settings;
pub mod demo_data;
mod domain;
mod draining;
mod entity_tag;
mod error;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod metrics;
mod no_cors;
mod routes;
pub mod serve;
mod state;
mod store;
mod wire;

pub use store::{DatabaseUrl, DatabaseUrlError, StoreError};
