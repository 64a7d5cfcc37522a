//! Who waits for a slot, and how many slots each client has.

use std::collections::{BTreeMap, VecDeque};

use tokio::sync::oneshot;

use crate::client::Client;

/// The clients that have slots or wait for one.
#[derive(Debug)]
pub(crate) struct FairQueue<T, K = Client> {
    shares: BTreeMap<K, Share<T>>,
    next_number: u64,
    waiting: usize,
}

#[derive(Debug)]
struct Share<T> {
    slots: usize,
    /// When the client's turn was last, or when it began to wait: the numbers of all clients tell in which
    /// order that was.
    since: u64,
    waiting: VecDeque<oneshot::Sender<T>>,
}

impl<T, K: Ord + Clone> FairQueue<T, K> {
    pub(crate) const fn new() -> Self {
        Self {
            shares: BTreeMap::new(),
            next_number: 0,
            waiting: 0,
        }
    }

    /// How many wait, with those that have given up since.
    pub(crate) const fn waiting(&self) -> usize {
        self.waiting
    }

    /// How many slots the client has.
    pub(crate) fn slots_of(&self, client: &K) -> usize {
        self.shares.get(client).map_or(0, |share| share.slots)
    }

    /// How many wait for the client.
    pub(crate) fn waiting_of(&self, client: &K) -> usize {
        let waiting = self.shares.get(client).map(|share| share.waiting.iter());
        let waiting = waiting.into_iter().flatten();
        waiting.filter(|sender| !sender.is_closed()).count()
    }

    /// Notes that the client has one more.
    pub(crate) fn add_slot(&mut self, client: &K) {
        self.share(client).slots += 1;
    }

    /// Notes that the client has one less.
    pub(crate) fn remove_slot(&mut self, client: &K) {
        self.share(client).slots -= 1;
        self.forget_unless_needed(client);
    }

    /// Puts the client at the end of those that wait.
    pub(crate) fn push(&mut self, client: &K) -> oneshot::Receiver<T> {
        let (sender, receiver) = oneshot::channel();
        let number = self.next_number();
        let share = self.share(client);
        // So that a client that gives up again and again does not pile up.
        let given_up = share.forget_given_up();
        if share.waiting.is_empty() {
            share.since = number;
        }
        share.waiting.push_back(sender);
        self.waiting = self.waiting + 1 - given_up;
        receiver
    }

    /// The client that is next: of those that have the fewest slots, the one that has waited for
    /// longest since its last turn, however many wait for it.
    pub(crate) fn next(&self) -> Option<K> {
        let waiting = self.shares.iter().filter_map(|(client, share)| {
            share.waiting.front()?;
            Some((share.slots, share.since, client))
        });
        waiting.min().map(|(.., client)| client.clone())
    }

    /// Takes the next out of those that wait.
    pub(crate) fn pop(&mut self) -> Option<(K, oneshot::Sender<T>)> {
        let client = self.next()?;
        let number = self.next_number();
        let share = self.share(&client);
        let sender = share.waiting.pop_front()?;
        share.since = number;
        self.waiting -= 1;
        self.forget_unless_needed(&client);
        Some((client, sender))
    }

    /// Takes those out that have given up.
    pub(crate) fn forget_given_up(&mut self) {
        let shares = self.shares.values_mut();
        self.waiting -= shares.map(Share::forget_given_up).sum::<usize>();
        self.shares.retain(|_, share| share.is_needed());
    }

    fn next_number(&mut self) -> u64 {
        self.next_number += 1;
        self.next_number
    }

    fn share(&mut self, client: &K) -> &mut Share<T> {
        self.shares.entry(client.clone()).or_insert(Share {
            slots: 0,
            since: 0,
            waiting: VecDeque::new(),
        })
    }

    fn forget_unless_needed(&mut self, client: &K) {
        if !self.share(client).is_needed() {
            self.shares.remove(client);
        }
    }
}

impl<T> Share<T> {
    /// Returns how many have given up.
    fn forget_given_up(&mut self) -> usize {
        let before = self.waiting.len();
        self.waiting.retain(|sender| !sender.is_closed());
        before - self.waiting.len()
    }

    fn is_needed(&self) -> bool {
        self.slots > 0 || !self.waiting.is_empty()
    }
}
