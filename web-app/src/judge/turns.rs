//! Long bodies wait for their turn, since they take memory while they arrive.

use std::{sync::Arc, time::Duration};

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use service_kit::{
    json_body::BodyLimit,
    problem::{Problem, ProblemType},
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// The most bytes in a body that need not wait.
pub(super) const SHORT_BODY: BodyLimit = BodyLimit(128 * 1024);
const MIB: usize = 1024 * 1024;
/// What all long bodies that are being read or worked on may take together, in MiB.
const ALL_TOGETHER: usize = 16;
/// How long a request waits for its turn.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// The turns of all workers together.
#[derive(Debug)]
pub(crate) struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(ALL_TOGETHER)))
    }
}

impl Turns {
    /// Waits until there is room for a body of this length; the turn ends when it is dropped.
    ///
    /// # Errors
    /// 503 when it took too long.
    pub(super) async fn take(
        &self,
        BodyLimit(bytes): BodyLimit,
    ) -> Result<OwnedSemaphorePermit, HttpResponse> {
        let mib = bytes.div_ceil(MIB).min(ALL_TOGETHER);
        let mib = u32::try_from(mib).map_err(|_| busy())?;
        let turn = timeout(LONGEST_WAIT, Arc::clone(&self.0).acquire_many_owned(mib));
        match turn.await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(busy()),
        }
    }
}

/// To a request whose turn did not come.
pub(super) fn busy() -> HttpResponse {
    let kind = ProblemType::new(
        "unavailable",
        "Unavailable",
        StatusCode::SERVICE_UNAVAILABLE,
    );
    let problem = Problem::new(
        kind,
        "Other long texts are being read. Try again in a moment.",
    );
    let retry_after = (header::RETRY_AFTER, LONGEST_WAIT.as_secs().to_string());
    problem
        .response()
        .insert_header(retry_after)
        .body(problem.to_json())
}

#[cfg(test)]
mod tests {
    use service_kit::json_body::BodyLimit;

    use super::{ALL_TOGETHER, MIB, Turns};

    const LONGEST: BodyLimit = BodyLimit(ALL_TOGETHER * MIB);
    const SHORTER: BodyLimit = BodyLimit(ALL_TOGETHER * MIB / 4);

    #[actix_web::test]
    async fn longest_body_is_alone_while_the_others_wait() {
        tokio::time::pause();
        let turns = Turns::default();
        let first = turns.take(LONGEST).await;
        assert!(first.is_ok());
        for other in [LONGEST, SHORTER] {
            assert_eq!(
                turns
                    .take(other)
                    .await
                    .err()
                    .map(|busy| busy.status().as_u16()),
                Some(503)
            );
        }
        drop(first);
        assert!(turns.take(LONGEST).await.is_ok());
    }

    #[actix_web::test]
    async fn shorter_bodies_are_read_side_by_side() {
        tokio::time::pause();
        let turns = Turns::default();
        let mut taken = Vec::new();
        for _ in 0..4 {
            let turn = turns.take(SHORTER).await;
            assert!(turn.is_ok());
            taken.push(turn);
        }
        assert!(turns.take(SHORTER).await.is_err());
    }
}
