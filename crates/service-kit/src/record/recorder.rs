//! Records exchanges from all threads.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::record::{
    exchange::{Record, RecordedResponse},
    run_id::RunId,
    runs::{ExchangeId, ReceivedRequest, RecordLimits, Runs},
};

/// Records exchanges; its clones share one record.
#[derive(Debug, Clone)]
pub struct Recorder(Arc<Mutex<Runs>>);

/// An exchange whose response is to come. Dropped without one, it is recorded as an abort.
#[derive(Debug)]
pub struct PendingExchange {
    recorder: Recorder,
    id: ExchangeId,
    response: Option<RecordedResponse>,
}

impl Recorder {
    /// A recorder whose record is empty.
    #[must_use]
    pub fn new(limits: RecordLimits) -> Self {
        Self(Arc::new(Mutex::new(Runs::new(limits))))
    }

    /// Records a request that arrived.
    #[must_use]
    pub fn request_received(&self, run: &RunId, request: ReceivedRequest) -> PendingExchange {
        PendingExchange {
            id: self.lock().add(run, request),
            recorder: self.clone(),
            response: None,
        }
    }

    /// Records a request that arrived, and that its response is [withheld]. The response is not
    /// waited for, so not even the order of the record tells when it was there.
    ///
    /// [withheld]: RecordedResponse::Withheld
    pub fn withhold_response(&self, run: &RunId, request: ReceivedRequest) {
        self.lock().add_withheld(run, request);
    }

    /// What is known about a run: maybe nothing.
    #[must_use]
    pub fn record(&self, run: RunId) -> Record {
        self.lock().record(run)
    }

    /// What is recorded is plain data, whole at any time: a panic elsewhere cannot have spoilt
    /// it.
    fn lock(&self) -> MutexGuard<'_, Runs> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PendingExchange {
    /// Records the response. Call it before the response is sent, so that whoever receives the
    /// response finds it recorded.
    pub fn respond(mut self, response: RecordedResponse) {
        self.response = Some(response);
    }
}

impl Drop for PendingExchange {
    fn drop(&mut self) {
        let response = self.response.take().unwrap_or(RecordedResponse::Abort);
        self.recorder.lock().respond(&self.id, response);
    }
}
