//! The demo in a real browser.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

#[path = "../driver/mod.rs"]
#[allow(dead_code, reason = "the tests of the engines use the rest of it")]
mod driver;
#[path = "../scenarios/mod.rs"]
mod scenarios;
#[path = "../system/mod.rs"]
mod system;

mod conflicts;
mod contacts;
mod cookies;
#[allow(dead_code, reason = "the tests of the engines use the rest of it")]
mod demo;
mod failures;
mod lab;
mod lab_engines;
mod lab_frame;
mod origins;
mod page_manners;
mod screenshot;
mod three_engines;
