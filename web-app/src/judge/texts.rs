//! `POST /judge/explain` and `POST /judge/decode`: a text in, what is to be said of it out. Each text
//! is worked on by a process of its own.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};
use service_kit::{
    client::Client, client_left::client_left, json_body::JsonBytes, request_error::RequestError,
};

use crate::{
    config::Config,
    judge::{
        own_process::{self, Turn},
        task::Task,
        turns::Turns,
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

/// A process ends with the request at the latest, and when the client leaves.
async fn post(
    task: Task,
    request: HttpRequest,
    payload: Payload,
    turns: Data<Turns>,
    config: Data<Config>,
) -> Result<HttpResponse, RequestError> {
    let program = &config.program;
    let client = Client::of(&request);
    let answer = async |body: JsonBytes| {
        if let Some(_turn) = turns.of_short_text(client, body.len()).await? {
            let share = turns.bodies.share(client);
            let answer = own_process::answer(program, task, Turn::Short, &*body, share).await?;
            if let Some(response) = answer {
                return Ok(response);
            }
        }
        let _turn = turns.of_long_text(client).await?;
        let share = turns.bodies.share(client);
        let answer = own_process::answer(program, task, Turn::Long, body, share).await?;
        answer.ok_or(RequestError::Busy)
    };
    let answered = turns.answer(&request, payload, task.body_limit(), answer);
    tokio::select! {
        biased;
        answer = answered => answer,
        () = client_left(&request) => Err(RequestError::BadRequest(
            "Keep your side of the connection open until the answer is there.",
        )),
    }
}
