//! The work of the judge waits for its turn, since it takes a processor and memory, and long bodies
//! share the room for them.

use std::time::Duration;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};
use service_kit::{
    body_room::BodyRoom,
    client::Client,
    fair_semaphore::{FairSemaphore, MostWaiting, Permit},
    json_body::BodyLimit,
    problem::{Problem, ProblemType},
};
use tokio::time::timeout;

/// The most bytes in a body that is short.
pub(super) const SHORT_BODY: BodyLimit = BodyLimit(128 * 1024);
/// What all long bodies that are being read, wait or are worked on may take together: two of the
/// longest.
const ROOM_FOR_BODIES: usize = 32 * 1024 * 1024;
/// How much work is done at once.
const WORK_AT_ONCE: usize = 4;
/// How much of it is of one client.
const WORK_OF_A_CLIENT: usize = 2;
/// How much of it can take many times the memory of its body.
const LONG_WORK_AT_ONCE: usize = 1;
/// How long a request waits for its turn.
const LONGEST_WAIT: Duration = Duration::from_secs(15);
/// How many requests wait at once: each also takes one of the connections.
const MOST_WAITING: MostWaiting = MostWaiting {
    of_a_client: 32,
    of_all: 128,
};

/// The turns of all workers together.
#[derive(Debug)]
pub(crate) struct Turns {
    /// What long bodies take.
    pub(super) bodies: BodyRoom,
    work: FairSemaphore,
    long_work: FairSemaphore,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            bodies: BodyRoom::new(ROOM_FOR_BODIES),
            work: FairSemaphore::new(WORK_AT_ONCE, WORK_OF_A_CLIENT),
            long_work: FairSemaphore::new(LONG_WORK_AT_ONCE, LONG_WORK_AT_ONCE),
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
        request: &HttpRequest,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HttpResponse> {
        let turn = turn(&self.work, request).await?;
        let done = web::block(move || in_turn(work, turn));
        done.await.map_err(|_| busy())
    }

    /// Waits for the turn of work that takes much memory.
    ///
    /// # Errors
    /// 503 when it took too long.
    pub(super) async fn long_turn(&self, request: &HttpRequest) -> Result<Permit, HttpResponse> {
        turn(&self.long_work, request).await
    }
}

async fn turn(turns: &FairSemaphore, request: &HttpRequest) -> Result<Permit, HttpResponse> {
    let turn = turns.acquire(Client::of(request), MOST_WAITING);
    match timeout(LONGEST_WAIT, turn).await {
        Ok(Some(turn)) => Ok(turn),
        _ => Err(busy()),
    }
}

fn in_turn<T>(work: impl FnOnce() -> T, turn: Permit) -> T {
    let done = work();
    drop(turn);
    done
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
        "The server has too much to do. Try again in a moment.",
    );
    let retry_after = (header::RETRY_AFTER, LONGEST_WAIT.as_secs().to_string());
    problem
        .response()
        .insert_header(retry_after)
        .body(problem.to_json())
}

#[cfg(test)]
mod tests {
    use std::{net::IpAddr, sync::mpsc, time::Duration};

    use actix_web::{HttpResponse, test::TestRequest};
    use service_kit::fair_semaphore::{FairSemaphore, Permit};

    use super::{LONG_WORK_AT_ONCE, MOST_WAITING, Turns, WORK_AT_ONCE};

    #[actix_web::test]
    async fn work_holds_up_nothing_else_on_its_thread() {
        let turns = Turns::default();
        let request = TestRequest::default().to_http_request();
        let (sender, receiver) = mpsc::channel();
        let work = turns.work(&request, move || {
            receiver.recv_timeout(Duration::from_secs(30))
        });
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
        let request = TestRequest::default().to_http_request();
        let others = all_of(&turns.work, WORK_AT_ONCE).await;
        assert_eq!(status(turns.work(&request, || ()).await), Some(503));
        assert_eq!(status(turns.long_turn(&request).await), None);
        drop(others);
        let other = all_of(&turns.long_work, LONG_WORK_AT_ONCE).await;
        assert_eq!(status(turns.long_turn(&request).await), Some(503));
        assert_eq!(status(turns.work(&request, || ()).await), None);
        drop(other);
        assert_eq!(status(turns.long_turn(&request).await), None);
    }

    async fn all_of(turns: &FairSemaphore, permits: usize) -> Vec<Permit> {
        let mut all = Vec::new();
        for last in (9..).take(permits) {
            let client = IpAddr::from([127, 0, 0, last]).into();
            all.extend(turns.acquire(client, MOST_WAITING).await);
        }
        all
    }

    fn status<T>(done: Result<T, HttpResponse>) -> Option<u16> {
        done.err().map(|busy| busy.status().as_u16())
    }
}
