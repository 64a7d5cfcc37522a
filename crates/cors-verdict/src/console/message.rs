//! A line of the console.

use serde::Serialize;

/// A message of an engine. Both fields are `None` when it blocks and prints nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ConsoleMessage {
    /// The engine's own name for the failure, if it has one. WebKit has none: its codes are the
    /// numbers of `docs/console-messages.md` in this repository.
    pub code: Option<&'static str>,
    /// The line that gives the reason, if there is one.
    pub message: Option<String>,
}

impl ConsoleMessage {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code: Some(code),
            message: Some(message.into()),
        }
    }

    /// A code that comes without a sentence.
    pub(crate) fn code(code: &'static str) -> Self {
        Self {
            code: Some(code),
            message: None,
        }
    }

    /// A sentence that has no code.
    pub(crate) fn text(message: impl Into<String>) -> Self {
        Self {
            code: None,
            message: Some(message.into()),
        }
    }

    /// The engine blocks and prints nothing.
    pub(crate) fn nothing() -> Self {
        Self::default()
    }
}
