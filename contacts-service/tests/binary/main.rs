//! The binary as an operator meets it: its help, its mistakes, its commands.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it should be"
)]

mod account;
mod configuration;
mod database_connection;
mod database_file;
mod demo_data;
mod healthcheck;
mod service;
mod serving;
mod terminal;
