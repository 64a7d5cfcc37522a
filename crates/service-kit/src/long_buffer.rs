//! Memory for a long body, which goes back to the system with the body.

use std::{io, ops::Deref};

use actix_web::web::Bytes;
use memmap2::MmapMut;

/// Bytes up to a length. Only the pages that are written to are taken from the system. An allocator
/// may keep what is freed for later: after long bodies on every thread that would be many times what
/// a body takes.
#[derive(Debug)]
pub struct LongBuffer {
    memory: MmapMut,
    length: usize,
}

impl LongBuffer {
    /// An empty buffer for at most so many bytes.
    ///
    /// # Errors
    /// When the system has no memory.
    pub fn with_capacity(capacity: usize) -> io::Result<Self> {
        let memory = MmapMut::map_anon(capacity)?;
        Ok(Self { memory, length: 0 })
    }

    /// Adds bytes to the end; says whether there was room for them.
    #[must_use]
    pub fn extend(&mut self, bytes: &[u8]) -> bool {
        let end = self.length + bytes.len();
        let Some(free) = self.memory.get_mut(self.length..end) else {
            return false;
        };
        free.copy_from_slice(bytes);
        self.length = end;
        true
    }

    /// The same memory, to be sent.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        Bytes::from_owner(self)
    }
}

impl AsRef<[u8]> for LongBuffer {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl Deref for LongBuffer {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.memory[..self.length]
    }
}
