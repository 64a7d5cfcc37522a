//! The work of the judge waits for its turn, since it takes a processor and memory, and long bodies
//! share the room for them.

use std::{net::Ipv6Addr, thread, time::Duration};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};
use service_kit::{
    body_room::BodyRoom,
    client::Client,
    fair_semaphore::{FairSemaphore, Permit},
    json_body::{BodyLimit, LongJsonBytes},
    problem::{Problem, ProblemType},
};
use tokio::{sync::oneshot, time::timeout};

/// The most bytes in a body that is short.
pub(super) const SHORT_BODY: BodyLimit = BodyLimit(128 * 1024);
/// What all long bodies that are being read, wait or are worked on may take together: two of the
/// longest.
const ROOM_FOR_BODIES: usize = 32 * 1024 * 1024;
/// How much work is done at once.
const WORK_AT_ONCE: usize = 4;
/// How much of it can take many times the memory of its body.
const LONG_WORK_AT_ONCE: usize = 1;
/// How long a request waits for its turn.
const LONGEST_WAIT: Duration = Duration::from_secs(15);
/// How many requests of a client wait at once: each also takes one of the connections.
const MOST_WAITING_OF_A_CLIENT: usize = 32;

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
            work: FairSemaphore::new(WORK_AT_ONCE),
            long_work: FairSemaphore::new(LONG_WORK_AT_ONCE),
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

    /// Does the work on a body, which takes many times its memory.
    ///
    /// # Errors
    /// 503 when it took too long until it was this work's turn.
    pub(super) async fn work_on<T: Send + 'static>(
        &self,
        request: &HttpRequest,
        body: LongJsonBytes,
        work: impl FnOnce(LongJsonBytes) -> T + Send + 'static,
    ) -> Result<T, HttpResponse> {
        // Short texts do not wait for long ones.
        if body.is_longer_than(SHORT_BODY) {
            self.long_work(request, || work(body)).await
        } else {
            self.work(request, || work(body)).await
        }
    }

    /// The same for work that takes much memory. It has a thread of its own, since
    /// each of the threads that share work keeps for itself a part of the memory that was freed on it.
    ///
    /// # Errors
    /// 503 when it took too long until it was this work's turn.
    async fn long_work<T: Send + 'static>(
        &self,
        request: &HttpRequest,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HttpResponse> {
        let turn = turn(&self.long_work, request).await?;
        let (sender, receiver) = oneshot::channel();
        let thread = thread::Builder::new().name("long work".to_owned());
        let started = thread.spawn(move || {
            // A visitor who has left wants nothing.
            let _ = sender.send(in_turn(work, turn));
        });
        started.map_err(|_| busy())?;
        receiver.await.map_err(|_| busy())
    }
}

async fn turn(turns: &FairSemaphore, request: &HttpRequest) -> Result<Permit, HttpResponse> {
    let turn = turns.acquire(client(request), MOST_WAITING_OF_A_CLIENT);
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

/// Whose turn it is. Without an address, as a Unix socket has none, all are one client.
fn client(request: &HttpRequest) -> Client {
    let address = request.peer_addr().map(|address| address.ip());
    address.unwrap_or(Ipv6Addr::UNSPECIFIED.into()).into()
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
    use std::{net::IpAddr, sync::mpsc, time::Duration};

    use actix_web::{HttpResponse, test::TestRequest};
    use service_kit::fair_semaphore::{FairSemaphore, Permit};

    use super::{LONG_WORK_AT_ONCE, Turns, WORK_AT_ONCE};

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
        assert_eq!(status(turns.long_work(&request, || ()).await), None);
        drop(others);
        let other = all_of(&turns.long_work, LONG_WORK_AT_ONCE).await;
        assert_eq!(status(turns.long_work(&request, || ()).await), Some(503));
        assert_eq!(status(turns.work(&request, || ()).await), None);
        drop(other);
        assert_eq!(status(turns.long_work(&request, || ()).await), None);
    }

    async fn all_of(turns: &FairSemaphore, permits: usize) -> Vec<Permit> {
        let client = IpAddr::from([127, 0, 0, 9]).into();
        let mut all = Vec::new();
        for _ in 0..permits {
            all.extend(turns.acquire(client, permits).await);
        }
        all
    }

    fn status(done: Result<(), HttpResponse>) -> Option<u16> {
        done.err().map(|busy| busy.status().as_u16())
    }
}
