//! What the lab is asked to answer. A recipe is JSON in the URL, so that a run is a link and the
//! preflight sees the same recipe as the request.

pub mod behaviour;
pub(crate) mod cookie_rules;
pub mod fixed_body;
mod header_rules;
mod json;
pub(crate) mod limits;
mod object;
pub mod parse;
pub mod schema;
pub mod target;
