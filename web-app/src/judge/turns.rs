//! One at a time: a long document takes much memory and a processor for a while.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// How long a request waits for its turn.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// The turns of all workers together.
#[derive(Debug)]
pub(crate) struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

impl Turns {
    /// Waits for a turn, which ends when it is dropped; `None` when it took too long.
    pub(super) async fn take(&self) -> Option<OwnedSemaphorePermit> {
        let turn = timeout(LONGEST_WAIT, Arc::clone(&self.0).acquire_owned());
        turn.await.ok()?.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Turns;

    #[actix_web::test]
    async fn one_works_while_the_others_wait() {
        tokio::time::pause();
        let turns = Turns::default();
        let first = turns.take().await;
        assert!(first.is_some());
        assert!(turns.take().await.is_none());
        drop(first);
        assert!(turns.take().await.is_some());
    }
}
