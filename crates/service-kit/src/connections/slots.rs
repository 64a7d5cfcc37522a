//! Slots for connections, and which connection gives way to another.

use std::{
    cell::{Cell, RefCell},
    cmp::Reverse,
    collections::BTreeMap,
    rc::Rc,
};

use super::activity::Activity;
use crate::{client::Client, fair_queue::FairQueue};

#[derive(Debug)]
pub(super) struct Slots {
    most: usize,
    taken: Cell<usize>,
    queue: RefCell<FairQueue<Slot>>,
    next_id: Cell<u64>,
    /// Who has a slot, without those that are about to leave.
    open: RefCell<BTreeMap<u64, Rc<Activity>>>,
    /// How many were shed and have not left.
    leaving: Cell<usize>,
}

impl Slots {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            taken: Cell::default(),
            queue: RefCell::new(FairQueue::new()),
            next_id: Cell::default(),
            open: RefCell::default(),
            leaving: Cell::default(),
        }
    }

    /// Waits for a slot.
    #[expect(
        clippy::expect_used,
        reason = "whoever waits is in the queue until it has a slot"
    )]
    pub(super) async fn take(self: &Rc<Self>, client: Client) -> Slot {
        if self.taken.get() < self.most {
            return self.occupy(client);
        }
        let slot = self.queue.borrow_mut().push(&client);
        self.shed_if_wanted();
        slot.await.expect("a slot")
    }

    /// Enters a connection that has a slot; returns its number.
    pub(super) fn enter(&self, activity: &Rc<Activity>) -> u64 {
        let id = self.next_id.get();
        self.next_id.set(id + 1);
        self.open.borrow_mut().insert(id, Rc::clone(activity));
        id
    }

    /// Takes the connection out again.
    pub(super) fn leave(&self, id: u64) {
        if self.open.borrow_mut().remove(&id).is_none() {
            self.leaving.set(self.leaving.get() - 1);
        }
    }

    /// Sheds a connection that waits for its client, for each that waits for a slot.
    pub(super) fn shed_if_wanted(&self) {
        while self.leaving.get() < self.queue.borrow().waiting() {
            let has_shed = {
                let queue = self.queue.borrow();
                let fewest = queue.next().map_or(0, |client| queue.slots_of(&client));
                self.shed_one(&queue, |activity| {
                    activity.awaits_client() && queue.slots_of(&activity.client) >= fewest
                })
            };
            if !has_shed {
                return;
            }
        }
    }

    /// Sheds one of these connections; says whether there was one.
    fn shed_one(&self, queue: &FairQueue<Slot>, may_be_shed: impl Fn(&Activity) -> bool) -> bool {
        let mut open = self.open.borrow_mut();
        let first = open
            .iter()
            .filter(|(_, activity)| may_be_shed(activity))
            .min_by_key(|(_, activity)| {
                let slots = queue.slots_of(&activity.client);
                (
                    Reverse(slots),
                    !activity.has_begun.get(),
                    activity.last_write.get(),
                )
            });
        let id = first.map(|(id, _)| *id);
        let Some(activity) = id.and_then(|id| open.remove(&id)) else {
            return false;
        };
        log::debug!("a connection is closed to make room: {} others", open.len());
        self.leaving.set(self.leaving.get() + 1);
        activity.shed();
        true
    }

    fn occupy(self: &Rc<Self>, client: Client) -> Slot {
        self.taken.set(self.taken.get() + 1);
        self.queue.borrow_mut().add_slot(&client);
        Slot {
            slots: Rc::clone(self),
            client,
        }
    }

    fn free(self: &Rc<Self>, client: Client) {
        self.taken.set(self.taken.get() - 1);
        self.queue.borrow_mut().remove_slot(&client);
        while self.taken.get() < self.most {
            let Some((client, waiting)) = self.queue.borrow_mut().pop() else {
                return;
            };
            // Whoever has given up meanwhile gives it back.
            drop(waiting.send(self.occupy(client)));
        }
    }
}

/// A slot, until it is dropped.
#[derive(Debug)]
pub(super) struct Slot {
    slots: Rc<Slots>,
    client: Client,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.slots.free(self.client);
    }
}
