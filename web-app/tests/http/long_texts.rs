//! Texts, each of which has a process of its own.

use std::{
    fs,
    net::Ipv4Addr,
    process::{Command, Stdio},
    rc::Rc,
    time::Duration,
};

use actix_web::rt::{spawn, task::JoinHandle};
use rustix::process::{Pid, getpriority_process};
use serde_json::{Value, json};
use support::{Connection, Response, names::APP_HOST, wait::eventually_blocking};
use tokio::{sync::Notify, task::JoinSet, time::timeout};

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
/// A program that keeps its turn.
const NEVER_ENDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/never-ends");
/// Spaces enough for a long text.
const LONG: usize = 140_000;
/// How many of one address may wait, and how many addresses with that many.
const OF_AN_ADDRESS: usize = 32;
const ADDRESSES: u8 = 3;
/// How many are worked on, each of its own address.
const AT_ONCE: u8 = 2;
/// Shorter than a turn is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

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
    let question = with_refused_names(15_000);
    let answer = app.judge("/judge/explain", &question).await;
    assert_eq!(answer["calls"].as_array().map(Vec::len), Some(1));
}

/// An address has one turn for long texts.
#[actix_web::test]
async fn text_of_a_client_that_has_left_gives_its_turn_to_the_next() {
    let app = WebApp::start();
    let ask = async |client, question: &Value| {
        let mut connection = Connection::open_from(client, app.socket_address()).await;
        connection.send(explain(question)).await;
        connection
    };
    let takes_long = with_refused_names(25_000);
    let mut of_another = ask(LITTLE, &takes_long).await;
    drop(ask(MUCH, &takes_long).await);
    let mut next = ask(MUCH, &padded(LONG)).await;
    tokio::select! {
        response = next.response() => response.unwrap().assert_status(200),
        _ = of_another.response() => panic!("it waited for the text of who had left"),
    };
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

/// What a text may take of the machine is settled before any of it is read.
#[test]
fn process_of_a_text_is_bounded_by_the_system_and_gives_way_to_others() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_web-app"));
    command.args(["work-on-text", "explain", "long"]);
    command.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut process = command.spawn().unwrap();
    let limits = format!("/proc/{}/limits", process.id());
    let own_niceness = getpriority_process(None).unwrap();
    eventually_blocking("its bounds", || {
        let limits = fs::read_to_string(&limits).unwrap();
        let lines = limits.lines().map(str::split_whitespace);
        let lines: Vec<_> = lines
            .map(|line| line.collect::<Vec<_>>().join(" "))
            .collect();
        let niceness = getpriority_process(Some(Pid::from_child(&process))).unwrap();
        let are_set = [
            "Max data size 134217728 134217728 bytes",
            "Max cpu time 30 30 seconds",
            "Max core file size 0 0 bytes",
        ]
        .map(|line| lines.iter().any(|it| it == line));
        if are_set == [true; 3] && niceness > own_niceness {
            Ok(())
        } else {
            Err(format!("{are_set:?} and a niceness of {niceness}"))
        }
    });
    drop(process.stdin.take());
    process.wait().unwrap();
}

#[actix_web::test]
async fn texts_of_which_too_many_wait_get_503_but_for_the_only_one_of_an_address() {
    let app = WebApp::start_with_program(NEVER_ENDS);
    let mut waiting = Vec::new();
    for number in 0..ADDRESSES {
        let accepted = OF_AN_ADDRESS + usize::from(number < AT_ONCE);
        let client = Ipv4Addr::new(127, 0, 23, number + 1);
        waiting.push(ask_until_refused(&app, client, accepted).await);
    }
    let mut only_one = ask_until_refused(&app, LITTLE, 1).await;
    assert!(only_one.try_join_next().is_none(), "it is refused, too");
}

/// Asks for a few more than are accepted; returns the others once so many are refused.
async fn ask_until_refused(
    app: &WebApp,
    client: Ipv4Addr,
    accepted: usize,
) -> JoinSet<Option<Response>> {
    const TOO_MANY: usize = 3;
    let request = explain(&padded(LONG));
    let mut asking = JoinSet::new();
    for _ in 0..accepted + TOO_MANY {
        let mut connection = Connection::open_from(client, app.socket_address()).await;
        connection.send(&request).await;
        asking.spawn_local(async move { connection.response().await });
    }
    for refused in 0..TOO_MANY {
        let response = timeout(PATIENCE, asking.join_next()).await;
        let response = response.unwrap_or_else(|_| panic!("{client}: {refused} are refused"));
        let response = response.unwrap().unwrap().unwrap();
        response.assert_problem(503, "unavailable");
        assert!(!response.header("retry-after").is_empty(), "{response:?}");
    }
    assert!(asking.try_join_next().is_none(), "more are refused");
    asking
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

/// A question about a preflight with so many names, all of them refused: that takes long.
fn with_refused_names(count: usize) -> Value {
    let names: Vec<_> = (0..count).map(|number| format!("x{number}")).collect();
    let text = format!(
        "OPTIONS / HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\
         Access-Control-Request-Method: GET\nAccess-Control-Request-Headers: {}\n\n\
         HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\n\n",
        names.join(",")
    );
    json!({ "text": text })
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
