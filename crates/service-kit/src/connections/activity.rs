//! What a connection is at, and whether it has to close.

use std::{
    cell::{Cell, RefCell},
    task::{Context, Poll, Waker},
};

use tokio::time::Instant;

use crate::client::Client;

/// What a connection is at.
#[derive(Debug)]
pub(super) struct Activity {
    pub(super) client: Client,
    /// Something of a request has arrived that is not answered.
    pub(super) has_begun: Cell<bool>,
    pub(super) is_answering: Cell<bool>,
    pub(super) is_body_awaited: Cell<bool>,
    pub(super) is_write_blocked: Cell<bool>,
    pub(super) last_write: Cell<Instant>,
    pub(super) is_shed: Cell<bool>,
    task: RefCell<Option<Waker>>,
}

impl Activity {
    pub(super) fn of(client: Client) -> Self {
        Self {
            client,
            has_begun: Cell::new(true),
            is_answering: Cell::new(false),
            is_body_awaited: Cell::new(false),
            is_write_blocked: Cell::new(false),
            last_write: Cell::new(Instant::now()),
            is_shed: Cell::new(false),
            task: RefCell::new(None),
        }
    }

    pub(super) fn awaits_request(&self) -> bool {
        !self.is_answering.get() || self.is_body_awaited.get()
    }

    pub(super) fn awaits_client(&self) -> bool {
        self.awaits_request() || self.is_write_blocked.get()
    }

    pub(super) fn shed(&self) {
        self.is_shed.set(true);
        if let Some(task) = self.task.take() {
            task.wake();
        }
    }

    pub(super) fn poll_shed(&self, cx: &mut Context<'_>) -> Poll<()> {
        if self.is_shed.get() {
            return Poll::Ready(());
        }
        self.task.replace(Some(cx.waker().clone()));
        Poll::Pending
    }
}
