//! What is asked of a running system, wherever it runs.

pub(crate) mod journey;
pub(crate) mod page_origins;
