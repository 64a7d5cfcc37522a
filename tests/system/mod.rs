//! The system under test, as it is reached from outside: its origins, and its API without a
//! browser between.

pub(crate) mod api;
pub(crate) mod origins;
