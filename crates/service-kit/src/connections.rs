//! How many connections a thread has. A connection on which nothing has arrived yet costs little
//! and counts apart; the others each have a place. When every place is taken, a connection that
//! waits for its client is shed, so that a newcomer is served without waiting for the timeouts of
//! others: one of the client that has the most places, first those with an unfinished request, then
//! those that rest after a response, and of each kind the one to which nothing was written for
//! longest. Newcomers wait in turn, those first whose client has the fewest places. So whoever opens
//! many connections takes places from nobody else.

mod activity;
mod client;
mod places;
mod queue;

use std::{
    future::poll_fn,
    rc::Rc,
    task::{Context, Poll},
};

use tokio::{
    net::TcpStream,
    time::{Instant, timeout},
};

use self::{
    activity::Activity,
    client::Client,
    places::{Place, Places},
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
        let client = stream.peer_addr().ok()?.ip().into();
        let silent = Connection::at(&self.silent, client).await;
        tokio::select! {
            ready = timeout(HEAD_TIMEOUT, stream.readable()) => ready.ok()?.ok()?,
            () = silent.shed() => return None,
        }
        drop(silent);
        Some(Connection::at(&self.open, client).await)
    }
}

/// A connection that has a place, until it is dropped.
#[derive(Debug)]
pub struct Connection {
    activity: Rc<Activity>,
    id: u64,
    places: Rc<Places>,
    _place: Place,
}

impl Connection {
    /// Waits until there is a place.
    async fn at(places: &Rc<Places>, client: Client) -> Self {
        let place = places.take(client).await;
        let activity = Rc::new(Activity::of(client));
        Self {
            id: places.enter(&activity),
            activity,
            places: Rc::clone(places),
            _place: place,
        }
    }

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
