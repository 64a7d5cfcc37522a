//! The work of the judge waits for its turn, since it takes a processor and memory, and long bodies
//! share the room for them.

use std::{sync::Arc, time::Duration};

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
    web,
};
use service_kit::{
    body_room::BodyRoom,
    json_body::BodyLimit,
    problem::{Problem, ProblemType},
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// The most bytes in a body that is short.
pub(super) const SHORT_BODY: BodyLimit = BodyLimit(128 * 1024);
/// What all long bodies that are being read, wait or are worked on may take together: three of the
/// longest.
const ROOM_FOR_BODIES: usize = 48 * 1024 * 1024;
/// How much work is done at once.
const WORK_AT_ONCE: usize = 4;
/// How much of it can take many times the memory of its body.
const LONG_WORK_AT_ONCE: usize = 1;
/// How long a request waits for its turn.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// The turns of all workers together.
#[derive(Debug)]
pub(crate) struct Turns {
    /// What long bodies take.
    pub(super) bodies: BodyRoom,
    work: Arc<Semaphore>,
    long_work: Arc<Semaphore>,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            bodies: BodyRoom::new(ROOM_FOR_BODIES),
            work: Arc::new(Semaphore::new(WORK_AT_ONCE)),
            long_work: Arc::new(Semaphore::new(LONG_WORK_AT_ONCE)),
        }
    }
}

impl Turns {
    /// Does the work on a thread where it holds up no other request, when it is its turn. The turn
    /// ends with the work, also when the visitor has left.
    ///
    /// # Errors
    /// 503 when it took too long until it was this work's turn.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HttpResponse> {
        in_turn(&self.work, work).await
    }

    /// The same for work that takes many times the memory of its body.
    ///
    /// # Errors
    /// 503 when it took too long until it was this work's turn.
    pub(super) async fn long_work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HttpResponse> {
        in_turn(&self.long_work, work).await
    }
}

async fn in_turn<T: Send + 'static>(
    turns: &Arc<Semaphore>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, HttpResponse> {
    let turn = turn(turns).await?;
    let done = web::block(move || {
        let done = work();
        drop(turn);
        done
    });
    done.await.map_err(|_| busy())
}

async fn turn(turns: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, HttpResponse> {
    match timeout(LONGEST_WAIT, Arc::clone(turns).acquire_owned()).await {
        Ok(Ok(turn)) => Ok(turn),
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

    use actix_web::HttpResponse;

    use super::{LONG_WORK_AT_ONCE, Turns, WORK_AT_ONCE};

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
        assert_eq!(status(turns.work(|| ()).await), Some(503));
        assert_eq!(status(turns.long_work(|| ()).await), None);
        drop(others);
        let other = turns.long_work.acquire_many(LONG_WORK_AT_ONCE as u32).await;
        assert_eq!(status(turns.long_work(|| ()).await), Some(503));
        assert_eq!(status(turns.work(|| ()).await), None);
        drop(other);
        assert_eq!(status(turns.long_work(|| ()).await), None);
    }

    fn status(done: Result<(), HttpResponse>) -> Option<u16> {
        done.err().map(|busy| busy.status().as_u16())
    }
}
