//! Whether a proxy should send requests here.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Ready until the service is asked to stop. Clones share their state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Readiness {
    stopping: Arc<AtomicBool>,
}

impl Readiness {
    /// From now on a proxy should send requests elsewhere.
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    /// Whether the service was asked to stop.
    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }
}
