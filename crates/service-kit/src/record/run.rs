//! The exchanges of one run.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use crate::record::{
    exchange::{Exchange, RecordedResponse},
    run_id::RunId,
};

/// The exchanges of one run that are kept, which are the newest.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) id: RunId,
    pub(super) started: Instant,
    /// In the order in which the requests arrived, without gaps in their numbers.
    exchanges: VecDeque<Exchange>,
    /// The number of the next exchange.
    next_seq: usize,
    /// When the newest exchange arrived that made room for another one of this run.
    pub(super) forgotten: Option<Instant>,
    bytes: usize,
}

impl Run {
    pub(super) fn new(id: RunId, started: Instant) -> Self {
        Self {
            bytes: size_of::<Self>() + id.as_str().len(),
            id,
            started,
            exchanges: VecDeque::new(),
            next_seq: 0,
            forgotten: None,
        }
    }

    pub(super) fn next_seq(&self) -> usize {
        self.next_seq
    }

    /// Roughly how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn exchanges(&self) -> Vec<Exchange> {
        self.exchanges.iter().cloned().collect()
    }

    /// Whether there were exchanges before those that are kept.
    pub(super) fn is_truncated(&self) -> bool {
        self.exchanges.len() < self.next_seq
    }

    /// When the newest exchange arrived.
    pub(super) fn newest(&self) -> Option<Instant> {
        self.exchanges.back().map(|exchange| exchange.received)
    }

    /// Adds an exchange.
    pub(super) fn add(&mut self, exchange: Exchange) {
        self.next_seq += 1;
        self.bytes += exchange.bytes();
        self.exchanges.push_back(exchange);
    }

    /// Adds the response to an exchange, unless that was dropped meanwhile.
    pub(super) fn respond(&mut self, seq: usize, took_ms: u64, response: RecordedResponse) {
        let mut exchanges = self.exchanges.iter_mut().rev();
        if let Some(exchange) = exchanges.find(|exchange| exchange.seq == seq) {
            self.bytes += response.bytes();
            exchange.took_ms = Some(took_ms);
            exchange.response = Some(response);
        }
    }

    /// Drops the oldest exchanges until no more than so many are left, and those take no more than
    /// so many bytes; the newest one stays.
    pub(super) fn drop_excess(&mut self, max_exchanges: usize, max_bytes: usize) {
        while self.exchanges.len() > max_exchanges
            || (self.exchanges.len() > 1 && self.bytes > max_bytes)
        {
            self.forgotten = self.drop_oldest();
        }
    }

    /// Drops the exchanges of at least this age, and says whether none is left.
    pub(super) fn expire(&mut self, now: Instant, age: Duration) -> bool {
        let is_expired =
            |exchange: &Exchange| now.saturating_duration_since(exchange.received) >= age;
        while self.exchanges.front().is_some_and(is_expired) {
            self.drop_oldest();
        }
        self.exchanges.is_empty()
    }

    fn drop_oldest(&mut self) -> Option<Instant> {
        let exchange = self.exchanges.pop_front()?;
        self.bytes -= exchange.bytes();
        Some(exchange.received)
    }
}
