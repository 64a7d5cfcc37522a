//! The forms in which the tests of policies are told.

mod github;
mod json;
mod junit;
mod lines;
mod markdown;
mod sarif;
mod text;

pub use github::github;
pub use json::json;
pub use junit::junit;
pub use markdown::markdown;
pub use sarif::sarif;
pub use text::text;
