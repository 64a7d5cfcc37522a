//! Long bodies wait for their turn, since they take memory while they arrive, and so does the work of
//! the judge, since it takes a processor.

use std::{sync::Arc, time::Duration};

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
    web,
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
/// How much work is done at once.
const WORK_AT_ONCE: usize = 4;
/// How long a request waits for its turn.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// The turns of all workers together.
#[derive(Debug)]
pub(crate) struct Turns {
    /// In MiB.
    bodies: Arc<Semaphore>,
    /// Apart from the bodies, so that a client that sends slowly holds up no work.
    work: Arc<Semaphore>,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            bodies: Arc::new(Semaphore::new(ALL_TOGETHER)),
            work: Arc::new(Semaphore::new(WORK_AT_ONCE)),
        }
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
        permits(&self.bodies, mib).await
    }

    /// Does the work on a thread where it holds up no other request, when it is its turn. The turn
    /// ends with the work, also when the visitor has left.
    ///
    /// # Errors
    /// 503 when it took too long until it was this work's turn.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HttpResponse> {
        let turn = permits(&self.work, 1).await?;
        let done = web::block(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|_| busy())
    }
}

async fn permits(
    semaphore: &Arc<Semaphore>,
    count: u32,
) -> Result<OwnedSemaphorePermit, HttpResponse> {
    let permits = Arc::clone(semaphore).acquire_many_owned(count);
    match timeout(LONGEST_WAIT, permits).await {
        Ok(Ok(permits)) => Ok(permits),
        _ => Err(busy()),
    }
}

/// To a request whose turn did not come.
fn busy() -> HttpResponse {
    let kind = ProblemType::new(
        "unavailable",
        "Unavailable",
        StatusCode::SERVICE_UNAVAILABLE,
    );
    let problem = Problem::new(kind, "The judge has too much to do. Try again in a moment.");
    let retry_after = (header::RETRY_AFTER, LONGEST_WAIT.as_secs().to_string());
    problem
        .response()
        .insert_header(retry_after)
        .body(problem.to_json())
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, time::Duration};

    use service_kit::json_body::BodyLimit;

    use super::{ALL_TOGETHER, MIB, Turns, WORK_AT_ONCE};

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

    #[actix_web::test]
    async fn work_holds_up_nothing_else_on_its_thread() {
        let turns = Turns::default();
        let (sender, receiver) = mpsc::channel();
        let work = turns.work(move || receiver.recv_timeout(Duration::from_secs(30)));
        // This is polled while the work waits for it.
        let other = async { sender.send(()) };
        let (done, sent) = tokio::join!(work, other);
        assert!(sent.is_ok());
        assert!(matches!(done, Ok(Ok(()))));
    }

    #[actix_web::test]
    async fn work_waits_while_as_much_as_allowed_is_being_done() {
        tokio::time::pause();
        let turns = Turns::default();
        let others = turns.work.acquire_many(WORK_AT_ONCE as u32).await;
        assert_eq!(
            turns
                .work(|| ())
                .await
                .err()
                .map(|busy| busy.status().as_u16()),
            Some(503)
        );
        drop(others);
        assert!(turns.work(|| ()).await.is_ok());
    }
}
