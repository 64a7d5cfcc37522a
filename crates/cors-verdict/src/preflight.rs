//! The preflight: whether a request needs one, and whether its answer lets the request go on.

pub(crate) mod check;
pub(crate) mod need;
