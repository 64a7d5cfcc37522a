//! The work of the judge waits for its turn, since it takes a processor and memory, and all bodies
//! share the room for them.

use std::time::Duration;

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, Payload},
};
use serde::Serialize;
use service_kit::{
    body_room::BodyRoom,
    client::Client,
    fair_semaphore::{FairSemaphore, MostWaiting, Permit},
    json_body::{BodyLimit, JsonBytes},
    request_error::RequestError,
};
use tokio::time::timeout;

/// The most bytes in a body that is short.
pub(super) const SHORT_BODY: BodyLimit = BodyLimit(128 * 1024);
/// What all bodies that are being read or wait may take together with the answers that processes of
/// their own are giving: two of the longest bodies.
const ROOM_FOR_BODIES: usize = 32 * 1024 * 1024;
/// How much of one kind of work is done at once.
const WORK_AT_ONCE: usize = 4;
/// How much of it is of one client.
const WORK_OF_A_CLIENT: usize = 2;
/// How many long texts are worked on at once, which can take many times their memory, and how many of
/// one client.
const LONG_TEXTS_AT_ONCE: usize = 2;
const LONG_TEXTS_OF_A_CLIENT: usize = 1;
/// How long a request waits for its turn.
const LONGEST_WAIT: Duration = Duration::from_secs(15);
/// How many requests wait at once: each also takes one of the connections.
const MOST_WAITING: MostWaiting = MostWaiting {
    of_a_client: 32,
    of_all: 96,
    at_most: 160,
};

/// The turns of all workers together.
#[derive(Debug)]
pub(crate) struct Turns {
    /// What bodies take.
    pub(super) bodies: BodyRoom,
    work: FairSemaphore,
    short_texts: FairSemaphore,
    long_texts: FairSemaphore,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            bodies: BodyRoom::new(ROOM_FOR_BODIES),
            work: FairSemaphore::new(WORK_AT_ONCE, WORK_OF_A_CLIENT),
            short_texts: FairSemaphore::new(WORK_AT_ONCE, WORK_OF_A_CLIENT),
            long_texts: FairSemaphore::new(LONG_TEXTS_AT_ONCE, LONG_TEXTS_OF_A_CLIENT),
        }
    }
}

impl Turns {
    /// Reads a body of at most so many bytes and answers it, unless it has to make room for another
    /// meanwhile. A turn is waited for once the body is whole, so that a client that sends slowly
    /// holds up nobody.
    pub(super) async fn answer(
        &self,
        request: &HttpRequest,
        payload: Payload,
        limit: BodyLimit,
        answer: impl AsyncFnOnce(JsonBytes) -> Result<HttpResponse, RequestError>,
    ) -> Result<HttpResponse, RequestError> {
        let body = JsonBytes::read(request, payload, limit, &self.bodies).await?;
        let given_up = body.given_up();
        tokio::select! {
            answer = answer(body) => answer,
            () = given_up => Err(RequestError::NoRoom),
        }
    }

    /// Answers a short body in JSON.
    pub(super) async fn answer_short<T: Serialize + Send + 'static>(
        &self,
        request: &HttpRequest,
        payload: Payload,
        answer: fn(&[u8]) -> Result<T, RequestError>,
    ) -> Result<HttpResponse, RequestError> {
        let answer = async |body: JsonBytes| {
            let answer = self.work(request, move || answer(&body)).await??;
            Ok(HttpResponse::Ok().json(answer))
        };
        self.answer(request, payload, SHORT_BODY, answer).await
    }

    /// Does the work on a thread where it holds up no other request, when it is its turn. The turn
    /// ends with the work, also when the visitor has left.
    ///
    /// # Errors
    /// When it took too long until it was this work's turn, or the work panics, which the log has then.
    async fn work<T: Send + 'static>(
        &self,
        request: &HttpRequest,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, RequestError> {
        let turn = turn(&self.work, Client::of(request)).await?;
        let done = web::block(move || in_turn(work, turn));
        done.await.map_err(|_| RequestError::Internal)
    }

    /// Waits for the turn of a short text, which waits for no other kind of work; `None` when it is to
    /// wait for the turn of a long one.
    ///
    /// # Errors
    /// When it took too long.
    pub(super) async fn of_short_text(
        &self,
        client: Client,
        bytes: usize,
    ) -> Result<Option<Permit>, RequestError> {
        if bytes > SHORT_BODY.0 {
            return Ok(None);
        }
        let turn = turn(&self.short_texts, client).await?;
        Ok((!self.long_texts.is_wanted_by(&client)).then_some(turn))
    }

    /// Waits for the turn of a long text, or of one that takes longer than a short one may. All texts
    /// of its client wait with it.
    ///
    /// # Errors
    /// When it took too long.
    pub(super) async fn of_long_text(&self, client: Client) -> Result<Permit, RequestError> {
        turn(&self.long_texts, client).await
    }
}

