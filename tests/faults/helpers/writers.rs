//! Eight clients that add contacts side by side and remember what was acknowledged.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::{task::JoinSet, time::interval};

use super::{Client, assert_cors_problem};

const SIDE_BY_SIDE: usize = 8;

/// The names that were sent, and what became of them.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// Answered with 201.
    pub(crate) acknowledged: BTreeSet<String>,
    /// Answered with an error.
    pub(crate) refused: BTreeSet<String>,
    /// Not answered.
    pub(crate) unanswered: BTreeSet<String>,
}

/// The writers of one round.
pub(crate) struct Writers {
    ledger: Arc<Mutex<Ledger>>,
    tasks: JoinSet<()>,
}

impl Writers {
    /// Starts adding contacts at `path`, each writer until it gets no answer. Names start with
    /// `round`.
    pub(crate) fn start(client: &Client, path: &str, round: &str) -> Self {
        let ledger = Arc::<Mutex<Ledger>>::default();
        let mut tasks = JoinSet::new();
        for writer in 0..SIDE_BY_SIDE {
            let (client, path, ledger) = (client.apart(), path.to_owned(), Arc::clone(&ledger));
            let prefix = format!("{round}-{writer}");
            tasks.spawn(async move { write(&client, &path, &prefix, &ledger).await });
        }
        Self { ledger, tasks }
    }

    /// Waits until this many more writes are acknowledged.
    pub(crate) async fn acknowledged_more(&self, count: usize) {
        let acknowledged = || self.ledger.lock().unwrap().acknowledged.len();
        let goal = acknowledged() + count;
        let deadline = Instant::now() + Duration::from_secs(30);
        let mut pace = interval(Duration::from_millis(2));
        while acknowledged() < goal {
            assert!(Instant::now() < deadline, "writes are not acknowledged");
            pace.tick().await;
        }
    }

    /// Waits until no writer gets answers any more.
    pub(crate) async fn all_ended(mut self) -> Ledger {
        while let Some(ended) = self.tasks.join_next().await {
            ended.unwrap();
        }
        self.taken()
    }

    /// Ends the writers between two requests, or in the middle of one.
    pub(crate) async fn stop(mut self) -> Ledger {
        self.tasks.shutdown().await;
        self.taken()
    }

    fn taken(&self) -> Ledger {
        std::mem::take(&mut *self.ledger.lock().unwrap())
    }
}

async fn write(client: &Client, path: &str, prefix: &str, ledger: &Mutex<Ledger>) {
    for number in 0.. {
        let name = format!("{prefix}-{number}");
        // Until it is answered nobody knows.
        ledger.lock().unwrap().unanswered.insert(name.clone());
        let contact = json!({ "name": name, "email": "a@example.com" });
        let Ok(answer) = client.post(path, &contact).await else {
            return;
        };
        let status = answer.status().as_u16();
        if status != 201 {
            assert_eq!(status, 503, "{answer:?}");
            assert_cors_problem(&answer);
        }
        // The answer is whole only with its body.
        if answer.bytes().await.is_err() {
            return;
        }
        let mut ledger = ledger.lock().unwrap();
        ledger.unanswered.remove(&name);
        if status == 201 {
            ledger.acknowledged.insert(name);
        } else {
            ledger.refused.insert(name);
        }
    }
}

impl Ledger {
    pub(crate) fn add(&mut self, other: Self) {
        self.acknowledged.extend(other.acknowledged);
        self.refused.extend(other.refused);
        self.unanswered.extend(other.unanswered);
    }

    /// Fails unless every acknowledged write is in the list, no name is twice, and nothing is
    /// there that was not sent.
    pub(crate) fn assert_kept(&self, stored: &BTreeMap<String, usize>) {
        for name in &self.acknowledged {
            assert!(
                stored.contains_key(name),
                "{name} was acknowledged and is gone"
            );
        }
        for (name, count) in stored {
            assert_eq!(*count, 1, "{name}");
            let sent = [&self.acknowledged, &self.refused, &self.unanswered];
            assert!(
                sent.iter().any(|names| names.contains(name)),
                "nobody sent {name}"
            );
        }
    }
}
