//! The last runs and their exchanges, within limits.

use std::{
    collections::VecDeque,
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

#[derive(Debug)]
pub(super) struct Runs {
    limits: RecordLimits,
    /// In the order of their first exchange.
    runs: VecDeque<Run>,
    bytes: usize,
    /// Every run that began after this is still there.
    remembered_since: Instant,
}

#[derive(Debug)]
struct Run {
    id: RunId,
    started: Instant,
    exchanges: Vec<Exchange>,
    truncated: bool,
    bytes: usize,
}

impl Run {
    fn new(id: RunId, started: Instant) -> Self {
        Self {
            bytes: size_of::<Self>() + id.as_str().len(),
            id,
            started,
            exchanges: Vec::new(),
            truncated: false,
        }
    }
}

/// Which exchange of which run.
#[derive(Debug)]
pub(super) struct ExchangeId {
    run: RunId,
    /// Its place in the run, if there was room for it.
    seq: Option<usize>,
    received: Instant,
}

impl Runs {
    pub(super) fn new(limits: RecordLimits) -> Self {
        Self {
            limits,
            runs: VecDeque::new(),
            bytes: 0,
            remembered_since: Instant::now(),
        }
    }

    /// Adds an exchange, which begins with this request.
    pub(super) fn add(&mut self, run: &RunId, head: &RequestHead, body_bytes: usize) -> ExchangeId {
        let received = Instant::now();
        self.drop_expired(received);
        let max_exchanges = self.limits.exchanges;
        let run = self.find_or_start(run, received);
        let seq = run.exchanges.len();
        let seq = (seq < max_exchanges).then_some(seq);
        let id = ExchangeId {
            run: run.id.clone(),
            seq,
            received,
        };
        if let Some(seq) = seq {
            let exchange = Exchange {
                seq,
                at_ms: millis(received.saturating_duration_since(run.started)),
                took_ms: None,
                // A name of the lab's own: others are not recorded.
                host: head.only("host").unwrap_or_default().to_owned(),
                preflight: head.is_preflight(),
                request: RecordedRequest::new(head, body_bytes),
                response: None,
            };
            let bytes = exchange.bytes();
            run.exchanges.push(exchange);
            run.bytes += bytes;
            self.bytes += bytes;
        } else {
            run.truncated = true;
        }
        self.drop_excess();
        id
    }

    /// Adds the response to an exchange, unless its run was dropped meanwhile.
    pub(super) fn respond(&mut self, id: &ExchangeId, response: RecordedResponse) {
        let mut runs = self.runs.iter_mut().rev();
        // A run of the same name may have been dropped and begun anew.
        let run = runs.find(|run| run.id == id.run && run.started <= id.received);
        if let Some(run) = run
            && let Some(exchange) = id.seq.and_then(|seq| run.exchanges.get_mut(seq))
        {
            let bytes = response.bytes();
            exchange.took_ms = Some(millis(id.received.elapsed()));
            exchange.response = Some(response);
            run.bytes += bytes;
            self.bytes += bytes;
            self.drop_excess();
        }
    }

    pub(super) fn record(&mut self, run: RunId) -> Record {
        let now = Instant::now();
        self.drop_expired(now);
        let known = self.runs.iter().rev().find(|known| known.id == run);
        Record {
            exchanges: known.map_or_else(Vec::new, |known| known.exchanges.clone()),
            truncated: known.is_some_and(|known| known.truncated),
            remembered_ms: millis(now.saturating_duration_since(self.remembered_since)),
            run,
        }
    }

    #[expect(clippy::expect_used, reason = "the run was found or added just before")]
    fn find_or_start(&mut self, id: &RunId, now: Instant) -> &mut Run {
        let index = self.runs.iter().rposition(|known| known.id == *id);
        let index = index.unwrap_or_else(|| {
            if self.runs.len() >= self.limits.runs {
                self.drop_oldest();
            }
            let run = Run::new(id.clone(), now);
            self.bytes += run.bytes;
            self.runs.push_back(run);
            self.runs.len() - 1
        });
        self.runs.get_mut(index).expect("the run is there")
    }

    fn drop_oldest(&mut self) {
        if let Some(run) = self.runs.pop_front() {
            self.bytes -= run.bytes;
            // Runs are dropped in the order in which they began.
            self.remembered_since = run.started;
        }
    }

    fn drop_expired(&mut self, now: Instant) {
        let age = self.limits.age;
        let is_expired = |run: &Run| now.saturating_duration_since(run.started) >= age;
        while self.runs.front().is_some_and(is_expired) {
            self.drop_oldest();
        }
    }

    fn drop_excess(&mut self) {
        while self.bytes > self.limits.bytes && !self.runs.is_empty() {
            self.drop_oldest();
        }
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
