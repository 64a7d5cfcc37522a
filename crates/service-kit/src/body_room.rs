//! The memory that long bodies take, bounded for all of them together: those of requests, as their
//! bytes arrive, so that a client that announces much and sends little takes little, and those of
//! responses, until they are read. When there is no room left, a body is given up: one of the client
//! that has most, first those that are not whole, and of these the one of which nothing has arrived
//! for the longest time. Whoever has more than another gives up its own first, and takes nothing from it
//! but what stands still.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Notify, futures::OwnedNotified},
    time::Instant,
};

use crate::client::Client;

/// For how long nothing arrives of a body that stands still.
const STANDSTILL: Duration = Duration::from_secs(1);

/// What all bodies may take together.
#[derive(Debug, Clone)]
pub struct BodyRoom(Arc<Mutex<Shares>>);

/// There is no room for more bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRoom;

/// What one body takes, until it is dropped.
#[derive(Debug)]
pub struct BodyShare {
    room: BodyRoom,
    id: u64,
    given_up: Arc<Notify>,
}

/// Nothing here is looked for among all shares, since a stranger can make that many bodies look for
/// room.
#[derive(Debug)]
struct Shares {
    free: usize,
    next_id: u64,
    by_id: BTreeMap<u64, Share>,
    /// Of all that take room, the first to be given up first.
    order: BTreeSet<Order>,
    by_client: BTreeMap<Client, OfClient>,
    /// The clients that take room; the one that has most comes last.
    by_bytes: BTreeSet<(usize, Client)>,
}

#[derive(Debug)]
struct Share {
    client: Client,
    bytes: usize,
    order: Order,
    given_up: Arc<Notify>,
}

/// In which order bodies are given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    /// A whole body waits for no client.
    is_whole: bool,
    last_bytes: Instant,
    id: u64,
}

/// What one client takes.
#[derive(Debug, Default)]
struct OfClient {
    bytes: usize,
    order: BTreeSet<Order>,
}

impl BodyRoom {
    /// Room for so many bytes.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        Self(Arc::new(Mutex::new(Shares {
            free: bytes,
            next_id: 0,
            by_id: BTreeMap::new(),
            order: BTreeSet::new(),
            by_client: BTreeMap::new(),
            by_bytes: BTreeSet::new(),
        })))
    }

    /// The share of a client's body of which nothing has arrived.
    #[must_use]
    pub fn share(&self, client: Client) -> BodyShare {
        let given_up = Arc::new(Notify::new());
        let mut shares = self.lock();
        let id = shares.next_id;
        shares.next_id += 1;
        shares.insert(Share {
            client,
            bytes: 0,
            order: Order {
                is_whole: false,
                last_bytes: Instant::now(),
                id,
            },
            given_up: Arc::clone(&given_up),
        });
        BodyShare {
            room: self.clone(),
            id,
            given_up,
        }
    }

    /// The shares are right at any time: a panic elsewhere cannot have spoilt them.
    fn lock(&self) -> MutexGuard<'_, Shares> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl BodyShare {
    /// Takes room for bytes that have arrived.
    ///
    /// # Errors
    /// When no other body has to give way to this one, or this one was given up.
    pub fn grow(&mut self, bytes: usize) -> Result<(), NoRoom> {
        let mut shares = self.room.lock();
        let client = shares.by_id.get(&self.id).ok_or(NoRoom)?.client;
        while shares.free < bytes {
            shares.give_up_one(self.id, client, bytes)?;
        }
        shares.change(self.id, |share| {
            share.bytes += bytes;
            share.order.last_bytes = Instant::now();
        });
        Ok(())
    }

    /// The body is whole: its client keeps nobody waiting.
    pub fn finish(&mut self) {
        let mut shares = self.room.lock();
        shares.change(self.id, |share| share.order.is_whole = true);
    }

    /// Ends when this body is given up to make room for another.
    pub fn given_up(&self) -> OwnedNotified {
        Arc::clone(&self.given_up).notified_owned()
    }
}

impl Drop for BodyShare {
    fn drop(&mut self) {
        self.room.lock().remove(self.id);
    }
}

impl Shares {
    /// Makes room for so many more bytes of a client's body.
    fn give_up_one(&mut self, id: u64, client: Client, bytes: usize) -> Result<(), NoRoom> {
        let of_client = self.by_client.get(&client);
        let wanted = of_client.map_or(0, |it| it.bytes) + bytes;
        let first = self
            .first_of_more_than(wanted, client)
            .or_else(|| self.first_unfinished_of(client, id))
            .or_else(|| self.first_at_standstill(id));
        let first = first.and_then(|order| self.remove(order.id));
        // Whoever waits for it does so with this permit later, too.
        first.ok_or(NoRoom)?.given_up.notify_one();
        Ok(())
    }

    /// Of the client that has most, if that is more than so much.
    fn first_of_more_than(&self, bytes: usize, except: Client) -> Option<Order> {
        let mut by_bytes = self.by_bytes.iter().rev();
        let (most, client) = by_bytes.find(|(_, client)| *client != except)?;
        let of_client = self.by_client.get(client).filter(|_| *most > bytes)?;
        of_client.order.first().copied()
    }

    fn first_at_standstill(&self, except: u64) -> Option<Order> {
        let first = self.order.iter().find(|order| order.id != except)?;
        let stands_still = !first.is_whole && first.last_bytes.elapsed() > STANDSTILL;
        stands_still.then_some(*first)
    }

