//! Requests that a client sends without waiting for answers. Actix makes requests of all that
//! it has read, at several KiB for a line of 18 bytes; so it is given no more to read while
//! many wait.

use std::{
    cell::{Cell, RefCell},
    task::{Context, Waker},
};

/// How many requests of one connection may wait; Actix takes no notice of its own limit of 16
/// within what it reads at once.
const MOST_WAITING: usize = 16;

/// The requests of one connection that have come and are not yet worked on.
#[derive(Debug, Default)]
pub struct Pipeline {
    waiting: Cell<usize>,
    reader: RefCell<Option<Waker>>,
    end_of_line: Cell<[u8; SUFFIX]>,
}

/// `HTTP/1.1` and CR.
const SUFFIX: usize = 9;

impl Pipeline {
    /// Counts the requests in what was read: lines that end with the protocol's version. Other
    /// lines of well-meant requests do not.
    pub(super) fn came(&self, bytes: &[u8]) {
        let mut before = self.end_of_line.get();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let text = line.strip_suffix(b"\n").unwrap_or(line);
            before = last_bytes(before, text);
            if text.len() < line.len() {
                let version = match before {
                    [version @ .., b'\r'] => version,
                    [_, version @ ..] => version,
                };
                if matches!(&version, b"HTTP/1.1" | b"HTTP/1.0") {
                    self.waiting.set(self.waiting.get() + 1);
                }
                before = [0; SUFFIX];
            }
        }
        self.end_of_line.set(before);
    }

    /// Whether the reader has to wait; it is woken when it may go on.
    pub(super) fn is_full(&self, cx: &Context<'_>) -> bool {
        let full = self.waiting.get() > MOST_WAITING;
        if full {
            self.reader.replace(Some(cx.waker().clone()));
        }
        full
    }

    /// Notes that the next request is worked on.
    pub fn start_next(&self) {
        self.waiting.set(self.waiting.get().saturating_sub(1));
        if let Some(reader) = self.reader.take() {
            reader.wake();
        }
    }
}

fn last_bytes(before: [u8; SUFFIX], text: &[u8]) -> [u8; SUFFIX] {
    if let Some(last) = text.last_chunk() {
        return *last;
    }
    let mut both = [0; 2 * SUFFIX];
    let (first, rest) = both.split_at_mut(SUFFIX);
    first.copy_from_slice(&before);
    for (place, byte) in rest.iter_mut().zip(text) {
        *place = *byte;
    }
    let mut last = [0; SUFFIX];
    for (place, byte) in last.iter_mut().zip(both.iter().skip(text.len())) {
        *place = *byte;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(slices: &[&str]) -> usize {
        let pipeline = Pipeline::default();
        for slice in slices {
            pipeline.came(slice.as_bytes());
        }
        pipeline.waiting.get()
    }

    #[test]
    fn every_request_is_counted_however_it_is_cut() {
        let two = "GET / HTTP/1.1\r\nA: b\r\n\r\nPOST /x HTTP/1.0\nContent-Length: 2\n\n{}";
        assert_eq!(waiting(&[two]), 2);
        for cut in 0..=two.len() {
            let (first, rest) = two.split_at(cut);
            assert_eq!(waiting(&[first, rest]), 2, "cut at {cut}");
        }
        let bytes: Vec<_> = two.split("").collect();
        assert_eq!(waiting(&bytes), 2);
    }

    #[test]
    fn nothing_else_is() {
        assert_eq!(waiting(&["", "\r\n\r\n", "{\n\n\"a\": 1}", "HTTP/1.1"]), 0);
        assert_eq!(waiting(&["HTTP/1.1 ", "\r\n"]), 0);
    }

    #[test]
    fn what_is_worked_on_does_not_wait() {
        let pipeline = Pipeline::default();
        pipeline.start_next();
        let cx = Context::from_waker(Waker::noop());
        for _ in 0..=MOST_WAITING {
            assert!(!pipeline.is_full(&cx));
            pipeline.came(b"GET / HTTP/1.1\r\n\r\n");
        }
        assert!(pipeline.is_full(&cx));
        pipeline.start_next();
        assert!(!pipeline.is_full(&cx));
    }
}
