//! What an engine says about a request, in the words of the catalogue.

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Something an engine said.
#[derive(Clone, Debug)]
pub(crate) enum Said {
    /// The page's own mark, such as `@done`.
    Mark(String),
    /// A complaint.
    Complaint(Complaint),
}

/// A complaint about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Complaint {
    /// Chromium's `CorsError` or `net::` text, Firefox's key, WebKit's W-code; the whole text where
    /// it is none of these.
    pub(crate) code: String,
    /// The URL that the request was made for, where the engine tells.
    pub(crate) url: Option<String>,
    /// In the engine's own words.
    pub(crate) text: String,
}

pub(crate) type Saying = UnboundedSender<Said>;
pub(crate) type Listening = UnboundedReceiver<Said>;

pub(crate) fn channel() -> (Saying, Listening) {
    unbounded_channel()
}

impl Said {
    /// A line of a console: one of the page's marks, a complaint, or nothing of interest.
    pub(crate) fn from_console(text: &str) -> Option<Self> {
        if text.starts_with('@') {
            return Some(Self::Mark(text.to_owned()));
        }
        let decoded = cors_verdict::decode(text);
        Some(Self::Complaint(Complaint {
            code: decoded.code?.to_owned(),
            url: decoded.values.url,
            text: text.to_owned(),
        }))
    }
}
