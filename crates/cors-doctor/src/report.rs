//! Explanations as text for a terminal, as JSON, and as Markdown for an issue.

pub(crate) mod hidden_headers;
pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod markdown;
pub(crate) mod printable;
mod probe_command;
mod shell_word;
pub(crate) mod text;

pub use json::{SCHEMA, json, link};
pub use markdown::markdown;
pub use printable::json_text;
pub use shell_word::{shell_url, shell_word};
#[cfg(feature = "check")]
pub(crate) use text::WIDTH;
pub use text::{Style, text};
