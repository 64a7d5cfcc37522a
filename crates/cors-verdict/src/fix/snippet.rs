//! Code for one stack.

use serde::Serialize;

/// A policy or a proxy as code for one stack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The name of the stack, as in a case.
    pub stack: &'static str,
    /// The name of the stack to be read by people.
    pub title: &'static str,
    /// The documentation that the code follows, where this project has not run it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documentation: Option<&'static str>,
    /// The code or configuration.
    pub code: String,
}
