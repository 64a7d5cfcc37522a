//! What came of a request.

use url::Url;

use crate::diagnosis::Diagnosis;
use crate::send::exchange::Exchange;
use crate::send::failure::Failure;

/// What came of a request of a page.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Everything that was sent, in order, without secrets.
    pub exchanges: Vec<Exchange>,
    /// Why nothing more was sent.
    pub end: End,
    /// The verdict, every fault and the fix, without secrets.
    pub diagnosis: Diagnosis,
}

/// Why nothing more was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// A browser sends nothing more: the diagnosis says how it ends.
    Judged,
    /// The method changes things on the server, and the caller did not allow it to be sent. What comes before it,
    /// such as its preflight, was sent and passed.
    NotAllowed {
        /// The method.
        method: String,
        /// Whether a preflight was sent for it.
        is_preflighted: bool,
    },
    /// A redirect leads from a public address to a private one, or from a private one to this machine. It was not
    /// followed.
    PrivateRedirect {
        /// The URL, without secrets.
        url: Url,
    },
    /// It was given up before it was known how it ends.
    Interrupted,
    /// Nothing was reached: the first request has no answer.
    NotReached(Failure),
}
