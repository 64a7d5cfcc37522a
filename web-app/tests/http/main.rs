//! The web app through its front door: a real server, a real client.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it should be"
)]

mod configuration;
mod files;
mod headers;
mod hosts;
mod judge;
mod judge_limits;
mod long_texts;
mod mistakes;
mod pages;
mod versioned;
mod web_app;
