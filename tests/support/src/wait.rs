//! Waiting for a condition, with a deadline.

use std::{
    thread,
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(20);

/// Asks again and again until there is an answer.
///
/// # Panics
/// When there is none within a minute, with what was waited for and the last that was seen
/// instead.
pub async fn eventually<T>(what: &str, ask: impl AsyncFnMut() -> Result<T, String>) -> T {
    eventually_within(PATIENCE, what, ask).await
}

/// The same, for what takes longer than most.
///
/// # Panics
/// When there is no answer in time.
pub async fn eventually_within<T>(
    patience: Duration,
    what: &str,
    mut ask: impl AsyncFnMut() -> Result<T, String>,
) -> T {
    let deadline = Instant::now() + patience;
    loop {
        match ask().await {
            Ok(response) => return response,
            Err(instead) => fail_after(deadline, what, &instead),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// The same, where nothing is asynchronous.
///
/// # Panics
/// When there is no answer within a minute.
pub fn eventually_blocking<T>(what: &str, mut ask: impl FnMut() -> Result<T, String>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match ask() {
            Ok(response) => return response,
            Err(instead) => fail_after(deadline, what, &instead),
        }
        thread::sleep(PAUSE);
    }
}

/// Waits until the condition holds; whether it did so in time.
pub(crate) fn becomes_true_within(patience: Duration, mut holds: impl FnMut() -> bool) -> bool {
    let deadline = Instant::now() + patience;
    while !holds() {
        if Instant::now() > deadline {
            return false;
        }
        thread::sleep(PAUSE);
    }
    true
}

fn fail_after(deadline: Instant, what: &str, instead: &str) {
    assert!(
        Instant::now() < deadline,
        "waited in vain for {what}; instead {instead}"
    );
}
