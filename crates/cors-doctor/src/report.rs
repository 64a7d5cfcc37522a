//! Explanations as text for a terminal, as JSON, and as Markdown for an issue.

mod json;
mod lines;
mod markdown;
mod printable;
mod server;
mod text;

pub use json::{SCHEMA, json};
pub use markdown::markdown;
pub use text::{Style, text};
