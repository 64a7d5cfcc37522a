//! A connection that is given up when nothing could be written to it for a while. Actix has a
//! deadline for the first head and for idle connections; this one is for later heads and
//! unwanted bodies that come a byte at a time, and for answers that nobody reads. What is read
//! ahead of the answers is bounded by a [`Pipeline`].

use std::{
    io::{self, IoSlice},
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep_until},
};

use super::pipeline::Pipeline;

/// A larger part is read in several: so few requests fit that many cannot wait at once.
const LARGEST_READ: usize = 2048;
/// Longer than any request takes to come and to be answered.
const PATIENCE: Duration = Duration::from_secs(30);

/// The connection.
#[derive(Debug)]
pub struct Patient<S> {
    stream: S,
    written: Instant,
    // Looked at only while waiting, and not set anew with each write: that would cost more.
    timer: Pin<Box<Sleep>>,
    pipeline: Rc<Pipeline>,
}

impl<S> Patient<S> {
    /// `stream`, from now on.
    #[must_use]
    pub fn new(stream: S) -> Self {
        let written = Instant::now();
        let timer = Box::pin(sleep_until(written + PATIENCE));
        Self {
            stream,
            written,
            timer,
            pipeline: Rc::default(),
        }
    }

    /// The requests that wait.
    #[must_use]
    pub fn pipeline(&self) -> Rc<Pipeline> {
        Rc::clone(&self.pipeline)
    }

    /// What waiting for the stream comes to.
    fn wait<T>(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        while self.timer.as_mut().poll(cx).is_ready() {
            let deadline = self.written + PATIENCE;
            if deadline <= Instant::now() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            self.timer.as_mut().reset(deadline);
        }
        Poll::Pending
    }

    fn wrote(
        &mut self,
        cx: &mut Context<'_>,
        result: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        match result {
            Poll::Pending => self.wait(cx),
            Poll::Ready(result) => {
                self.written = Instant::now();
                Poll::Ready(result)
            }
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.pipeline.is_full(cx) {
            return self.wait(cx);
        }
        let length = buf.remaining().min(LARGEST_READ);
        let mut part = ReadBuf::new(buf.initialize_unfilled_to(length));
        match Pin::new(&mut self.stream).poll_read(cx, &mut part) {
            Poll::Pending => self.wait(cx),
            ready => {
                self.pipeline.came(part.filled());
                let length = part.filled().len();
                buf.advance(length);
                ready
            }
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(cx, buf);
        self.wrote(cx, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(cx, bufs);
        self.wrote(cx, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
