//! Bounds on what is taken from a server.

use std::time::Duration;

/// Bounds on what is taken from a server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The time that one request may take, from looking up the name to the end of the headers.
    pub timeout: Duration,
    /// The most bytes of a status line and headers.
    pub head_bytes: usize,
    /// The most bytes of a body. What is longer is not read, which is no failure.
    pub body_bytes: usize,
    /// The time for which a body is read after the headers.
    pub body_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(10),
            head_bytes: 256 * 1024,
            body_bytes: 64 * 1024,
            body_timeout: Duration::from_secs(1),
        }
    }
}
