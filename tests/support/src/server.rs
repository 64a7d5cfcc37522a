//! A server in the process of the test.

use std::{
    fmt,
    net::SocketAddr,
    sync::mpsc::channel,
    thread::{self, JoinHandle},
};

use actix_web::{
    dev::{Server, ServerHandle},
    rt::System,
};

/// A server on a thread of its own, which ends with the test.
pub struct TestServer {
    /// Where it listens.
    pub address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl TestServer {
    /// Starts what `listen` returns.
    ///
    /// # Panics
    /// When it fails.
    pub fn start<E: fmt::Debug>(
        listen: impl AsyncFnOnce() -> Result<(Server, SocketAddr), E> + Send + 'static,
    ) -> Self {
        let (started, starting) = channel();
        let thread = thread::spawn(move || {
            System::new().block_on(async {
                let (server, address) = listen().await.unwrap();
                started.send((address, server.handle())).unwrap();
                server.await.unwrap();
            });
        });
        let (address, handle) = starting.recv().unwrap();
        Self {
            address,
            handle,
            thread: Some(thread),
        }
    }

    /// Stops as a signal does, and waits until every request is answered.
    ///
    /// # Panics
    /// When the server has failed.
    pub fn stop_gracefully(mut self) {
        drop(self.handle.stop(true));
        self.thread.take().unwrap().join().unwrap();
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            // If the server has failed, the test has failed already.
            thread.join().ok();
        }
    }
}
