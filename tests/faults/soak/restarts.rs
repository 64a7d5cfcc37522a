//! A service of its own that is killed and stopped under writers, over and over.

use rustix::process::Signal;
use support::Page;

use crate::{
    helpers::{Ledger, Service, Writers, counted},
    sigkill::assert_intact,
};

/// In each round.
const RESTARTS: usize = 6;

/// The service, and what its writers know.
pub(super) struct Restarts {
    service: Service,
    client: Page,
    contacts: String,
    ledger: Ledger,
    restarts: usize,
}

impl Restarts {
    pub(super) async fn start() -> Self {
        let service = Service::start();
        let client = service.signed_in().await;
        Self {
            contacts: client.add_group("Everybody").await + "/contacts",
            service,
            client,
            ledger: Ledger::default(),
            restarts: 0,
        }
    }

    /// Ends the service in turn with SIGKILL and with SIGTERM, and starts it again.
    pub(super) async fn round(&mut self, round: usize) {
        for restart in 0..RESTARTS {
            let name = format!("{round}-{restart}");
            let writers = Writers::start(&self.client, &self.contacts, &name);
            writers.acknowledged_more(30).await;
            let signal = [Signal::KILL, Signal::TERM][restart % 2];
            self.service.end(signal);
            self.ledger.add(writers.all_ended().await);
            self.service.restart();
            self.client = self.client.moved_to(self.service.address());
            self.restarts += 1;
        }
    }

    /// Fails if something that was acknowledged is lost; returns the figures.
    pub(super) async fn finish(mut self) -> String {
        let stored = counted(self.client.all_names_at(&self.contacts).await);
        self.ledger.assert_kept(&stored);
        self.service.end(Signal::TERM);
        assert_intact(self.service.database_url()).await;
        format!(
            "restarts: {}; {} writes acknowledged, none lost; {} unanswered",
            self.restarts,
            self.ledger.acknowledged.len(),
            self.ledger.unanswered.len()
        )
    }
}
