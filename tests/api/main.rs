//! The contacts API through its front door: a real server, a real client, a database per test.
//!
//! The databases are SQLite files, or PostgreSQL databases when `TEST_POSTGRES_URL` names one
//! to make others from. The tests are the same.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test says what it measured, and ends where something is not as it should be"
)]

mod account;
mod bad_input;
mod compared;
mod contactgroups;
mod contacts;
mod cors_origins;
mod cors_preflights;
mod cors_statuses;
mod demo;
mod foreign_writes;
mod helpers;
mod hosts;
mod known_clients;
mod lab;
mod metrics;
mod names;
mod openapi;
mod other_tools;
mod own_policy;
mod ownership;
mod paging;
mod pipelining;
mod preconditions;
mod raw_bodies;
mod refused_pages;
mod search;
mod session_cookies;
mod sessions;
mod sign_in;
mod sign_in_limits;
mod unavailable;
mod wire;
mod wire_limits;
mod wire_record;
