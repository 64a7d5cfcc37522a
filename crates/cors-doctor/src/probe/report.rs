//! Probes as text for a terminal, as JSON, and as Markdown for an issue.

mod json;
mod markdown;
mod text;
mod words;

pub use json::{SCHEMA, json};
pub use markdown::markdown;
pub use text::text;
