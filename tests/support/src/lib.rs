//! What the tests of several packages share: processes, databases, clients and browsers.
//!
//! It knows neither service from inside. What only one test needs stays with that test.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it should be"
)]

pub mod browser;
mod command;
mod connection;
mod cors;
mod database;
mod demo;
mod memory;
pub mod names;
mod origins;
mod output;
mod page;
mod process;
mod raw;
mod request;
mod response;
pub mod scenarios;
mod server;
mod service;
pub mod wait;

pub use command::{program, run, stderr};
pub use connection::{Connection, End};
pub use cors::{assert_cors, assert_no_cors, assert_vary_origin, names_in};
pub use database::Database;
pub use demo::{Demo, DemoSettings};
pub use memory::{most_resident_kib, resident_kib};
pub use origins::Origins;
pub use output::Output;
pub use page::Page;
pub use process::Process;
pub use raw::RawRequest;
pub use request::Request;
pub use response::Response;
pub use server::TestServer;
pub use service::ContactsService;
