//! The last runs and their exchanges, within limits.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use crate::record::{
    exchange::{Exchange, Record, RecordedResponse},
    recorded_request::RecordedRequest,
    run::Run,
    run_id::RunId,
};

/// How much is kept.
#[derive(Debug, Clone, Copy)]
pub struct RecordLimits {
    /// Runs; the oldest makes room for a new one.
    pub runs: usize,
    /// Exchanges of one run; the oldest makes room for a new one.
    pub exchanges: usize,
    /// All texts of one run together, in bytes; its oldest exchanges make room for new ones.
    pub run_bytes: usize,
    /// All texts together, in bytes; the oldest runs make room for new ones.
    pub bytes: usize,
    /// How long an exchange is kept.
    pub age: Duration,
}

impl Default for RecordLimits {
    fn default() -> Self {
        Self {
            runs: 1000,
            exchanges: 40,
            run_bytes: 512 * 1024,
            bytes: 8 * 1024 * 1024,
            age: Duration::from_secs(600),
        }
    }
}

/// A request that arrived.
#[derive(Debug)]
pub struct ReceivedRequest {
    /// Its `Host`.
    pub host: String,
    /// Whether it is a CORS-preflight request.
    pub preflight: bool,
    /// What is kept of the rest.
    pub request: RecordedRequest,
}

#[derive(Debug)]
pub(super) struct Runs {
    limits: RecordLimits,
    /// In the order of their first exchange.
    runs: VecDeque<Run>,
    bytes: usize,
    /// When the newest exchange arrived that made room for another run, or when the record
    /// began: everything after it is remembered, unless it is too old or made room within its
    /// own run.
    forgotten: Instant,
}

/// Which exchange of which run.
#[derive(Debug)]
pub(super) struct ExchangeId {
    run: RunId,
    seq: usize,
    received: Instant,
}

impl Runs {
    pub(super) fn new(limits: RecordLimits) -> Self {
        Self {
            limits,
            runs: VecDeque::new(),
            bytes: 0,
            forgotten: Instant::now(),
        }
    }

    /// Adds an exchange, which begins with this request.
    pub(super) fn add(&mut self, run: &RunId, request: ReceivedRequest) -> ExchangeId {
        self.add_with(run, request, None)
    }

    /// Adds an exchange without times, whose response is withheld.
    pub(super) fn add_withheld(&mut self, run: &RunId, request: ReceivedRequest) {
        self.add_with(run, request, Some(RecordedResponse::Withheld));
    }

    fn add_with(
        &mut self,
        run: &RunId,
        request: ReceivedRequest,
        response: Option<RecordedResponse>,
    ) -> ExchangeId {
        let received = Instant::now();
        self.expire(received);
        let limits = self.limits;
        let run = self.find_or_start(run, received);
        let id = ExchangeId {
            run: run.id.clone(),
            seq: run.next_seq(),
            received,
        };
        let ReceivedRequest {
            host,
            preflight,
            request,
        } = request;
        let since_start = received.saturating_duration_since(run.started);
        let exchange = Exchange {
            seq: id.seq,
            at_ms: response.is_none().then(|| millis(since_start)),
            took_ms: None,
            host,
            preflight,
            request,
            response,
            received,
        };
        let before = run.bytes();
        run.add(exchange);
        run.drop_excess(limits.exchanges, limits.run_bytes);
        let after = run.bytes();
        self.bytes = self.bytes - before + after;
        self.drop_excess();
        id
    }

    /// Adds the response to an exchange, unless that was dropped meanwhile.
    pub(super) fn respond(&mut self, id: &ExchangeId, response: RecordedResponse) {
        let mut runs = self.runs.iter_mut().rev();
        let limits = self.limits;
        // A run of the same name may have been dropped and begun anew.
        let run = runs.find(|run| run.id == id.run && run.started <= id.received);
        if let Some(run) = run {
            let before = run.bytes();
            run.respond(id.seq, millis(id.received.elapsed()), response);
            run.drop_excess(limits.exchanges, limits.run_bytes);
            let after = run.bytes();
            self.bytes = self.bytes - before + after;
            self.drop_excess();
        }
    }

    pub(super) fn record(&mut self, run: RunId) -> Record {
        let now = Instant::now();
        self.expire(now);
        let known = self.runs.iter().rev().find(|known| known.id == run);
        let own = known.and_then(|known| known.forgotten);
        let forgotten = own.map_or(self.forgotten, |own| own.max(self.forgotten));
        let since = now.saturating_duration_since(forgotten);
        Record {
            exchanges: known.map_or_else(Vec::new, Run::exchanges),
            truncated: known.is_some_and(Run::is_truncated),
            remembered_ms: Some(millis(since.min(self.limits.age))),
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
            self.bytes += run.bytes();
            self.runs.push_back(run);
            self.runs.len() - 1
        });
        self.runs.get_mut(index).expect("the run is there")
    }

    fn drop_oldest(&mut self) {
        if let Some(run) = self.runs.pop_front() {
            self.bytes -= run.bytes();
            self.forgotten = run
                .newest()
                .map_or(self.forgotten, |it| it.max(self.forgotten));
        }
    }

    fn expire(&mut self, now: Instant) {
        let (age, mut bytes) = (self.limits.age, 0);
        self.runs.retain_mut(|run| {
            let is_empty = run.expire(now, age);
            bytes += run.bytes();
            !is_empty
        });
        self.bytes = bytes;
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
