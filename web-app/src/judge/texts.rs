//! `POST /judge/explain` and `POST /judge/decode`: a text in, what is to be said of it out. Texts
//! that are short are worked on by the threads of the server, long ones by a process of their own.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};
use service_kit::{json_body::LongJsonBytes, request_error::RequestError};

use crate::{
    config::Config,
    judge::{
        own_process,
        task::Task,
        turns::{self, SHORT_BODY, Turns},
    },
};

pub(super) async fn explain(
    request: HttpRequest,
    payload: Payload,
    turns: Data<Turns>,
    config: Data<Config>,
) -> Result<HttpResponse, RequestError> {
    post(Task::Explain, request, payload, turns, config).await
}

pub(super) async fn decode(
    request: HttpRequest,
    payload: Payload,
    turns: Data<Turns>,
    config: Data<Config>,
) -> Result<HttpResponse, RequestError> {
    post(Task::Decode, request, payload, turns, config).await
}

/// It is this request's turn once its body is whole, so that a client that sends slowly holds up nobody.
async fn post(
    task: Task,
    request: HttpRequest,
    payload: Payload,
    turns: Data<Turns>,
    config: Data<Config>,
) -> Result<HttpResponse, RequestError> {
    let body = LongJsonBytes::read(&request, payload, task.body_limit(), &turns.bodies).await?;
    let given_up = body.given_up();
    let answer = async {
        if body.len() > SHORT_BODY.0 {
            in_own_process(task, &request, body, &turns, &config).await
        } else {
            on_a_thread(task, &request, body, &turns).await
        }
    };
    tokio::select! {
        answer = answer => answer,
        () = given_up => Err(RequestError::NoRoom),
    }
}

async fn on_a_thread(
    task: Task,
    request: &HttpRequest,
    body: LongJsonBytes,
    turns: &Turns,
) -> Result<HttpResponse, RequestError> {
    // The room is taken until the work is done, also when this visitor has left.
    match turns.work(request, move || task.answer(&body)).await {
        Ok(answer) => Ok(HttpResponse::Ok()
            .content_type("application/json")
            .body(answer?)),
        Err(busy) => Ok(busy),
    }
}

/// The process ends with the request at the latest.
async fn in_own_process(
    task: Task,
    request: &HttpRequest,
    body: LongJsonBytes,
    turns: &Turns,
    config: &Config,
) -> Result<HttpResponse, RequestError> {
    let _turn = match turns.long_turn(request).await {
        Ok(turn) => turn,
        Err(busy) => return Ok(busy),
    };
    match own_process::answer(&config.program, task, body).await {
        Ok(response) => Ok(response?),
        Err(error) => {
            log::error!("no process for a long text: {error}");
            Ok(turns::busy())
        }
    }
}
