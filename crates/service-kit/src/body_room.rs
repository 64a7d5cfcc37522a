//! The memory that long bodies take, bounded for all of them together. A body takes room as its bytes
//! arrive, so a client that announces much and sends little takes little. When there is no room left,
//! the body whose client has sent nothing for the longest time is given up.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use tokio::sync::Notify;

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

    /// The share of a body of which nothing has arrived.
    #[must_use]
    pub fn share(&self) -> BodyShare {
        let given_up = Arc::new(Notify::new());
        let mut shares = self.lock();
        let id = shares.next_id;
        shares.next_id += 1;
        let share = Share {
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
    /// When all the room is taken by bodies that are whole, or this one was given up.
    pub fn grow(&mut self, bytes: usize) -> Result<(), NoRoom> {
        let mut shares = self.room.lock();
        if !shares.by_id.contains_key(&self.id) {
            return Err(NoRoom);
        }
        while shares.free < bytes {
            shares.give_up_slowest(self.id)?;
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
    pub async fn given_up(&self) {
        self.given_up.notified().await;
    }
}

impl Drop for BodyShare {
    fn drop(&mut self) {
        self.room.lock().remove(self.id);
    }
}

impl Shares {
    fn give_up_slowest(&mut self, except: u64) -> Result<(), NoRoom> {
        let others = self.by_id.iter().filter(|(id, _)| **id != except);
        let arriving = others.filter(|(_, share)| share.bytes > 0);
        let arriving = arriving.filter_map(|(id, share)| Some((share.last_bytes?, *id)));
        let (_, id) = arriving.min().ok_or(NoRoom)?;
        self.remove(id);
        Ok(())
    }

    fn remove(&mut self, id: u64) {
        if let Some(share) = self.by_id.remove(&id) {
            self.free += share.bytes;
            // Whoever waits for it does so with this permit later, too.
            share.given_up.notify_one();
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::{BodyRoom, NoRoom};

    #[test]
    fn body_that_stands_still_longest_makes_room() {
        let room = BodyRoom::new(10);
        let (mut first, mut second, mut third) = (room.share(), room.share(), room.share());
        first.grow(4).unwrap();
        second.grow(4).unwrap();
        first.grow(1).unwrap();
        third.grow(4).unwrap();
        assert_eq!(second.grow(1), Err(NoRoom), "it was given up");
        first.grow(1).unwrap();
    }

    #[test]
    fn whole_bodies_keep_their_room_until_they_are_dropped() {
        let room = BodyRoom::new(10);
        let (mut whole, mut other) = (room.share(), room.share());
        whole.grow(8).unwrap();
        whole.finish();
        assert_eq!(other.grow(4), Err(NoRoom));
        drop(whole);
        other.grow(4).unwrap();
    }

    #[tokio::test]
    async fn reader_of_a_body_that_is_given_up_is_told() {
        let room = BodyRoom::new(10);
        let (mut slow, mut other) = (room.share(), room.share());
        slow.grow(8).unwrap();
        other.grow(8).unwrap();
        slow.given_up().await;
    }

    #[test]
    fn announced_body_that_never_arrives_takes_no_room() {
        let room = BodyRoom::new(10);
        let (_silent, mut other) = (room.share(), room.share());
        other.grow(10).unwrap();
    }
}
