//! The demo in a real browser.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod account;
mod conflicts;
mod contacts;
mod cookies;
mod failures;
mod lab;
mod lab_engines;
mod lab_frame;
mod origins;
mod origins_page;
mod page_manners;
mod planted_cookie;
mod screenshot;
mod three_engines;
