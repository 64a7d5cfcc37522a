//! How far a probe is.

use std::cell::{Cell, RefCell};

/// How far a probe is, for whoever waits for it.
#[derive(Debug, Default)]
pub struct Progress {
    done: Cell<usize>,
    expected: Cell<usize>,
    step: RefCell<String>,
}

impl Progress {
    /// The number of steps that were done, of those that are expected, and the present one in words.
    pub fn now(&self) -> (usize, usize, String) {
        let expected = self.expected.get().max(self.done.get());
        (self.done.get(), expected, self.step.borrow().clone())
    }

    /// Expects more steps.
    pub(crate) fn expect(&self, more: usize) {
        self.expected.set(self.expected.get() + more);
    }

    pub(crate) fn begin(&self, step: impl Into<String>) {
        *self.step.borrow_mut() = step.into();
    }

    pub(crate) fn end(&self) {
        self.done.set(self.done.get() + 1);
    }
}
