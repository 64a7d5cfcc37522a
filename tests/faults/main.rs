//! The three servers as processes, misused: crowds, slow and rude clients; the contacts service
//! also by a killed process, a database that goes away, a disk that is full, a clock that jumps. Others
//! are answered all the while, and what was acknowledged stays.
//!
//! `tests/run faults` sets up what the tests need; they run one after the other, because they
//! measure.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test says what it measured, and ends where something is not as it should be"
)]

mod accepted_connections;
mod clock_jumps;
mod compressed_files;
mod crowded_connections;
mod full_disk;
mod guessing;
mod helpers;
mod long_heads;
mod long_texts;
mod misbehaving_clients;
mod overload;
mod postgresql_outage;
mod refused_bodies;
mod sigkill;
mod sigterm;
mod slow_clients;
mod slow_texts;
mod soak;
mod starvation;
mod unread_explanations;
mod unread_responses;
mod upgrades;
