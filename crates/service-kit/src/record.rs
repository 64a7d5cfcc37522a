//! What is kept of each run, for a while: what arrived and what was answered, in order. The
//! record knows what happened also when a browser refuses to show it.

pub mod cut;
pub mod exchange;
pub mod recorded_request;
pub mod recorder;
mod run;
pub mod run_id;
pub mod runs;
