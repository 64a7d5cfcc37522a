//! How many connections a thread has. A connection on which nothing has arrived yet costs little
//! and counts apart; the others each have a place. When every place is taken, a connection that
//! waits for its client is shed, so that a newcomer is served without waiting for the timeouts of
//! others: first those with an unfinished request, then those that rest after a response, and of
//! each kind the one to which nothing was written for longest.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    future::poll_fn,
    rc::Rc,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use tokio::{
    net::TcpStream,
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout},
};

use crate::limits::{HEAD_TIMEOUT, MAX_CONNECTIONS, MAX_SILENT_CONNECTIONS, MAX_UNREAD_BYTES};

/// The connections of one thread.
#[derive(Debug, Clone)]
pub struct Connections {
    silent: Rc<Places>,
    open: Rc<Places>,
}

impl Connections {
    /// What one of so many threads may have.
    #[must_use]
    pub fn of_one_in(threads: usize) -> Self {
        let places = |most: usize| {
            let most_unread = MAX_UNREAD_BYTES.div_ceil(threads);
            Rc::new(Places::new(most.div_ceil(threads), most_unread))
        };
        Self {
            silent: places(MAX_SILENT_CONNECTIONS),
            open: places(MAX_CONNECTIONS),
        }
    }

    /// Waits until something has arrived on a connection and there is a place for it; `None` when
    /// nothing arrives in time, or so many others came meanwhile that this one is shed.
    pub async fn admit(&self, stream: &TcpStream) -> Option<Connection> {
        let silent = self.silent.take().await;
        tokio::select! {
            ready = timeout(HEAD_TIMEOUT, stream.readable()) => ready.ok()?.ok()?,
            () = silent.shed() => return None,
        }
        drop(silent);
        Some(self.open.take().await)
    }
}

/// A connection that has a place, until it is dropped.
#[derive(Debug)]
pub struct Connection {
    activity: Rc<Activity>,
    id: u64,
    places: Rc<Places>,
    _permit: OwnedSemaphorePermit,
}

impl Connection {
    /// Says whether a request is being answered. Meanwhile the connection is not shed, unless the
    /// answer needs the client.
    pub fn set_answering(&self, is_answering: bool) {
        self.activity.is_answering.set(is_answering);
        self.activity.has_begun.set(is_answering);
        self.places.shed_if_wanted();
    }

    /// Notes that something of a request has arrived.
    pub(crate) fn has_read(&self) {
        self.activity.has_begun.set(true);
    }

    /// Says how many bytes of an answer are kept until the client has read them.
    pub fn set_unread(&self, bytes: usize) {
        self.places.set_unread(&self.activity, bytes);
    }

    /// Says whether answering needs more of the request's body.
    pub(crate) fn set_body_awaited(&self, is_awaited: bool) {
        self.activity.is_body_awaited.set(is_awaited);
        self.places.shed_if_wanted();
    }

    /// Says whether the client does not take what was written.
    pub(crate) fn set_write_blocked(&self, is_blocked: bool) {
        self.activity.is_write_blocked.set(is_blocked);
        self.places.shed_if_wanted();
    }

    /// Notes that the client has taken something.
    pub(crate) fn has_written(&self) {
        self.activity.last_write.set(Instant::now());
    }

    pub(crate) fn last_write(&self) -> Instant {
        self.activity.last_write.get()
    }

    pub(crate) fn is_write_blocked(&self) -> bool {
        self.activity.is_write_blocked.get()
    }

    /// Whether the connection has to close to make room.
    pub(crate) fn is_shed(&self) -> bool {
        self.activity.is_shed.get()
    }

    /// Whether a request is being answered.
    pub(crate) fn is_answering(&self) -> bool {
        self.activity.is_answering.get()
    }

    /// Whether there is nothing to do until more of a request arrives.
    pub(crate) fn awaits_request(&self) -> bool {
        self.activity.awaits_request()
    }

    /// Ready once the connection has to close to make room.
    pub(crate) fn poll_shed(&self, cx: &mut Context<'_>) -> Poll<()> {
        self.activity.poll_shed(cx)
    }

    /// Waits until the connection has to close to make room.
    pub async fn shed(&self) {
        poll_fn(|cx| self.poll_shed(cx)).await;
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.places.leave(self.id, &self.activity);
    }
}

/// What a connection is at.
#[derive(Debug)]
struct Activity {
    /// Something of a request has arrived that is not answered.
    has_begun: Cell<bool>,
    is_answering: Cell<bool>,
    is_body_awaited: Cell<bool>,
    is_write_blocked: Cell<bool>,
    last_write: Cell<Instant>,
    unread: Cell<usize>,
    is_shed: Cell<bool>,
    task: RefCell<Option<Waker>>,
}

