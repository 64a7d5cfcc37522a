//! Whether the service was asked to stop and answers only until proxies have noticed.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Not draining until the service is asked to stop. Clones share their state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draining(Arc<AtomicBool>);

impl Draining {
    /// From now on a proxy should send requests elsewhere.
    pub(crate) fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether a proxy should send requests elsewhere.
    pub(crate) fn has_begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
