//! `POST /judge/explain` and `POST /judge/decode`: a text in, what is to be said of it out. Each text
//! is worked on by a process of its own.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};
use service_kit::{client::Client, json_body::JsonBytes, request_error::RequestError};

use crate::{
    config::Config,
    judge::{
        own_process,
        task::Task,
        turns::{self, Turns},
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

/// The process ends with the request at the latest.
async fn post(
    task: Task,
    request: HttpRequest,
    payload: Payload,
    turns: Data<Turns>,
    config: Data<Config>,
) -> Result<HttpResponse, RequestError> {
    let answer = async |body: JsonBytes| {
        let _turn = match turns.turn_of_text(&request, body.len()).await {
            Ok(turn) => turn,
            Err(busy) => return Ok(busy),
        };
        let share = turns.bodies.share(Client::of(&request));
        match own_process::answer(&config.program, task, body, share).await {
            Ok(response) => response,
            Err(error) => {
                log::error!("no process for a text: {error}");
                Ok(turns::busy())
            }
        }
    };
    let limit = task.body_limit();
    turns.answer(&request, payload, limit, answer).await
}
