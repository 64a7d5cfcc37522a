//! Permits that clients share: one that asks for many takes none from another that asks for few.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{client::Client, fair_queue::FairQueue};

/// So many permits for all clients together, as [`tokio::sync::Semaphore`] has them, and at most so
/// many for each. A client gets another one only while more are left than it has, so that a few that
/// want all leave some to those that have none: after a while, as many as each of them has. Of those
/// that wait, the next is one of the client that has the fewest permits; clients that have as many take
/// turns. A client is an address if not said otherwise.
#[derive(Debug, Clone)]
pub struct FairSemaphore<K: Ord + Clone = Client>(Arc<Mutex<State<K>>>);

/// How many may wait at once.
#[derive(Debug, Clone, Copy)]
pub struct MostWaiting {
    /// For one client.
    pub of_a_client: usize,
    /// For all clients together, unless it is the client's only one.
    pub of_all: usize,
    /// For all clients together: each also takes one of the connections.
    pub at_most: usize,
}

#[derive(Debug)]
struct State<K: Ord + Clone> {
    available: usize,
    most_of_a_client: usize,
    queue: FairQueue<Permit<K>, K>,
}

/// A permit, until it is dropped.
#[derive(Debug)]
pub struct Permit<K: Ord + Clone = Client> {
    semaphore: FairSemaphore<K>,
    client: K,
}

impl<K: Ord + Clone> FairSemaphore<K> {
    /// So many permits, of which one client has no more than its share.
    #[must_use]
    pub fn new(permits: usize, most_of_a_client: usize) -> Self {
        Self(Arc::new(Mutex::new(State {
            available: permits,
            most_of_a_client,
            queue: FairQueue::new(),
        })))
    }

    /// Waits for a permit; `None` when too many wait already.
    pub async fn acquire(&self, client: K, most: MostWaiting) -> Option<Permit<K>> {
        let permit = {
            let mut state = self.lock();
            if state.has_one_for(&client) {
                return Some(self.permit(&mut state, client));
            }
            if !state.may_wait(&client, most) {
                state.queue.forget_given_up();
                if !state.may_wait(&client, most) {
                    return None;
                }
            }
            state.queue.push(&client)
        };
        permit.await.ok()
    }

    /// A permit at once; `None` when there is none, or the client has its share.
    #[must_use]
    pub fn try_acquire(&self, client: K) -> Option<Permit<K>> {
        let mut state = self.lock();
        let has_one = state.has_one_for(&client);
        has_one.then(|| self.permit(&mut state, client))
    }

    /// Whether the client has a permit or waits for one.
    #[must_use]
    pub fn is_wanted_by(&self, client: &K) -> bool {
        let queue = &self.lock().queue;
        queue.slots_of(client) > 0 || queue.waiting_of(client) > 0
    }