async fn turn(turns: &FairSemaphore, client: Client) -> Result<Permit, RequestError> {
    match timeout(LONGEST_WAIT, turns.acquire(client, MOST_WAITING)).await {
        Ok(Some(turn)) => Ok(turn),
        _ => Err(RequestError::Busy),
    }
}

fn in_turn<T>(work: impl FnOnce() -> T, turn: Permit) -> T {
    let done = work();
    drop(turn);
    done
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use std::{net::IpAddr, panic::resume_unwind, sync::mpsc, time::Duration};

    use actix_web::{ResponseError, test::TestRequest};
    use service_kit::{
        client::Client,
        fair_semaphore::{FairSemaphore, Permit},
        request_error::RequestError,
    };

    use super::{LONG_TEXTS_AT_ONCE, MOST_WAITING, Turns, WORK_AT_ONCE};

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
    async fn work_that_panics_is_a_mistake_of_the_service_and_no_load() {
        let turns = Turns::default();
        let request = TestRequest::default().to_http_request();
        let panicking = || resume_unwind(Box::new("on purpose"));
        let done: Result<(), _> = turns.work(&request, panicking).await;
        assert_eq!(status(done), Some(500));
    }

    #[actix_web::test]
    async fn work_waits_while_as_much_of_its_kind_as_allowed_is_being_done() {
        tokio::time::pause();
        let turns = Turns::default();
        let request = TestRequest::default().to_http_request();
        for (kind, most) in [
            (&turns.work, WORK_AT_ONCE),
            (&turns.short_texts, WORK_AT_ONCE),
            (&turns.long_texts, LONG_TEXTS_AT_ONCE),
        ] {
            let others = all_of(kind, most).await;
            let client = Client::of(&request);
            let statuses = [
                (&turns.work, status(turns.work(&request, || ()).await)),
                (
                    &turns.short_texts,
                    status(turns.of_short_text(client, 1).await),
                ),
                (&turns.long_texts, status(turns.of_long_text(client).await)),
            ];
            for (other_kind, status) in statuses {
                let is_same = std::ptr::eq(kind, other_kind);
                assert_eq!(status, is_same.then_some(503));
            }
            drop(others);
        }
    }

    #[actix_web::test]
    async fn short_texts_of_a_client_wait_with_its_long_one() {
        let turns = Turns::default();
        let [client, other] = [1, 2].map(|last| IpAddr::from([127, 0, 0, last]).into());
        let long = turns.of_long_text(client).await.unwrap();
        assert!(turns.of_short_text(client, 1).await.unwrap().is_none());
        assert!(turns.of_short_text(other, 1).await.unwrap().is_some());
        drop(long);
        assert!(turns.of_short_text(client, 1).await.unwrap().is_some());
    }

    async fn all_of(turns: &FairSemaphore, permits: usize) -> Vec<Permit> {
        let mut all = Vec::new();
        for last in (9..).take(permits) {
            let client = IpAddr::from([127, 0, 0, last]).into();
            all.extend(turns.acquire(client, MOST_WAITING).await);
        }
        all
    }

    fn status<T>(done: Result<T, RequestError>) -> Option<u16> {
        done.err().map(|busy| busy.status_code().as_u16())
    }
}
