//! What an engine says about a request, in the words of the catalogue.

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Something an engine said.
#[derive(Clone, Debug)]
pub(crate) enum Said {
    /// The page's own mark, such as `@done`.
    Mark(String),
    /// A line of its console, as people read it.
    Line(String),
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
    /// One of the page's marks, if the text is one.
    pub(crate) fn mark(text: &str) -> Option<Self> {
        text.starts_with('@').then(|| Self::Mark(text.to_owned()))
    }

    /// What a line of a console is: one of the page's marks, or a line and perhaps a complaint.
    pub(crate) fn from_console(text: &str) -> Vec<Self> {
        if let Some(mark) = Self::mark(text) {
            return vec![mark];
        }
        let line = Self::Line(text.to_owned());
        let decoded = cors_verdict::decode(text);
        let complaint = decoded.code.map(|code| {
            Self::Complaint(Complaint {
                code: code.to_owned(),
                url: decoded.values.url,
                text: text.to_owned(),
            })
        });
        [Some(line), complaint].into_iter().flatten().collect()
    }
}
