//! The web app: the same static pages on every page origin, `/config.json`,
//! which tells those pages where the API is and how each origin relates to it,
//! and the judge, which tells them why a request fails whatever CORS is doing.
//!
//! It knows nothing of contacts: whatever the page learns about the API, it
//! learns by asking it across origins, as any page would.

#![cfg_attr(
    test,
    expect(clippy::unwrap_used, reason = "a test ends where something is wrong")
)]

mod app;
pub mod args;
mod compressed_files;
mod config;
mod config_json;
mod content_security_policy;
mod document_headers;
mod headers;
mod judge;
mod media_type;
mod not_found;
mod pages;
mod relation;
mod settings;
mod validators;
mod versioned;

pub use app::{StartError, listen};
pub use config::{Config, DemoAccount, Lab};
pub use judge::work_on_text;
pub use settings::page_directory;
