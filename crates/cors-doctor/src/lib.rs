#![doc = include_str!("../README.md")]

mod assemble;
mod cached;
#[cfg(feature = "check")]
pub mod check;
mod cookies;
mod diagnosis;
mod evidence;
mod exchange;
mod explain;
mod explanation;
mod fact;
mod format;
mod formats;
mod group;
mod infer;
mod input;
mod input_limits;
mod log_lines;
mod middleware;
mod notes;
mod pitfalls;
#[cfg(feature = "net")]
pub mod probe;
mod redact;
pub mod report;
#[cfg(feature = "net")]
pub mod send;
mod settings;
mod stand_in;
mod vary;

pub use diagnosis::{Diagnosis, EngineOutcome, State};
pub use explain::{Unrecognised, explain};
pub use explanation::Explanation;
pub use fact::{Basis, Fact, FactName, Otherwise};
pub use format::Format;
pub use input_limits::InputLimits;
pub use middleware::Middleware;
pub use settings::Settings;
pub use stand_in::{StandIn, UNKNOWN_PAGE};