    fn first_unfinished_of(&self, client: Client, except: u64) -> Option<Order> {
        let mut order = self.by_client.get(&client)?.order.iter();
        let first = order.find(|order| order.id != except)?;
        (!first.is_whole).then_some(*first)
    }

    fn change(&mut self, id: u64, change: impl FnOnce(&mut Share)) {
        if let Some(mut share) = self.remove(id) {
            change(&mut share);
            self.insert(share);
        }
    }

    fn insert(&mut self, share: Share) {
        if share.bytes > 0 {
            self.free -= share.bytes;
            self.order.insert(share.order);
            let of_client = self.by_client.entry(share.client).or_default();
            self.by_bytes.remove(&(of_client.bytes, share.client));
            of_client.bytes += share.bytes;
            of_client.order.insert(share.order);
            self.by_bytes.insert((of_client.bytes, share.client));
        }
        self.by_id.insert(share.order.id, share);
    }

    fn remove(&mut self, id: u64) -> Option<Share> {
        let share = self.by_id.remove(&id)?;
        self.free += share.bytes;
        self.order.remove(&share.order);
        if let Some(of_client) = self.by_client.get_mut(&share.client) {
            self.by_bytes.remove(&(of_client.bytes, share.client));
            of_client.bytes -= share.bytes;
            of_client.order.remove(&share.order);
            if of_client.bytes > 0 {
                self.by_bytes.insert((of_client.bytes, share.client));
            } else {
                self.by_client.remove(&share.client);
            }
        }
        Some(share)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use std::net::IpAddr;

    use tokio::time::{advance, pause};

    use super::{BodyRoom, Client, NoRoom, STANDSTILL};

    fn client(last: u8) -> Client {
        IpAddr::from([127, 0, 0, last]).into()
    }

    #[test]
    fn body_that_stands_still_longest_makes_room() {
        let room = BodyRoom::new(10);
        let [mut first, mut second, mut third] = [1; 3].map(|last| room.share(client(last)));
        first.grow(4).unwrap();
        second.grow(4).unwrap();
        first.grow(1).unwrap();
        third.grow(4).unwrap();
        assert_eq!(second.grow(1), Err(NoRoom), "it was given up");
        first.grow(1).unwrap();
    }

    #[test]
    fn whole_bodies_keep_their_room_among_those_of_their_client() {
        let room = BodyRoom::new(10);
        let [mut whole, mut other] = [1; 2].map(|last| room.share(client(last)));
        whole.grow(8).unwrap();
        whole.finish();
        assert_eq!(other.grow(4), Err(NoRoom));
        drop(whole);
        other.grow(4).unwrap();
    }

    #[test]
    fn client_that_has_most_makes_room_for_others() {
        let room = BodyRoom::new(10);
        let [mut first, mut second, mut third] = [1, 1, 2].map(|last| room.share(client(last)));
        first.grow(4).unwrap();
        second.grow(6).unwrap();
        first.finish();
        second.finish();
        third.grow(4).unwrap();
        assert_eq!(first.grow(1), Err(NoRoom), "it was given up");
        assert_eq!(
            third.grow(3),
            Err(NoRoom),
            "it would have more than the other"
        );
        let mut fourth = room.share(client(1));
        assert_eq!(fourth.grow(1), Err(NoRoom), "its client has more already");
    }

    #[tokio::test]
    async fn body_that_stands_still_gives_way_to_whoever_sends() {
        pause();
        let room = BodyRoom::new(10);
        let [mut still, mut other] = [1, 2].map(|last| room.share(client(last)));
        still.grow(2).unwrap();
        other.grow(8).unwrap();
        assert_eq!(other.grow(1), Err(NoRoom), "its client has more");
        advance(STANDSTILL * 2).await;
        other.grow(1).unwrap();
        assert_eq!(still.grow(1), Err(NoRoom), "it was given up");
    }

    #[tokio::test]
    async fn client_that_has_most_gives_up_its_own_before_what_stands_still_of_another() {
        pause();
        let room = BodyRoom::new(10);
        let [mut other, mut first, mut second] = [2, 1, 1].map(|last| room.share(client(last)));
        other.grow(2).unwrap();
        first.grow(8).unwrap();
        advance(STANDSTILL * 2).await;
        second.grow(4).unwrap();
        assert_eq!(first.grow(1), Err(NoRoom), "it was given up");
        other.grow(1).unwrap();
    }

    #[tokio::test]
    async fn reader_of_a_body_that_is_given_up_is_told() {
        let room = BodyRoom::new(10);
        let [mut slow, mut other] = [1; 2].map(|last| room.share(client(last)));
        slow.grow(8).unwrap();
        other.grow(8).unwrap();
        slow.given_up().await;
    }

    /// Whoever looked through all of them for each would not come to an end.
    #[tokio::test]
    async fn any_number_of_bodies_can_be_told_that_there_is_no_room_beside_any_number_of_others() {
        const MANY: u32 = 100_000;
        pause();
        let room = BodyRoom::new(usize::try_from(MANY).unwrap());
        let _others: Vec<_> = (0..MANY)
            .map(|number| {
                let mut share = room.share(IpAddr::from(number.to_be_bytes()).into());
                share.grow(1).unwrap();
                share
            })
            .collect();
        for _ in 0..MANY {
            assert_eq!(room.share(client(1)).grow(1), Err(NoRoom));
        }
    }

    #[test]
    fn announced_body_that_never_arrives_takes_no_room() {
        let room = BodyRoom::new(10);
        let [_silent, mut other] = [1; 2].map(|last| room.share(client(last)));
        other.grow(10).unwrap();
    }
}
