#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod cache;
pub mod case;
pub mod cause;
pub mod cors_check;
pub mod decode;
pub mod engine;
pub mod expose;
pub mod fix;
pub mod header;
pub mod json;
mod judge;
pub mod method;
pub mod origin;
pub mod port;
pub mod preflight;
pub mod redirect;
pub mod refusal;
pub mod report;
pub mod status;
pub mod trace;
mod verdict;

pub use case::Case;
pub use cause::Cause;
pub use decode::decode;
pub use engine::Engine;
pub use judge::{judge, judge_without_trace};
pub use report::{Report, report};
pub use verdict::{Outcome, Preflight, Verdict};
