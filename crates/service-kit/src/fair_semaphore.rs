//! Permits that clients share: one that asks for many takes none from another that asks for few.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{client::Client, fair_queue::FairQueue};

/// So many permits for all clients together, as [`tokio::sync::Semaphore`] has them. Of those that
/// wait, the next is one of the client that has the fewest permits.
#[derive(Debug, Clone)]
pub struct FairSemaphore(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    available: usize,
    queue: FairQueue<Permit>,
}

/// A permit, until it is dropped.
#[derive(Debug)]
pub struct Permit {
    semaphore: FairSemaphore,
    client: Client,
}

impl FairSemaphore {
    /// So many permits.
    #[must_use]
    pub fn new(permits: usize) -> Self {
        Self(Arc::new(Mutex::new(State {
            available: permits,
            queue: FairQueue::new(),
        })))
    }

    /// Waits for a permit; `None` when the client waits for `most` already.
    pub async fn acquire(&self, client: Client, most: usize) -> Option<Permit> {
        let permit = {
            let mut state = self.lock();
            if state.available > 0 {
                return Some(self.permit(&mut state, client));
            }
            if state.queue.waiting_of(client) >= most {
                return None;
            }
            state.queue.push(client)
        };
        permit.await.ok()
    }

    /// A permit at once; `None` when there is none, or the client has `most` already.
    #[must_use]
    pub fn try_acquire(&self, client: Client, most: usize) -> Option<Permit> {
        let mut state = self.lock();
        let may_have_one = state.available > 0 && state.queue.slots_of(client) < most;
        may_have_one.then(|| self.permit(&mut state, client))
    }

    fn permit(&self, state: &mut State, client: Client) -> Permit {
        state.available -= 1;
        self.to(state, client)
    }

    fn to(&self, state: &mut State, client: Client) -> Permit {
        state.queue.add_slot(client);
        Permit {
            semaphore: self.clone(),
            client,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing between two changes of the state can panic.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut state = self.semaphore.lock();
        state.queue.remove_slot(self.client);
        if let Some((client, waiting)) = state.queue.pop() {
            let permit = self.semaphore.to(&mut state, client);
            drop(state);
            // Whoever has given up meanwhile gives it back.
            drop(waiting.send(permit));
        } else {
            state.available += 1;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use std::{future::Future, net::IpAddr, pin::pin, task::Context, task::Waker};

    use super::*;

    fn client(last: u8) -> Client {
        IpAddr::from([127, 0, 0, last]).into()
    }

    #[tokio::test]
    async fn client_with_fewest_permits_is_next() {
        let semaphore = FairSemaphore::new(2);
        let first = semaphore.acquire(client(1), 9).await;
        let second = semaphore.acquire(client(1), 9).await;
        let mut cx = Context::from_waker(Waker::noop());
        let mut same = pin!(semaphore.acquire(client(1), 9));
        let mut other = pin!(semaphore.acquire(client(2), 9));
        assert!(same.as_mut().poll(&mut cx).is_pending());
        assert!(other.as_mut().poll(&mut cx).is_pending());
        drop(first);
        assert!(same.as_mut().poll(&mut cx).is_pending());
        let others_permit = other.await;
        assert!(semaphore.acquire(client(1), 1).await.is_none());
        drop((second, others_permit));
        same.await;
    }

    #[tokio::test]
    async fn permit_of_who_gave_up_goes_to_the_next() {
        let semaphore = FairSemaphore::new(1);
        let permit = semaphore.acquire(client(1), 9).await;
        let mut cx = Context::from_waker(Waker::noop());
        {
            let mut given_up = pin!(semaphore.acquire(client(2), 9));
            assert!(given_up.as_mut().poll(&mut cx).is_pending());
        }
        let mut waiting = pin!(semaphore.acquire(client(3), 9));
        assert!(waiting.as_mut().poll(&mut cx).is_pending());
        drop(permit);
        let permit = waiting.await;
        assert!(semaphore.try_acquire(client(4), 1).is_none());
        drop(permit);
        assert!(semaphore.try_acquire(client(4), 1).is_some());
    }

    #[test]
    fn client_gets_no_more_than_its_share() {
        let semaphore = FairSemaphore::new(3);
        let first = semaphore.try_acquire(client(1), 1).unwrap();
        assert!(semaphore.try_acquire(client(1), 1).is_none());
        assert!(semaphore.try_acquire(client(2), 1).is_some());
        drop(first);
        assert!(semaphore.try_acquire(client(1), 1).is_some());
    }
}
