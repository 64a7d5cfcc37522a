//! Keeps the exchanges of the last runs, within limits.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    record::{
        exchange::{Exchange, Record, RecordedResponse},
        recorded_request::RecordedRequest,
        run_id::RunId,
    },
    wire::request_head::RequestHead,
};

/// How much is kept.
#[derive(Debug, Clone, Copy)]
pub struct RecordLimits {
    /// Runs; the oldest makes room for a new one.
    pub runs: usize,
    /// Exchanges of one run; of later ones only that they were.
    pub exchanges: usize,
    /// All texts together, in bytes; the oldest runs make room for new ones.
    pub bytes: usize,
    /// How long after its first exchange a run is dropped.
    pub age: Duration,
}

impl Default for RecordLimits {
    fn default() -> Self {
        Self {
            runs: 1000,
            exchanges: 40,
            bytes: 8 * 1024 * 1024,
            age: Duration::from_secs(600),
        }
    }
}

/// Keeps exchanges; its clones keep the same ones.
#[derive(Debug, Clone)]
pub struct Recorder {
    limits: RecordLimits,
    runs: Arc<Mutex<Runs>>,
}

/// An exchange whose response is to come. Dropped without one, it is recorded as an abort.
#[derive(Debug)]
pub struct PendingExchange {
    recorder: Recorder,
    run: RunId,
    /// Its place in the run, if there was room for it.
    seq: Option<usize>,
    arrived: Instant,
    response: Option<RecordedResponse>,
}

#[derive(Debug, Default)]
struct Runs {
    /// In the order of their first exchange.
    runs: VecDeque<Run>,
    bytes: usize,
}

#[derive(Debug)]
struct Run {
    id: RunId,
    started: Instant,
    exchanges: Vec<Exchange>,
    truncated: bool,
    bytes: usize,
}

impl Recorder {
    /// A recorder without runs.
    #[must_use]
    pub fn new(limits: RecordLimits) -> Self {
        Self {
            limits,
            runs: Arc::default(),
        }
    }

    /// Records a request with this head and a body of so many bytes.
    #[must_use]
    pub fn request_received(
        &self,
        run: &RunId,
        head: &RequestHead,
        body_bytes: usize,
    ) -> PendingExchange {
        let now = Instant::now();
        let mut runs = self.lock();
        runs.drop_older_than(now, self.limits.age);
        let known = runs.runs.iter().rposition(|known| known.id == *run);
        let index = known.unwrap_or_else(|| {
            if runs.runs.len() >= self.limits.runs {
                runs.drop_oldest();
            }
            runs.runs.push_back(Run::new(run.clone(), now));
            runs.runs.len() - 1
        });
        let mut seq = None;
        if let Some(run) = runs.runs.get_mut(index) {
            if run.exchanges.len() < self.limits.exchanges {
                seq = Some(run.exchanges.len());
                let bytes = run.add(head, body_bytes, now);
                runs.bytes += bytes;
            } else {
                run.truncated = true;
            }
        }
        runs.drop_down_to(self.limits.bytes);
        PendingExchange {
            recorder: self.clone(),
            run: run.clone(),
            seq,
            arrived: now,
            response: None,
        }
    }

    /// What is known about a run: maybe nothing.
    #[must_use]
    pub fn record(&self, run: RunId) -> Record {
        let mut runs = self.lock();
        runs.drop_older_than(Instant::now(), self.limits.age);
        let known = runs.runs.iter().rev().find(|known| known.id == run);
        Record {
            exchanges: known.map_or_else(Vec::new, |known| known.exchanges.clone()),
            truncated: known.is_some_and(|known| known.truncated),
            run,
        }
    }

    fn finish(&self, pending: &PendingExchange, response: RecordedResponse) {
        let mut runs = self.lock();
        let bytes = response.bytes();
        let run = runs
            .runs
            .iter_mut()
            .rev()
            // A run of the same name may have been dropped and begun anew.
            .find(|run| run.id == pending.run && run.started <= pending.arrived);
        if let Some(run) = run
            && let Some(exchange) = pending.seq.and_then(|seq| run.exchanges.get_mut(seq))
        {
            exchange.took_ms = Some(millis(pending.arrived.elapsed()));
            exchange.response = Some(response);
            run.bytes += bytes;
            runs.bytes += bytes;
            runs.drop_down_to(self.limits.bytes);
        }
    }

    /// What is recorded is plain data, whole at any time: a panic elsewhere cannot have spoilt
    /// it.
    fn lock(&self) -> MutexGuard<'_, Runs> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
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
        self.recorder.finish(self, response);
    }
}

impl Runs {
    fn drop_oldest(&mut self) {
        if let Some(run) = self.runs.pop_front() {
            self.bytes -= run.bytes;
        }
    }

    fn drop_older_than(&mut self, now: Instant, age: Duration) {
        while self
            .runs
            .front()
            .is_some_and(|run| now.saturating_duration_since(run.started) >= age)
        {
            self.drop_oldest();
        }
    }

    fn drop_down_to(&mut self, bytes: usize) {
        while self.bytes > bytes && !self.runs.is_empty() {
            self.drop_oldest();
        }
    }
}

impl Run {
    fn new(id: RunId, started: Instant) -> Self {
        Self {
            id,
            started,
            exchanges: Vec::new(),
            truncated: false,
            bytes: 0,
        }
    }

    /// Adds an exchange and says how many bytes it takes.
    fn add(&mut self, head: &RequestHead, body_bytes: usize, now: Instant) -> usize {
        let exchange = Exchange {
            seq: self.exchanges.len(),
            at_ms: millis(now.saturating_duration_since(self.started)),
            took_ms: None,
            host: head.only("host").unwrap_or_default().to_owned(),
            preflight: head.is_preflight(),
            request: RecordedRequest::new(head, body_bytes),
            response: None,
        };
        let bytes = exchange.bytes();
        self.exchanges.push(exchange);
        self.bytes += bytes;
        bytes
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
