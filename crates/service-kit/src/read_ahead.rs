//! How much is read of a connection ahead of the answers. Actix makes requests of all that it has
//! read, up to 128 KiB, and then answers one after the other before it turns to another
//! connection: one client that pipelines takes 30 MiB, and many keep others waiting. So Actix gets
//! little to read at once, and while it answers, hardly more than the body that the handler waits
//! for.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll, Waker},
};

use actix_http::{Payload, Request, error::PayloadError};
use actix_web::web::Bytes;
use futures_core::Stream;
use memchr::{memchr_iter, memchr2, memrchr};
use tokio::{sync::Notify, task::yield_now};

use crate::connections::Connection;

/// How many bytes of heads are read in one turn: one request as browsers send it, or some forty of
/// the shortest, of which Actix makes 200 KiB.
const TURN: usize = 1024;

/// The longest name of a header, in bytes. Actix panics at one of 64 KiB.
const LONGEST_NAME: usize = 32 * 1024;

/// What one connection may read. Whoever is told to wait is woken once it may go on.
#[derive(Debug)]
pub(crate) struct ReadAhead {
    connection: Rc<Connection>,
    /// What is read may be of a request's body: Actix has not been seen to end it.
    is_in_body: Cell<bool>,
    /// How many bytes were read in this turn, from the end of a head.
    read: Cell<usize>,
    /// How many bytes of the line that goes on may be the name of a header; `None` behind the name.
    name: Cell<Option<usize>>,
    reader: RefCell<Option<Waker>>,
    /// The client sends no more.
    end: Notify,
}

impl ReadAhead {
    /// All that a turn allows.
    pub(crate) fn new(connection: Rc<Connection>) -> Self {
        Self {
            connection,
            is_in_body: Cell::default(),
            read: Cell::default(),
            name: Cell::new(Some(0)),
            reader: RefCell::default(),
            end: Notify::new(),
        }
    }

    /// How many bytes may be read; `None` when the reader has to wait.
    pub(crate) fn allowed(&self, cx: &mut Context<'_>) -> Option<usize> {
        let left = TURN - self.read.get();
        if left > 0 {
            return Some(left);
        }
        if self.connection.awaits_request() {
            self.read.set(0);
            // Wakes the reader after other connections have had their turn, also those that wait
            // for other threads.
            let _ = pin!(yield_now()).poll(cx);
        } else {
            self.reader.replace(Some(cx.waker().clone()));
        }
        None
    }

    /// Counts what was read. Before an empty line it cannot be a request; so a long head is read in
    /// one turn, because each turn parses it again. The rest of a body that the handler did not want
    /// is no head: Actix reads it for as long as more has arrived.
    pub(crate) fn count(&self, bytes: &[u8]) {
        self.connection.has_read();
        let before = self.name.replace(name_that_goes_on(self.name.get(), bytes));
        let is_of_long_head = !self.connection.is_answering()
            && !self.is_in_body.get()
            && !may_end_head(before, bytes);
        if self.read.get() > 0 || !is_of_long_head {
            self.read.set(self.read.get() + bytes.len());
        }
    }

    /// Whether what was counted last is within a name of a header that is too long, and not of a body
    /// that a handler reads.
    pub(crate) fn is_name_too_long(&self) -> bool {
        let is_wanted = self.is_in_body.get() && self.connection.is_answering();
        !is_wanted && self.name.get().is_some_and(|bytes| bytes > LONGEST_NAME)
    }

    /// Notes that the client has closed its side of the connection.
    pub(crate) fn has_ended(&self) {
        self.end.notify_one();
    }

    /// Waits until the client has closed its side of the connection.
    pub(crate) async fn client_left(&self) {
        self.end.notified().await;
    }

    /// Ends the turn, since everything was read that has arrived.
    pub(crate) fn has_read_all(&self) {
        if self.connection.awaits_request() {
            self.read.set(0);
        }
    }

