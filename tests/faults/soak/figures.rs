//! What is known of a server at the end.

use std::fmt;

use support::resident_kib;

use crate::helpers::{Kind, Latencies, Served, Server, Target};

/// What a server may gain after the first round, in KiB.
const MOST_GROWTH_KIB: u64 = 32 * 1024;
/// Nobody can make a process hold more.
const MOST_KIB: u64 = 256 * 1024;

/// Of all rounds together.
pub(super) struct Figures {
    kind: Kind,
    before_kib: u64,
    most_kib: u64,
    /// After the first round, and after the last one.
    after_kib: Option<(u64, u64)>,
    misused: Latencies,
    undisturbed: Latencies,
}

impl Figures {
    pub(super) fn new(server: &Server) -> Self {
        Self {
            kind: server.kind,
            before_kib: resident_kib(server.pid()),
            most_kib: 0,
            after_kib: None,
            misused: Latencies::default(),
            undisturbed: Latencies::default(),
        }
    }

    /// Adds a round; fails if the server has grown too much.
    pub(super) fn add(&mut self, served: &Served, server: &Server) {
        let after = resident_kib(server.pid());
        println!("  {:?}: {served}, {after} after", self.kind);
        let (first, _) = *self.after_kib.get_or_insert((after, after));
        self.after_kib = Some((first, after));
        self.most_kib = self.most_kib.max(served.misused.most_kib);
        self.misused.extend(&served.misused.latencies);
        self.undisturbed.extend(&served.undisturbed.latencies);
        assert!(served.misused.most_kib < MOST_KIB, "{self}");
        assert!(after < first + MOST_GROWTH_KIB, "it grows: {self}");
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, before, most) = (self.kind, self.before_kib, self.most_kib);
        let (misused, undisturbed) = (&self.misused, &self.undisturbed);
        let (first, last) = self.after_kib.unwrap_or_default();
        write!(
            f,
            "{kind:?}: {before} KiB before, most {most}, {first} after the first round, {last} after \
             the last; {} requests of the bystander, {misused}; undisturbed {undisturbed}",
            misused.count()
        )
    }
}
