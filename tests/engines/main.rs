//! Three real engines: what the lab says is what they do.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "that is how a test fails, and tells how far it is"
)]

#[path = "../browser/demo.rs"]
#[allow(dead_code, reason = "the browser tests use all of it")]
mod demo;
#[path = "../driver/mod.rs"]
#[allow(dead_code, reason = "the browser tests use all of it")]
mod driver;
#[path = "../system/mod.rs"]
#[allow(dead_code, reason = "the browser tests use all of it")]
mod system;

mod catalogue;
mod chapters;
mod chromium;
mod differential;
mod firefox;
mod orders;
mod page;
mod published;
mod running;
mod said;
mod socket;
mod webkit;
