//! What an engine says about a request, in the words of the catalogue.

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Something an engine said.
#[derive(Clone, Debug)]
pub(crate) enum EngineMessage {
    /// The page's own mark, such as `@done`.
    Mark(String),
    /// A line of its console, as people read it.
    Line(String),
    /// An error.
    EngineError(EngineError),
}

/// An error about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EngineError {
    /// Chromium's `CorsError` or `net::` text, Firefox's key, WebKit's W-code; the whole text where
    /// it is none of these.
    pub(crate) code: String,
    /// The URL that the request was made for, where the engine tells.
    pub(crate) url: Option<String>,
    /// In the engine's own words.
    pub(crate) text: String,
}

/// Firefox writes this of every request that came to nothing, after or before the line that has the
/// reason.
const WITHOUT_REASON: &str = "CORSDidNotSucceed2";

/// The first error that has a reason, or else the first.
pub(crate) fn decisive<'a>(
    errors: impl IntoIterator<Item = &'a EngineError, IntoIter: Clone>,
) -> Option<&'a EngineError> {
    let mut errors = errors.into_iter();
    let first = errors.clone().next();
    errors.find(|error| error.code != WITHOUT_REASON).or(first)
}

pub(crate) type Sender = UnboundedSender<EngineMessage>;
pub(crate) type Receiver = UnboundedReceiver<EngineMessage>;

pub(crate) fn channel() -> (Sender, Receiver) {
    unbounded_channel()
}

impl EngineMessage {
    /// One of the page's marks, if the text is one.
    pub(crate) fn mark(text: &str) -> Option<Self> {
        text.starts_with('@').then(|| Self::Mark(text.to_owned()))
    }

    /// What a line of a console is: one of the page's marks, or a line and perhaps an error.
    pub(crate) fn from_console(text: &str) -> Vec<Self> {
        if let Some(mark) = Self::mark(text) {
            return vec![mark];
        }
        let line = Self::Line(text.to_owned());
        let decoded = cors_verdict::decode(text);
        let error = decoded.code.map(|code| {
            Self::EngineError(EngineError {
                code: code.to_owned(),
                url: decoded.values.url,
                text: text.to_owned(),
            })
        });
        [Some(line), error].into_iter().flatten().collect()
    }
}
