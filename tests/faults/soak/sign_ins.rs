//! Sign-ins without end: wrong passwords from one address, and right ones.

use std::{collections::BTreeMap, sync::Arc};

use tokio::task::JoinSet;

use support::names::{GRACE, PASSWORD};

use crate::helpers::Server;

const SIDE_BY_SIDE: usize = 8;
const ATTEMPTS: usize = 40;

/// Fails unless each attempt is answered as it should be. Right passwords may not be limited away,
/// but may be told to come again.
pub(super) async fn all(server: &Arc<Server>) {
    let mut trying = JoinSet::new();
    for _ in 0..SIDE_BY_SIDE {
        let server = Arc::clone(server);
        trying.spawn(async move {
            let mut statuses = Vec::new();
            // Whoever signs in ends the session that the browser had before.
            let stranger = server.client().without_cookie();
            let wrong = stranger.at_address([127, 8, 8, 8]);
            let right = stranger.at_address([127, 9, 9, 9]);
            for _ in 0..ATTEMPTS {
                statuses.push(("wrong", wrong.post_session(GRACE, "guess").await.status));
                statuses.push(("right", right.post_session(GRACE, PASSWORD).await.status));
            }
            statuses
        });
    }
    let mut counted = BTreeMap::<_, usize>::new();
    for status in trying.join_all().await.into_iter().flatten() {
        *counted.entry(status).or_default() += 1;
    }
    println!("  sign-ins: {counted:?}");
    for (password, status) in counted.keys() {
        let expected: &[u16] = match *password {
            "wrong" => &[401, 429, 503],
            _ => &[200, 429, 503],
        };
        assert!(expected.contains(status), "{password} password: {status}");
    }
}
