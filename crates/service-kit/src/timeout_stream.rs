//! A connection that fails when nothing could be written to it for a while, or when it has to make
//! room for another. Actix has deadlines for the first head and for idle connections, but none for
//! later heads, for bodies that nobody reads, and for answers that the client does not take. What
//! it reads is bounded by [`ReadAhead`].

use std::{
    io,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep_until},
};

use crate::{connections::Connection, explained_refusal::ExplainedRefusal, read_ahead::ReadAhead};

/// The connection.
#[derive(Debug)]
pub(crate) struct TimeoutStream<S> {
    stream: S,
    timeout: Duration,
    connection: Rc<Connection>,
    read_ahead: Rc<ReadAhead>,
    // It is looked at only while waiting, and not reset by each write: that would cost more.
    timer: Pin<Box<Sleep>>,
    /// What is being written in place of what Actix wants to write.
    refusal: Option<ExplainedRefusal>,
}

impl<S> TimeoutStream<S> {
    pub(crate) fn new(stream: S, connection: Connection, timeout: Duration) -> Self {
        let connection = Rc::new(connection);
        Self {
            stream,
            timeout,
            timer: Box::pin(sleep_until(connection.last_write() + timeout)),
            read_ahead: Rc::new(ReadAhead::new(Rc::clone(&connection))),
            connection,
            refusal: None,
        }
    }

    /// What may be read from it.
    pub(crate) fn read_ahead(&self) -> Rc<ReadAhead> {
        Rc::clone(&self.read_ahead)
    }

    /// Pending until the timeout is over, or the connection has to make room.
    fn poll_timeout<T>(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        if self.connection.poll_shed(cx).is_ready() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        while self.timer.as_mut().poll(cx).is_ready() {
            let deadline = self.connection.last_write() + self.timeout;
            if deadline <= Instant::now() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            self.timer.as_mut().reset(deadline);
        }
        Poll::Pending
    }

    fn after_write(
        &mut self,
        cx: &mut Context<'_>,
        result: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        match result {
            Poll::Pending => {
                self.connection.set_write_blocked(true);
                self.poll_timeout(cx)
            }
            Poll::Ready(result) => {
                self.connection.has_written();
                if self.connection.is_write_blocked() {
                    self.connection.set_write_blocked(false);
                    // The reader had to wait.
                    cx.waker().wake_by_ref();
                }
                Poll::Ready(result)
            }
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TimeoutStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        // Whoever makes room begins no further request.
        if self.connection.is_write_blocked() || self.connection.is_shed() {
            return self.poll_timeout(cx);
        }
        let Some(allowed) = self.read_ahead.allowed(cx) else {
            return self.poll_timeout(cx);
        };
        let allowed = allowed.min(buf.remaining());
        let mut part = ReadBuf::new(buf.initialize_unfilled_to(allowed));
        match Pin::new(&mut self.stream).poll_read(cx, &mut part) {
            Poll::Pending => {
                self.read_ahead.has_read_all();
                self.poll_timeout(cx)
            }
            ready => {
                let read = part.filled().len();
                if read == 0 {
                    self.read_ahead.has_ended();
                }
                self.read_ahead.count(part.filled());
                if self.read_ahead.is_name_too_long() {
                    // Actix refuses a name with this byte.
                    part.filled_mut().fill(0);
                }
                buf.advance(read);
                ready
            }
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TimeoutStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        if this.refusal.is_none() {
            this.refusal = ExplainedRefusal::of(buf);
        }
        let result = match &mut this.refusal {
            Some(refusal) => refusal.poll_write(cx, &mut this.stream),
            None => Pin::new(&mut this.stream).poll_write(cx, buf),
        };
        if result.is_ready() {
            this.refusal = None;
        }
        self.after_write(cx, result)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
