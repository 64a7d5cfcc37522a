//! Waiting for a condition, with a deadline.

use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);

/// Asks again and again until there is an answer.
///
/// # Panics
/// When there is none in time, with what was waited for and the last that was seen instead.
pub(crate) async fn eventually<T>(what: &str, ask: impl AsyncFnMut() -> Result<T, String>) -> T {
    eventually_within(PATIENCE, what, ask).await
}

/// The same, for what takes longer than most.
///
/// # Panics
/// When there is no answer in time.
pub(crate) async fn eventually_within<T>(
    patience: Duration,
    what: &str,
    mut ask: impl AsyncFnMut() -> Result<T, String>,
) -> T {
    let deadline = Instant::now() + patience;
    loop {
        match ask().await {
            Ok(answer) => return answer,
            Err(instead) if Instant::now() > deadline => {
                panic!("{what}: not within {patience:?}; instead {instead}")
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}