    fn permit(&self, state: &mut State<K>, client: K) -> Permit<K> {
        state.available -= 1;
        state.queue.add_slot(&client);
        Permit {
            semaphore: self.clone(),
            client,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<K>> {
        // Nothing between two changes of the state can panic.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Ord + Clone> State<K> {
    fn has_one_for(&self, client: &K) -> bool {
        self.queue.slots_of(client) < self.available.min(self.most_of_a_client)
    }

    fn may_wait(&self, client: &K, most: MostWaiting) -> bool {
        let waiting = self.queue.waiting_of(client);
        let most_of_all = if waiting > 0 {
            most.of_all
        } else {
            most.at_most
        };
        waiting < most.of_a_client && self.queue.waiting() < most_of_all
    }
}

impl<K: Ord + Clone> Drop for Permit<K> {
    fn drop(&mut self) {
        let mut state = self.semaphore.lock();
        state.available += 1;
        state.queue.remove_slot(&self.client);
        state.queue.forget_given_up();
        // When the one that has the fewest may have no more, nobody may.
        let next = state.queue.next().filter(|it| state.has_one_for(it));
        if let Some((client, waiting)) = next.and_then(|_| state.queue.pop()) {
            let permit = self.semaphore.permit(&mut state, client);
            drop(state);
            // Whoever gives up at this very moment gives it back.
            drop(waiting.send(permit));
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use std::{future::Future, iter, net::IpAddr, pin::pin, task::Context, task::Waker};

    use super::*;

    const ONE_EACH: MostWaiting = MostWaiting {
        of_a_client: 1,
        of_all: 900_000,
        at_most: 900_000,
    };
    const NINE_EACH: MostWaiting = MostWaiting {
        of_a_client: 9,
        of_all: 4,
        at_most: 6,
    };

    fn client(last: u8) -> Client {
        IpAddr::from([127, 0, 0, last]).into()
    }

    #[tokio::test]
    async fn client_with_fewest_permits_is_next() {
        let semaphore = FairSemaphore::new(3, 2);
        let first = semaphore.acquire(client(1), NINE_EACH).await;
        let second = semaphore.acquire(client(1), NINE_EACH).await;
        let _third = semaphore.acquire(client(3), NINE_EACH).await;
        let mut cx = Context::from_waker(Waker::noop());
        let mut same = pin!(semaphore.acquire(client(1), NINE_EACH));
        let mut other = pin!(semaphore.acquire(client(2), NINE_EACH));
        assert!(same.as_mut().poll(&mut cx).is_pending());
        assert!(other.as_mut().poll(&mut cx).is_pending());
        drop(first);
        assert!(same.as_mut().poll(&mut cx).is_pending());
        let others_permit = other.await;
        assert!(semaphore.acquire(client(1), ONE_EACH).await.is_none());
        drop((second, others_permit));
        same.await;
    }

    #[tokio::test]
    async fn clients_with_as_many_permits_take_turns() {
        let semaphore = FairSemaphore::new(1, 1);
        let permit = semaphore.acquire(client(1), NINE_EACH).await;
        let mut cx = Context::from_waker(Waker::noop());
        let [mut second, mut third] =
            [(); 2].map(|()| Box::pin(semaphore.acquire(client(1), NINE_EACH)));
        let mut other = pin!(semaphore.acquire(client(2), NINE_EACH));
        assert!(second.as_mut().poll(&mut cx).is_pending());
        assert!(third.as_mut().poll(&mut cx).is_pending());
        assert!(other.as_mut().poll(&mut cx).is_pending());
        drop(permit);
        drop(second.await);
        assert!(third.as_mut().poll(&mut cx).is_pending());
        drop(other.await);
        assert!(third.await.is_some());
    }

    #[tokio::test]
    async fn permit_of_who_gave_up_goes_to_the_next() {
        let semaphore = FairSemaphore::new(1, 1);
        let permit = semaphore.acquire(client(1), NINE_EACH).await;
        let mut cx = Context::from_waker(Waker::noop());
        {
            let mut given_up = pin!(semaphore.acquire(client(2), NINE_EACH));
            assert!(given_up.as_mut().poll(&mut cx).is_pending());
        }
        let mut waiting = pin!(semaphore.acquire(client(3), NINE_EACH));
        assert!(waiting.as_mut().poll(&mut cx).is_pending());
        drop(permit);
        let permit = waiting.await;
        assert!(semaphore.try_acquire(client(4)).is_none());
        drop(permit);
        assert!(semaphore.try_acquire(client(4)).is_some());
    }

    #[tokio::test]
    async fn permit_passes_any_number_of_those_who_gave_up() {
        let semaphore = FairSemaphore::new(1, 1);
        let permit = semaphore.acquire(client(1), ONE_EACH).await;
        let mut cx = Context::from_waker(Waker::noop());
        for number in 0..200_000_u32 {
            let client = IpAddr::from(number.to_be_bytes()).into();
            let mut given_up = pin!(semaphore.acquire(client, ONE_EACH));
            assert!(given_up.as_mut().poll(&mut cx).is_pending());
        }
        drop(permit);
        assert!(semaphore.try_acquire(client(1)).is_some());
    }

    #[tokio::test]
    async fn who_gave_up_passes_a_permit_to_nobody_who_has_its_share() {
        let semaphore = FairSemaphore::new(3, 2);
        let permits = [
            semaphore.acquire(client(1), NINE_EACH).await,
            semaphore.acquire(client(1), NINE_EACH).await,
        ];
        let other = semaphore.acquire(client(2), NINE_EACH).await;
        let mut cx = Context::from_waker(Waker::noop());
        let mut same = pin!(semaphore.acquire(client(1), NINE_EACH));
        assert!(same.as_mut().poll(&mut cx).is_pending());
        {
            let mut given_up = pin!(semaphore.acquire(client(3), NINE_EACH));
            assert!(given_up.as_mut().poll(&mut cx).is_pending());
        }
        drop(other);
        assert!(same.as_mut().poll(&mut cx).is_pending());
        drop(permits);
        assert!(same.await.is_some());
    }

    #[tokio::test]
    async fn client_that_waits_already_takes_no_more_than_all_may() {
        let semaphore = FairSemaphore::new(1, 1);
        let _permit = semaphore.acquire(client(1), NINE_EACH).await;
        let mut cx = Context::from_waker(Waker::noop());
        let mut waiting: Vec<_> = (0..NINE_EACH.of_all)
            .map(|_| Box::pin(semaphore.acquire(client(2), NINE_EACH)))
            .collect();
        for one in &mut waiting {
            assert!(one.as_mut().poll(&mut cx).is_pending());
        }
        assert!(semaphore.acquire(client(2), NINE_EACH).await.is_none());
        let mut other = pin!(semaphore.acquire(client(3), NINE_EACH));
        assert!(other.as_mut().poll(&mut cx).is_pending());
        assert!(semaphore.acquire(client(3), NINE_EACH).await.is_none());
        let mut last = pin!(semaphore.acquire(client(4), NINE_EACH));
        assert!(last.as_mut().poll(&mut cx).is_pending());
        assert!(semaphore.acquire(client(5), NINE_EACH).await.is_none());
    }

    #[tokio::test]
    async fn who_gave_up_is_not_counted_as_waiting() {
        let semaphore = FairSemaphore::new(1, 1);
        let _permit = semaphore.acquire(client(1), ONE_EACH).await;
        let mut cx = Context::from_waker(Waker::noop());
        for _ in 0..2 {
            let mut given_up = pin!(semaphore.acquire(client(2), ONE_EACH));
            assert!(given_up.as_mut().poll(&mut cx).is_pending());
        }
        for number in 0..=u8::try_from(NINE_EACH.at_most).unwrap() {
            let mut given_up = pin!(semaphore.acquire(client(number), NINE_EACH));
            assert!(given_up.as_mut().poll(&mut cx).is_pending());
        }
    }

    #[tokio::test]
    async fn client_with_its_share_waits_while_there_are_permits_for_others() {
        let semaphore = FairSemaphore::new(2, 1);
        let first = semaphore.acquire(client(1), NINE_EACH).await;
        let mut cx = Context::from_waker(Waker::noop());
        let mut same = pin!(semaphore.acquire(client(1), NINE_EACH));
        assert!(same.as_mut().poll(&mut cx).is_pending());
        let other = semaphore.acquire(client(2), NINE_EACH).await;
        drop(other);
        assert!(same.as_mut().poll(&mut cx).is_pending());
        assert!(semaphore.acquire(client(2), NINE_EACH).await.is_some());
        drop(first);
        assert!(same.await.is_some());
    }

    #[test]
    fn clients_that_want_all_leave_some_to_those_that_have_none() {
        for clients in [1, 4, 16] {
            let semaphore = FairSemaphore::new(200, 50);
            let mut permits: Vec<Vec<Permit>> = (0..clients).map(|_| Vec::new()).collect();
            for _ in 0..200 {
                for (number, permits) in (1..).zip(&mut permits) {
                    permits.pop();
                    permits.extend(iter::from_fn(|| semaphore.try_acquire(client(number))));
                }
            }
            let others = (100..110).map(client);
            let others: Vec<_> = others.map(|it| semaphore.try_acquire(it)).collect();
            assert!(others.iter().all(Option::is_some), "{clients}");
        }
    }

    #[tokio::test]
    async fn client_that_wants_all_gets_what_others_have_given_back() {
        let semaphore = FairSemaphore::new(3, 2);
        let first = semaphore.acquire(client(1), NINE_EACH).await;
        let other = semaphore.acquire(client(2), NINE_EACH).await;
        let mut cx = Context::from_waker(Waker::noop());
        let mut second = pin!(semaphore.acquire(client(1), NINE_EACH));
        assert!(second.as_mut().poll(&mut cx).is_pending());
        drop(other);
        assert!(second.await.is_some());
        drop(first);
    }

    #[test]
    fn client_gets_no_more_than_its_share() {
        let semaphore = FairSemaphore::new(3, 1);
        let first = semaphore.try_acquire(client(1)).unwrap();
        assert!(semaphore.try_acquire(client(1)).is_none());
        assert!(semaphore.try_acquire(client(2)).is_some());
        drop(first);
        assert!(semaphore.try_acquire(client(1)).is_some());
    }
}
