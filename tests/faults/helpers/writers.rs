//! Eight clients that add contacts side by side and remember what was acknowledged.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use serde_json::json;
use tokio::task::JoinSet;

use support::{Page, Response, assert_cors, names::APP, wait::eventually};

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
    pub(crate) fn start(client: &Page, path: &str, round: &str) -> Self {
        let ledger = Arc::<Mutex<Ledger>>::default();
        let mut tasks = JoinSet::new();
        for writer in 0..SIDE_BY_SIDE {
            let (client, path, ledger) = (
                client.with_own_connections(),
                path.to_owned(),
                Arc::clone(&ledger),
            );
            let prefix = format!("{round}-{writer}");
            tasks.spawn(async move { write(&client, &path, &prefix, &ledger).await });
        }
        Self { ledger, tasks }
    }

    /// Waits until this many more writes are acknowledged.
    pub(crate) async fn acknowledged_more(&self, count: usize) {
        let acknowledged = || self.ledger.lock().unwrap().acknowledged.len();
        let goal = acknowledged() + count;
        eventually("acknowledged writes", async || {
            let left = goal.saturating_sub(acknowledged());
            if left == 0 {
                Ok(())
            } else {
                Err(format!("{left} are missing"))
            }
        })
        .await;
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

/// How often each name is there.
pub(crate) fn counted(names: Vec<String>) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for name in names {
        *counted.entry(name).or_default() += 1;
    }
    counted
}

/// Fails unless this is a problem that the page may read.
#[track_caller]
pub(crate) fn assert_cors_problem(response: &Response, status: u16) {
    assert_eq!(response.status, status, "{response:?}");
    assert_cors(response, APP);
    let media_type = response.header("content-type");
    assert_eq!(media_type, "application/problem+json", "{response:?}");
}

async fn write(client: &Page, path: &str, prefix: &str, ledger: &Mutex<Ledger>) {
    for number in 0.. {
        let name = format!("{prefix}-{number}");
        // Until it is answered nobody knows.
        ledger.lock().unwrap().unanswered.insert(name.clone());
        let contact = json!({ "name": name, "email": "a@example.com" });
        let Ok(response) = client.post(path, &contact).try_send().await else {
            return;
        };
        if response.status != 201 {
            assert_cors_problem(&response, 503);
        }
        let mut ledger = ledger.lock().unwrap();
        ledger.unanswered.remove(&name);
        if response.status == 201 {
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
