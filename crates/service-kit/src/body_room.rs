//! The memory that long bodies take, bounded for all of them together. A body takes room as its bytes
//! arrive, so a client that announces much and sends little takes little. When there is no room left,
//! a body is given up: one of the client that has most, first those that are not whole, and of these
//! the one of which nothing has arrived for the longest time. Whoever has more than another takes
//! nothing from it but what stands still.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

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

#[derive(Debug)]
struct Shares {
    free: usize,
    next_id: u64,
    by_id: BTreeMap<u64, Share>,
}

#[derive(Debug)]
struct Share {
    client: Client,
    bytes: usize,
    /// When bytes came last; `None` once the body is whole, which waits for no client.
    last_bytes: Option<Instant>,
    given_up: Arc<Notify>,
}

impl BodyRoom {
    /// Room for so many bytes.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        Self(Arc::new(Mutex::new(Shares {
            free: bytes,
            next_id: 0,
            by_id: BTreeMap::new(),
        })))
    }

    /// The share of a client's body of which nothing has arrived.
    #[must_use]
    pub fn share(&self, client: Client) -> BodyShare {
        let given_up = Arc::new(Notify::new());
        let mut shares = self.lock();
        let id = shares.next_id;
        shares.next_id += 1;
        let share = Share {
            client,
            bytes: 0,
            last_bytes: Some(Instant::now()),
            given_up: Arc::clone(&given_up),
        };
        shares.by_id.insert(id, share);
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
        shares.free -= bytes;
        let share = shares.by_id.get_mut(&self.id).ok_or(NoRoom)?;
        share.bytes += bytes;
        share.last_bytes = Some(Instant::now());
        Ok(())
    }

    /// The body is whole: its client keeps nobody waiting.
    pub fn finish(&mut self) {
        if let Some(share) = self.room.lock().by_id.get_mut(&self.id) {
            share.last_bytes = None;
        }
    }

    /// Ends when this body is given up to make room for another.
    pub fn given_up(&self) -> impl Future<Output = ()> + use<> {
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
    fn give_up_one(&mut self, except: u64, client: Client, bytes: usize) -> Result<(), NoRoom> {
        let wanted = self.bytes_of(client) + bytes;
        let others = self.by_id.iter().filter(|(id, _)| **id != except);
        let giving_way = others.filter_map(|(id, share)| {
            let all = self.bytes_of(share.client);
            let has_more = share.client != client && all > wanted;
            let gives_way = match share.last_bytes {
                None => has_more,
                Some(last) => has_more || share.client == client || last.elapsed() > STANDSTILL,
            };
            let order = (
                Reverse(all),
                share.last_bytes.is_none(),
                share.last_bytes,
                *id,
            );
            (share.bytes > 0 && gives_way).then_some(order)
        });
        let (_, _, _, id) = giving_way.min().ok_or(NoRoom)?;
        if let Some(share) = self.remove(id) {
            // Whoever waits for it does so with this permit later, too.
            share.given_up.notify_one();
        }
        Ok(())
    }

    fn bytes_of(&self, client: Client) -> usize {
        let shares = self.by_id.values().filter(|share| share.client == client);
        shares.map(|share| share.bytes).sum()
    }

    fn remove(&mut self, id: u64) -> Option<Share> {
        let share = self.by_id.remove(&id)?;
        self.free += share.bytes;
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
    async fn reader_of_a_body_that_is_given_up_is_told() {
        let room = BodyRoom::new(10);
        let [mut slow, mut other] = [1; 2].map(|last| room.share(client(last)));
        slow.grow(8).unwrap();
        other.grow(8).unwrap();
        slow.given_up().await;
    }

    #[test]
    fn announced_body_that_never_arrives_takes_no_room() {
        let room = BodyRoom::new(10);
        let [_silent, mut other] = [1; 2].map(|last| room.share(client(last)));
        other.grow(10).unwrap();
    }
}
