//! The lab through its front door: raw sockets, because what is tested is what goes over the
//! wire, byte by byte.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it should be"
)]

mod access_log;
mod actix_pitfalls;
mod bad_recipes;
mod configuration;
mod helpers;
mod hosts_and_connections;
mod limits;
mod memory;
mod recorder;
mod redirects;
mod safety;
mod schema;
mod web_socket;
mod wire;