impl Activity {
    fn new() -> Self {
        Self {
            has_begun: Cell::new(true),
            is_answering: Cell::new(false),
            is_body_awaited: Cell::new(false),
            is_write_blocked: Cell::new(false),
            last_write: Cell::new(Instant::now()),
            unread: Cell::new(0),
            is_shed: Cell::new(false),
            task: RefCell::new(None),
        }
    }

    fn awaits_request(&self) -> bool {
        !self.is_answering.get() || self.is_body_awaited.get()
    }

    fn awaits_client(&self) -> bool {
        self.awaits_request() || self.is_write_blocked.get()
    }

    fn shed(&self) {
        self.is_shed.set(true);
        if let Some(task) = self.task.take() {
            task.wake();
        }
    }

    fn poll_shed(&self, cx: &mut Context<'_>) -> Poll<()> {
        if self.is_shed.get() {
            return Poll::Ready(());
        }
        self.task.replace(Some(cx.waker().clone()));
        Poll::Pending
    }
}

/// Places for connections.
#[derive(Debug)]
struct Places {
    free: Arc<Semaphore>,
    next_id: Cell<u64>,
    /// Who has a place, without those that are about to leave.
    taken: RefCell<BTreeMap<u64, Rc<Activity>>>,
    /// How many were shed and have not left.
    leaving: Cell<usize>,
    /// How many wait for a place.
    waiting: Cell<usize>,
    /// How many bytes of answers are kept, and may be.
    unread: Cell<usize>,
    most_unread: usize,
}

impl Places {
    fn new(most: usize, most_unread: usize) -> Self {
        Self {
            free: Arc::new(Semaphore::new(most)),
            next_id: Cell::default(),
            taken: RefCell::default(),
            leaving: Cell::default(),
            waiting: Cell::default(),
            unread: Cell::default(),
            most_unread,
        }
    }

    #[expect(clippy::expect_used, reason = "nobody closes the semaphore")]
    async fn take(self: &Rc<Self>) -> Connection {
        let free = Arc::clone(&self.free);
        let permit = if let Ok(permit) = free.try_acquire_owned() {
            permit
        } else {
            let _waiting = Waiting::start(self);
            self.shed_if_wanted();
            let permit = Arc::clone(&self.free).acquire_owned().await;
            permit.expect("the semaphore is open")
        };
        let activity = Rc::new(Activity::new());
        let id = self.next_id.get();
        self.next_id.set(id + 1);
        self.taken.borrow_mut().insert(id, Rc::clone(&activity));
        Connection {
            activity,
            id,
            places: Rc::clone(self),
            _permit: permit,
        }
    }

    /// Sheds a connection that waits for its client, for each that waits for a place.
    fn shed_if_wanted(&self) {
        while self.leaving.get() < self.waiting.get() {
            if !self.shed_one(Activity::awaits_client) {
                return;
            }
        }
    }

    /// Sheds one of these connections; says whether there was one.
    fn shed_one(&self, may_be_shed: impl Fn(&Activity) -> bool) -> bool {
        let mut taken = self.taken.borrow_mut();
        let first = taken
            .iter()
            .filter(|(_, activity)| may_be_shed(activity))
            .min_by_key(|(_, activity)| (!activity.has_begun.get(), activity.last_write.get()));
        let id = first.map(|(id, _)| *id);
        let Some(activity) = id.and_then(|id| taken.remove(&id)) else {
            return false;
        };
        let (open, unread) = (taken.len(), self.unread.get());
        log::debug!("a connection is closed to make room: {open} others, {unread} bytes unread");
        self.leaving.set(self.leaving.get() + 1);
        self.replace_unread(&activity, 0);
        activity.shed();
        true
    }

    fn set_unread(&self, activity: &Activity, bytes: usize) {
        self.replace_unread(activity, bytes);
        while self.unread.get() > self.most_unread {
            if !self.shed_one(|activity| activity.unread.get() > 0) {
                return;
            }
        }
    }

    fn replace_unread(&self, activity: &Activity, bytes: usize) {
        let others = self.unread.get() - activity.unread.replace(bytes);
        self.unread.set(others + bytes);
    }

    fn leave(&self, id: u64, activity: &Activity) {
        self.replace_unread(activity, 0);
        if self.taken.borrow_mut().remove(&id).is_none() {
            self.leaving.set(self.leaving.get() - 1);
        }
    }
}

/// Somebody waits for a place as long as this is there.
struct Waiting<'a>(&'a Places);

impl<'a> Waiting<'a> {
    fn start(places: &'a Places) -> Self {
        places.waiting.set(places.waiting.get() + 1);
        Self(places)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.set(self.0.waiting.get() - 1);
    }
}