    /// A request begins to be answered; its body is read as the handler asks for it.
    pub(crate) fn start_answering(self: &Rc<Self>, request: &mut Request) -> Answering {
        self.connection.set_answering(true);
        let body = request.take_payload();
        let has_body = !matches!(body, Payload::None);
        self.is_in_body.set(has_body);
        let body = Rc::new(RefCell::new(body));
        if has_body {
            let payload: Pin<Box<dyn Stream<Item = _>>> = Box::pin(RequestBody {
                body: Rc::clone(&body),
                read_ahead: Rc::clone(self),
            });
            *request.payload() = Payload::Stream { payload };
        }
        Answering {
            body,
            read_ahead: Rc::clone(self),
        }
    }

    /// Reads more of the request's body, and notes where it ends. The line that goes on there began in
    /// the body, or little of it has been read.
    fn poll_body(
        &self,
        body: &mut Payload,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, PayloadError>>> {
        let next = Pin::new(body).poll_next(cx);
        if matches!(next, Poll::Ready(None | Some(Err(_)))) && self.is_in_body.replace(false) {
            self.name.set(self.name.get().map(|_| 0));
        }
        next
    }

    fn await_body(&self, is_awaited: bool) {
        self.connection.set_body_awaited(is_awaited);
        if is_awaited {
            self.wake();
        }
    }

    fn wake(&self) {
        if let Some(reader) = self.reader.take() {
            reader.wake();
        }
    }
}

/// Whether these bytes have an empty line, or begin with what may be the end of one: not when `before` them
/// is more of a line.
fn may_end_head(before: Option<usize>, bytes: &[u8]) -> bool {
    let is_empty = |line: &[u8]| matches!(line, b"" | b"\r");
    let mut lines = memchr_iter(b'\n', bytes).scan(0, |start, end| {
        let line = &bytes[*start..end];
        *start = end + 1;
        Some(line)
    });
    let first = lines.next();
    first.is_some_and(|line| is_empty(line) && before.is_some_and(|length| length <= 1))
        || lines.any(is_empty)
}

/// How many bytes a name of a header has behind these, when it had so many before. A request line has
/// a space before it can be that long.
fn name_that_goes_on(before: Option<usize>, bytes: &[u8]) -> Option<usize> {
    let (before, line) = match memrchr(b'\n', bytes) {
        Some(end) => (Some(0), &bytes[end + 1..]),
        None => (before, bytes),
    };
    let before = before?;
    match memchr2(b':', b' ', line) {
        Some(_) => None,
        None => Some(before + line.len()),
    }
}

/// A request is being answered as long as this is there. It keeps the body: one that Actix saw dropped could
/// end, and the next head begin, without a sign of it.
pub(crate) struct Answering {
    body: Rc<RefCell<Payload>>,
    read_ahead: Rc<ReadAhead>,
}

impl Answering {
    /// The connection of the request.
    pub(crate) fn connection(&self) -> &Connection {
        &self.read_ahead.connection
    }

    /// Lets Actix look at what has arrived of a body that the handler did not want. It closes the
    /// connection after a body that has not arrived whole, and would say so of one that has, too,
    /// and still answer the next request.
    pub(crate) async fn finish_body(&self) {
        if !self.read_ahead.is_in_body.get() {
            return;
        }
        yield_now().await;
        poll_fn(|cx| {
            let mut body = self.body.borrow_mut();
            while let Poll::Ready(Some(Ok(_))) = self.read_ahead.poll_body(&mut body, cx) {}
            Poll::Ready(())
        })
        .await;
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.read_ahead.connection.has_been_read();
        self.read_ahead.connection.set_answering(false);
        self.read_ahead.wake();
    }
}

/// The body of a request, which notes whether the handler waits for it.
struct RequestBody {
    body: Rc<RefCell<Payload>>,
    read_ahead: Rc<ReadAhead>,
}

impl Stream for RequestBody {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.read_ahead.poll_body(&mut self.body.borrow_mut(), cx);
        self.read_ahead.await_body(next.is_pending());
        next
    }
}

impl Drop for RequestBody {
    fn drop(&mut self) {
        self.read_ahead.await_body(false);
    }
}
