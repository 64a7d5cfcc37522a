//! The service with an account, and what its clients need.

mod bystander;
mod clock;
mod kernel;
mod latencies;
mod postgresql;
mod request;
mod run_queue;
mod server;
mod service;
mod thread;
mod writers;

pub(crate) use bystander::{Bystander, Others, Served, Target};
pub(crate) use clock::Clock;
pub(crate) use kernel::{accepted, is_write_blocked, still_open, unanswered};
pub(crate) use latencies::Latencies;
pub(crate) use postgresql::{Frozen, control, database};
pub(crate) use request::head;
pub(crate) use server::{Kind, Server, send};
pub(crate) use service::Service;
pub(crate) use thread::on_a_thread;
pub(crate) use writers::{Ledger, Writers, assert_cors_problem, counted};
