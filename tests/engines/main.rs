//! Three real engines: what the lab says is what they do.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "that is how a test fails, and tells how far it is"
)]

mod catalogue;
mod chapters;
mod chromium;
mod commands;
mod differential;
mod engine_message;
mod faults;
mod firefox;
mod page;
mod probe;
mod published;
mod random;
mod remark;
mod running;
mod socket;
mod today;
mod webkit;
