//! How much of an input is read, and how much is said about it.

/// How much of an input is read, and how much is said about it. By default all is read, and of the requests
/// the first 2,000 are told, the broken ones first.
///
/// Sizes are those of addresses and headers, with 64 more for each header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InputLimits {
    /// The most bytes that are read of a text that is no HAR file.
    pub text: usize,
    /// The most bytes that the requests and responses of a HAR file have together.
    pub recorded: usize,
    /// The most requests that are told one by one.
    pub calls: usize,
    /// The most bytes that they have together.
    pub told: usize,
}

/// What a header takes besides its name and value, in bytes.
pub(crate) const HEADER_SIZE: usize = 64;

impl Default for InputLimits {
    fn default() -> Self {
        Self {
            text: usize::MAX,
            recorded: usize::MAX,
            calls: 2_000,
            told: usize::MAX,
        }
    }
}
