//! What waits for processes or reads what the kernel knows keeps its thread busy.

use tokio::{
    runtime::Handle,
    task::{JoinHandle, spawn_blocking},
};

/// Does this on a thread of its own, where it holds up nobody else.
pub(crate) fn on_a_thread<T: Send + 'static>(
    start: impl AsyncFnOnce() -> T + Send + 'static,
) -> JoinHandle<T> {
    spawn_blocking(|| Handle::current().block_on(start()))
}
