//! Whatever bytes come on a connection of the lab: a request that is the same however the bytes
//! arrive, or a reason why there is none.

#![no_main]

use std::{
    cell::LazyCell,
    io,
    pin::Pin,
    task::{Context, Poll},
};

use cors_lab::wire::read_request::{HeadError, MAX_BODY_BYTES, Request, read_request};
use libfuzzer_sys::fuzz_target;
use tokio::{
    io::{AsyncRead, ReadBuf, join, sink},
    runtime::{Builder, Runtime},
};

thread_local! {
    static RUNTIME: LazyCell<Runtime> =
        LazyCell::new(|| Builder::new_current_thread().enable_time().build().unwrap());
}

fuzz_target!(|bytes: &[u8]| {
    let at_once = read(bytes, usize::MAX);
    if let Ok(request) = &at_once {
        assert_is_as_sent(request, bytes);
    }
    for most in [1, 7] {
        match (&at_once, read(bytes, most)) {
            (Ok(at_once), Ok(in_parts)) => assert_eq!(text(at_once), text(&in_parts)),
            (Err(one), Err(other)) => assert_eq!(*one, other),
            (one, other) => panic!("{one:?}, and in parts of {most}: {other:?}"),
        }
    }
});

fn read(bytes: &[u8], most: usize) -> Result<Request, HeadError> {
    // What the lab sends to a client that waits before it sends a body is of no interest.
    let mut parts = join(Parts { bytes, most }, sink());
    RUNTIME.with(|runtime| runtime.block_on(read_request(&mut parts)))
}

fn text(request: &Request) -> String {
    format!("{request:?}")
}

fn assert_is_as_sent(request: &Request, bytes: &[u8]) {
    let head = &request.head;
    assert!(!head.method.is_empty() && !head.target.is_empty());
    assert!(!head.path().contains('?'));
    for (name, value) in &head.headers {
        assert!(!name.is_empty() && !name.contains([':', '\r', '\n', ' ']));
        assert!(!value.contains(['\r', '\n', '\0']));
        assert!(head.all(name).any(|known| known == value));
    }
    if let Ok(length) = request.body_bytes {
        assert!(length <= MAX_BODY_BYTES && length <= bytes.len());
    }
}

/// Bytes that arrive at most so many at once.
struct Parts<'a> {
    bytes: &'a [u8],
    most: usize,
}

impl AsyncRead for Parts<'_> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let length = self.most.min(self.bytes.len()).min(buffer.remaining());
        let (part, rest) = self.bytes.split_at(length);
        buffer.put_slice(part);
        self.bytes = rest;
        Poll::Ready(Ok(()))
    }
}
