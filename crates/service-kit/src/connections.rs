//! How many connections a thread has. A connection on which nothing has arrived yet costs little
//! and counts apart; the others each have a slot. When every slot is taken, a connection that
//! waits for its client is shed, so that a newcomer is served without waiting for the timeouts of
//! others: one of the client that has the most slots, first those with an unfinished request, then
//! those that rest after a response, and of each kind the one to which nothing was written for
//! longest. Newcomers wait in turn, those first whose client has the fewest slots. So whoever opens
//! many connections takes slots from nobody else.

mod activity;
mod slots;

use std::{
    cell::RefCell,
    future::poll_fn,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
};

use tokio::{
    net::TcpStream,
    sync::futures::OwnedNotified,
    time::{Instant, timeout},
};

use self::{
    activity::Activity,
    slots::{Slot, Slots},
};
use crate::body_room::{BodyRoom, BodyShare};
use crate::client::Client;
use crate::limits::{HEAD_TIMEOUT, MAX_CONNECTIONS, MAX_SILENT_CONNECTIONS};

/// The connections of one thread.
#[derive(Debug, Clone)]
pub struct Connections {
    silent: Rc<Slots>,
    open: Rc<Slots>,
    responses: BodyRoom,
}

impl Connections {
    /// What one of so many threads may have. All threads share the room for responses.
    #[must_use]
    pub(crate) fn of_one_in(threads: usize, responses: BodyRoom) -> Self {
        let slots = |most: usize| Rc::new(Slots::new(most.div_ceil(threads)));
        Self {
            silent: slots(MAX_SILENT_CONNECTIONS),
            open: slots(MAX_CONNECTIONS),
            responses,
        }
    }

    /// Waits until something has arrived on a connection and there is a slot for it; `None` when
    /// nothing arrives in time, or so many others came meanwhile that this one is shed.
    pub async fn admit(&self, stream: &TcpStream) -> Option<Connection> {
        let client = stream.peer_addr().ok()?.ip().into();
        let silent = Connection::at(&self.silent, client, &self.responses).await;
        tokio::select! {
            ready = timeout(HEAD_TIMEOUT, stream.readable()) => ready.ok()?.ok()?,
            () = silent.shed() => return None,
        }
        drop(silent);
        Some(Connection::at(&self.open, client, &self.responses).await)
    }
}

/// A connection that has a slot, until it is dropped.
#[derive(Debug)]
pub struct Connection {
    activity: Rc<Activity>,
    id: u64,
    slots: Rc<Slots>,
    responses: BodyRoom,
    unread: RefCell<Option<Unread>>,
    _slot: Slot,
}

/// A response that is kept until the client has read it.
#[derive(Debug)]
struct Unread {
    _share: BodyShare,
    given_up: Pin<Box<OwnedNotified>>,
}

impl Connection {
    /// Waits until there is a slot.
    async fn at(slots: &Rc<Slots>, client: Client, responses: &BodyRoom) -> Self {
        let slot = slots.take(client).await;
        let activity = Rc::new(Activity::of(client));
        Self {
            id: slots.enter(&activity),
            activity,
            slots: Rc::clone(slots),
            responses: responses.clone(),
            unread: RefCell::default(),
            _slot: slot,
        }
    }

    /// Who opened it.
    #[must_use]
    pub fn client(&self) -> Client {
        self.activity.client
    }

    /// Says whether a request is being answered. Meanwhile the connection is not shed, unless the
    /// answer needs the client.
    pub fn set_answering(&self, is_answering: bool) {
        self.activity.is_answering.set(is_answering);
        self.activity.has_begun.set(is_answering);
        self.slots.shed_if_wanted();
    }

    /// Notes that something of a request has arrived.
    pub(crate) fn has_read(&self) {
        self.activity.has_begun.set(true);
    }

    /// Takes room for so many bytes of a response, which are kept until the client has read them.
    /// When there is none, the connection has to close.
    pub fn keep_unread(&self, bytes: usize) {
        let mut share = self.responses.share(self.client());
        if share.grow(bytes).is_err() {
            self.activity.shed();
        }
        let given_up = Box::pin(share.given_up());
        let unread = Unread {
            _share: share,
            given_up,
        };
        self.unread.replace(Some(unread));
    }

    /// Notes that of the response nothing is kept.
    pub(crate) fn has_been_read(&self) {
        self.unread.replace(None);
    }

    /// Says whether answering needs more of the request's body.
    pub(crate) fn set_body_awaited(&self, is_awaited: bool) {
        self.activity.is_body_awaited.set(is_awaited);
        self.slots.shed_if_wanted();
    }

    /// Says whether the client does not take what was written.
    pub(crate) fn set_write_blocked(&self, is_blocked: bool) {
        self.activity.is_write_blocked.set(is_blocked);
        self.slots.shed_if_wanted();
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
        let mut unread = self.unread.borrow_mut();
        let given_up = unread.as_mut().map(|unread| unread.given_up.as_mut());
        if given_up.is_some_and(|given_up| given_up.poll(cx).is_ready()) {
            unread.take();
            self.activity.shed();
        }
        self.activity.poll_shed(cx)
    }

    /// Waits until the connection has to close to make room.
    pub async fn shed(&self) {
        poll_fn(|cx| self.poll_shed(cx)).await;
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.slots.leave(self.id);
    }
}
