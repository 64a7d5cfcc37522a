//! The question before the request: whether it is asked, and whether the answer will do.

mod check;
mod need;

pub use check::{Check, Exchange};
pub(crate) use need::need_in;
pub use need::{Need, need};
