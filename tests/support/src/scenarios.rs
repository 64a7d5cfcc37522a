//! What is asked of a running system, wherever it runs.

pub mod journey;
pub mod page_origins;
