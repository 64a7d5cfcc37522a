//! A connection for tests that are not asynchronous.

use std::{net::SocketAddr, sync::LazyLock};

use support::End;
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).enable_all().build().unwrap()
});

pub(crate) struct Connection(support::Connection);

impl Connection {
    pub(crate) fn open(address: SocketAddr) -> Self {
        Self(RUNTIME.block_on(support::Connection::open(address)))
    }

    pub(crate) fn open_from(machine: [u8; 4], address: SocketAddr) -> Self {
        Self(RUNTIME.block_on(support::Connection::open_from(machine.into(), address)))
    }

    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        RUNTIME.block_on(self.0.send(bytes));
    }

    pub(crate) fn trickle(&mut self, bytes: &[u8]) {
        RUNTIME.block_on(self.0.send_in_single_bytes(bytes));
    }

    pub(crate) fn finish(&mut self) {
        RUNTIME.block_on(self.0.half_close());
    }

    pub(crate) fn one_answer(&mut self) -> support::Response {
        RUNTIME.block_on(self.0.response()).expect("a response")
    }

    pub(crate) fn rest(self) -> (Vec<u8>, End) {
        RUNTIME.block_on(self.0.rest())
    }
}
