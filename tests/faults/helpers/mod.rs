//! The service with an account, and clients of all manners.

mod bystander;
mod client;
mod kernel;
mod memory;
mod misused;
mod wire;
mod writers;

pub(crate) use bystander::Bystander;
pub(crate) use client::{Client, assert_cors_problem};
pub(crate) use kernel::still_open;
pub(crate) use memory::resident_kib;
pub(crate) use misused::{EMAIL, Misused, PASSWORD};
pub(crate) use wire::{Wire, head};
pub(crate) use writers::{Ledger, Writers};

/// The host under which browsers reach the service.
pub(crate) const API: &str = "contacts.mixmax.localhost:8081";
/// The origin of the trusted app.
pub(crate) const APP: &str = "http://app.mixmax.localhost:8080";
