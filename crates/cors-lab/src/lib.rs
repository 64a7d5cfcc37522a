//! The lab of Two Origins: a server that answers as the recipe in the URL says, broken on purpose,
//! and records what went over the wire.
//!
//! It has a port and hosts of its own, serves only made-up data, and knows no account, session or
//! other service. Each connection carries one request: read ([`wire`]), recorded
//! ([`service_kit::record`]), answered (`responder`) by its recipe ([`recipe`]) or by a set-up of
//! `actix_cors` that misleads people (`pitfalls`).

pub mod args;
pub mod config;
mod lab;
pub mod origins;
mod pitfalls;
pub mod recipe;
mod record;
mod responder;
mod server;
pub mod wire;

pub use config::Config;
pub use server::listen;
