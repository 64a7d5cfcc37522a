//! Texts, each of which has a process of its own.

use std::{net::Ipv4Addr, rc::Rc};

use actix_web::rt::{spawn, task::JoinHandle};
use serde_json::{Value, json};
use support::{Connection, names::APP_HOST};
use tokio::sync::Notify;

use crate::web_app::WebApp;

const MESSAGE: &str =
    "Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200\n";
/// Somebody who asks for much, and somebody who asks for little.
const MUCH: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
const LITTLE: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 3);
/// The most bytes in a body to explain, and a little for what is around the text.
const LONGEST: usize = 16 * 1024 * 1024 - 256;
/// More of them than there is room for.
const MANY: usize = 6;

#[actix_web::test]
async fn long_text_gets_the_answer_of_a_short_one() {
    let app = WebApp::start();
    for path in ["/judge/explain", "/judge/decode"] {
        let short = app.judge(path, &json!({ "text": MESSAGE })).await;
        let long = app.judge(path, &padded(200_000)).await;
        assert_eq!(without_text(long), without_text(short), "{path}");
    }
}

/// The turn of a short text is too short for it.
#[actix_web::test]
async fn short_text_that_takes_long_is_explained() {
    let app = WebApp::start();
    let names: Vec<_> = (0..15_000).map(|number| format!("x{number}")).collect();
    let text = format!(
        "OPTIONS / HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\
         Access-Control-Request-Method: GET\nAccess-Control-Request-Headers: {}\n\n\
         HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\n\n",
        names.join(",")
    );
    let answer = app.judge("/judge/explain", &json!({ "text": text })).await;
    assert_eq!(answer["calls"].as_array().map(Vec::len), Some(1));
}

#[actix_web::test]
async fn mistakes_in_a_long_body_are_named() {
    let app = WebApp::start();
    let mut question = padded(200_000);
    question["pageOrigin"] = json!("no origin");
    let problem = app.visitor().post("/judge/explain", &question).await;
    problem.assert_invalid_fields(&["pageOrigin"]);
    question["unknown"] = json!(true);
    let problem = app.visitor().post("/judge/decode", &question).await;
    problem.assert_invalid_fields(&["pageOrigin"]);
    let broken = format!("{{{}", " ".repeat(200_000));
    let request = app.post("/judge/explain", "application/json", &broken);
    request.await.assert_problem(400, "malformed-json");
}

/// As one does that is killed because it takes too much memory.
#[actix_web::test]
async fn text_whose_process_fails_is_refused_and_others_are_answered() {
    let app = WebApp::start_with_program("/bin/false");
    let refused = app.visitor().post("/judge/explain", &padded(200_000)).await;
    refused.assert_invalid_fields(&["text"]);
    let origins = json!({ "pattern": "https://app.example", "origins": [] });
    app.judge("/judge/origins", &origins).await;
    let app = WebApp::start_with_program("/nowhere");
    let refused = app.visitor().post("/judge/explain", &padded(200_000)).await;
    refused.assert_problem(503, "unavailable");
}

#[actix_web::test]
async fn long_texts_of_one_address_leave_room_for_those_of_another() {
    let app = WebApp::start();
    let room_is_full = Rc::new(Notify::new());
    let asking: Vec<_> = (0..MANY)
        .map(|_| ask_again_and_again(&app, Rc::clone(&room_is_full)))
        .collect();
    room_is_full.notified().await;
    let mut other = Connection::open_from(LITTLE, app.socket_address()).await;
    other.send(explain(&padded(2_000_000))).await;
    let response = other.response().await.unwrap();
    asking.iter().for_each(JoinHandle::abort);
    response.assert_status(200);
}

/// Asks with the longest text; tells when there was no room for it.
fn ask_again_and_again(app: &WebApp, room_is_full: Rc<Notify>) -> JoinHandle<()> {
    let address = app.socket_address();
    let request = explain(&padded(LONGEST - MESSAGE.len()));
    spawn(async move {
        loop {
            let mut connection = Connection::open_from(MUCH, address).await;
            connection.send(&request).await;
            let response = connection.response().await;
            if response.is_some_and(|response| response.status == 503) {
                room_is_full.notify_one();
            }
        }
    })
}

/// A question about a message with so many spaces behind it.
fn padded(spaces: usize) -> Value {
    json!({ "text": format!("{MESSAGE}{}", " ".repeat(spaces)) })
}

fn explain(question: &Value) -> String {
    let body = question.to_string();
    format!(
        "POST /judge/explain HTTP/1.1\r\nHost: {APP_HOST}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// An answer without the text itself.
fn without_text(mut answer: Value) -> Value {
    if let Some(answer) = answer.as_object_mut() {
        answer.remove("text");
    }
    answer
}
