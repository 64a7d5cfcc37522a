//! Remembers for a while what arrived and what was answered, run by run. It stands outside any
//! CORS layer, so it knows the truth when a browser refuses to show it.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use super::exchange::{Exchange, Record, SeenAnswer, SeenRequest};

/// What an exchange takes besides its texts, roughly.
const OVERHEAD: usize = 256;

/// How much is remembered.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Runs; the oldest is forgotten for a new one.
    pub runs: usize,
    /// Exchanges of one run; later ones are only known to have been.
    pub exchanges: usize,
    /// All texts together, in bytes; the oldest runs are forgotten for new ones.
    pub bytes: usize,
    /// How long after its first exchange a run is forgotten.
    pub age: Duration,
}

/// The memory; its clones are the same one.
#[derive(Debug, Clone)]
pub struct Recorder {
    limits: Limits,
    runs: Arc<Mutex<Runs>>,
}

#[derive(Debug, Default)]
struct Runs {
    /// In the order of their first exchange.
    runs: VecDeque<Run>,
    bytes: usize,
}

#[derive(Debug)]
struct Run {
    id: String,
    started: Instant,
    exchanges: Vec<Exchange>,
    truncated: bool,
    bytes: usize,
}

impl Recorder {
    /// A recorder that remembers nothing yet.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            runs: Arc::default(),
        }
    }

    /// Writes down that a request arrived. Unless it is [`Pending::answered`], it counts as cut
    /// off.
    #[must_use]
    pub fn arrived(&self, run: &str, host: &str, preflight: bool, request: SeenRequest) -> Pending {
        let now = Instant::now();
        let mut runs = self.lock();
        runs.forget_older_than(now, self.limits.age);
        let known = runs.runs.iter().rposition(|known| known.id == run);
        let index = known.unwrap_or_else(|| {
            if runs.runs.len() >= self.limits.runs {
                runs.forget_oldest();
            }
            runs.runs.push_back(Run::new(run, now));
            runs.runs.len() - 1
        });
        let mut seq = None;
        if let Some(run) = runs.runs.get_mut(index) {
            if run.exchanges.len() < self.limits.exchanges {
                seq = Some(run.exchanges.len());
                let bytes = run.add(host, preflight, request, now);
                runs.bytes += bytes;
            } else {
                run.truncated = true;
            }
        }
        runs.forget_down_to(self.limits.bytes);
        Pending {
            recorder: self.clone(),
            run: run.to_owned(),
            seq,
            arrived: now,
            answered: false,
        }
    }

    /// What is known about a run: maybe nothing.
    #[must_use]
    pub fn record(&self, run: &str) -> Record {
        let mut runs = self.lock();
        runs.forget_older_than(Instant::now(), self.limits.age);
        let known = runs.runs.iter().rev().find(|known| known.id == run);
        Record {
            run: run.to_owned(),
            exchanges: known.map_or_else(Vec::new, |known| known.exchanges.clone()),
            truncated: known.is_some_and(|known| known.truncated),
        }
    }

    fn answered(&self, pending: &Pending, answer: SeenAnswer) {
        let mut runs = self.lock();
        let bytes = answer.bytes();
        let run = runs
            .runs
            .iter_mut()
            .rev()
            // A run of the same name may have been forgotten and begun anew.
            .find(|run| run.id == pending.run && run.started <= pending.arrived);
        if let Some(run) = run
            && let Some(exchange) = pending.seq.and_then(|seq| run.exchanges.get_mut(seq))
        {
            exchange.took_ms = Some(millis(pending.arrived.elapsed()));
            exchange.answer = Some(answer);
            run.bytes += bytes;
            runs.bytes += bytes;
            runs.forget_down_to(self.limits.bytes);
        }
    }

    /// What is recorded is plain data, whole at any time: a panic elsewhere cannot have spoilt
    /// it.
    fn lock(&self) -> MutexGuard<'_, Runs> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An exchange that has begun.
#[derive(Debug)]
pub struct Pending {
    recorder: Recorder,
    run: String,
    seq: Option<usize>,
    arrived: Instant,
    answered: bool,
}

impl Pending {
    /// Writes down the answer. Call it before the answer is sent, so that whoever sees the
    /// answer finds it recorded.
    pub fn answered(mut self, answer: SeenAnswer) {
        self.answered = true;
        self.recorder.answered(&self, answer);
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.answered {
            self.recorder
                .answered(self, SeenAnswer::Abort { abort: true });
        }
    }
}

impl Runs {
    fn forget_oldest(&mut self) {
        if let Some(run) = self.runs.pop_front() {
            self.bytes -= run.bytes;
        }
    }

    fn forget_older_than(&mut self, now: Instant, age: Duration) {
        while self
            .runs
            .front()
            .is_some_and(|run| now.saturating_duration_since(run.started) >= age)
        {
            self.forget_oldest();
        }
    }

    fn forget_down_to(&mut self, bytes: usize) {
        while self.bytes > bytes && !self.runs.is_empty() {
            self.forget_oldest();
        }
    }
}

impl Run {
    fn new(id: &str, started: Instant) -> Self {
        Self {
            id: id.to_owned(),
            started,
            exchanges: Vec::new(),
            truncated: false,
            bytes: 0,
        }
    }

    fn add(&mut self, host: &str, preflight: bool, request: SeenRequest, now: Instant) -> usize {
        let bytes = OVERHEAD + request.bytes();
        self.exchanges.push(Exchange {
            seq: self.exchanges.len(),
            at_ms: millis(now.saturating_duration_since(self.started)),
            took_ms: None,
            host: host.to_owned(),
            preflight,
            request,
            answer: None,
        });
        self.bytes += bytes;
        bytes
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
