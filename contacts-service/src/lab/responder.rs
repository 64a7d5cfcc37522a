//! Answers on a connection to the lab: one request, then the connection is closed, so that
//! nothing that follows can be taken for the real API's.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy, sink},
    net::TcpStream,
    time::{sleep, timeout},
};

use super::{
    Lab,
    answering::{self, Reaction, bad_recipe, for_everybody, problem},
    exchange::SeenAnswer,
    head::Head,
    recipe::{BadField, Recipe},
    recorder::Pending,
    request_body::{self, BodyError},
    run_id, seen, web_socket,
    wire::WireAnswer,
};

/// What no client takes for HTTP, nor a browser for a page.
const NOT_HTTP: &[u8] = b"220 this is not HTTP\r\n";
/// How long and how much of a client's bytes to read once the answer is sent: closing before
/// would reset the connection, and the client might never see the answer.
const LINGER: Duration = Duration::from_secs(2);
const LINGER_BYTES: u64 = 2 * 1024 * 1024;

/// Answers one request whose head was read, with `already` bytes of what follows it.
///
/// # Errors
/// When the connection breaks.
pub async fn serve(
    lab: &Lab,
    mut stream: TcpStream,
    head: &Head,
    already: usize,
) -> io::Result<()> {
    let body = request_body::read(&mut stream, head, already).await;
    let mut segments = head.path().split('/').skip(1);
    let (kind, run) = (segments.next().unwrap_or_default(), segments.next());
    let run = run.filter(|run| run_id::is_good(run));

    let pending = run.filter(|_| matches!(kind, "r" | "ws")).map(|run| {
        let host = head.only("host").unwrap_or_default();
        let request = seen::lab_request(head, body.unwrap_or_default());
        lab.recorder
            .arrived(run, host, head.is_preflight(), request)
    });
    if let Some(refused) = refusal(lab, head, body) {
        return send(stream, refused, head, pending).await;
    }
    match (kind, run) {
        ("r", Some(run)) => {
            let recipe = read_recipe(lab, head);
            follow(lab, stream, head, run, recipe, pending).await
        }
        ("runs", Some(run)) => {
            let record = serde_json::to_string(&lab.recorder.record(run)).unwrap_or_default();
            let answer = for_everybody(200, "application/json", record);
            send(stream, answer, head, pending).await
        }
        ("ws", Some(_)) => accept_web_socket(stream, head, pending).await,
        ("", None) => {
            let about = "The lab of Two Origins: it answers as its URL says, broken on purpose.\n";
            let answer = for_everybody(200, "text/plain", about.to_owned());
            send(stream, answer, head, pending).await
        }
        _ => {
            let detail = "The lab has /r/RUN, /runs/RUN, /ws/RUN and /actix/PITFALL; a run is named with 1 to 64 letters, digits, - and _.";
            let answer = problem(404, "not-found", "Not found", detail, &[]);
            send(stream, answer, head, pending).await
        }
    }
}

/// What the lab does not even read.
fn refusal(lab: &Lab, head: &Head, body: Result<usize, BodyError>) -> Option<WireAnswer> {
    if head.target.len() > lab.settings.longest_url {
        let detail = format!("Write at most {} bytes.", lab.settings.longest_url);
        return Some(problem(414, "url-too-long", "URL too long", &detail, &[]));
    }
    let (status, name, title, detail) = match body.err()? {
        BodyError::Length => (
            411,
            "length-required",
            "Length required",
            "Send the body with one Content-Length.",
        ),
        BodyError::TooLong => (
            413,
            "body-too-large",
            "Body too large",
            "Send at most 65536 bytes.",
        ),
        BodyError::Missing => (
            408,
            "body-missing",
            "Body missing",
            "The body did not come.",
        ),
    };
    Some(problem(status, name, title, detail, &[]))
}

fn read_recipe(lab: &Lab, head: &Head) -> Result<Recipe, Vec<BadField>> {
    let mut recipes = head.query().filter(|(name, _)| name == "recipe");
    match (recipes.next(), recipes.next()) {
        (Some((_, recipe)), None) => Recipe::parse(&recipe, &lab.settings),
        _ => Err(vec![BadField {
            field: "recipe".to_owned(),
            message: "write one recipe in the query: ?recipe={URL-encoded JSON}".to_owned(),
        }]),
    }
}

async fn follow(
    lab: &Lab,
    mut stream: TcpStream,
    head: &Head,
    run: &str,
    recipe: Result<Recipe, Vec<BadField>>,
    pending: Option<Pending>,
) -> io::Result<()> {
    let preflight = head.is_preflight();
    let (delay, reaction) = match recipe {
        Ok(recipe) => answering::follow(&recipe, preflight, run, &lab.settings),
        Err(bad) => (0, Reaction::Answer(bad_recipe(&bad, preflight))),
    };
    sleep(Duration::from_millis(delay)).await;
    match reaction {
        Reaction::Answer(answer) => send(stream, answer, head, pending).await,
        Reaction::Abort => {
            // What is dropped without an answer is recorded as cut off.
            drop(pending);
            stream.set_zero_linger()
        }
        Reaction::NotHttp => {
            if let Some(pending) = pending {
                pending.answered(SeenAnswer::NotHttp { not_http: true });
            }
            stream.write_all(NOT_HTTP).await?;
            close(stream).await
        }
    }
}

async fn accept_web_socket(
    mut stream: TcpStream,
    head: &Head,
    pending: Option<Pending>,
) -> io::Result<()> {
    let Some(headers) = web_socket::accept(head) else {
        let detail = "Open a WebSocket of version 13.";
        let mut answer = problem(426, "upgrade-required", "Upgrade required", detail, &[]);
        answer.add_unless_given("Upgrade", "websocket");
        return send(stream, answer, head, pending).await;
    };
    let answer = WireAnswer {
        status: 101,
        headers,
        ..WireAnswer::default()
    };
    if let Some(pending) = pending {
        pending.answered(answer.seen());
    }
    stream.write_all(&answer.to_bytes()).await?;
    stream.write_all(&web_socket::farewell(head)).await?;
    // The client says goodbye too, and only then is it for the server to hang up
    // (section 7.1.1): Firefox never opens a WebSocket that was hung up on before.
    timeout(LINGER, stream.read(&mut [0; 64])).await.ok();
    close(stream).await
}

async fn send(
    mut stream: TcpStream,
    mut answer: WireAnswer,
    head: &Head,
    pending: Option<Pending>,
) -> io::Result<()> {
    answer.complete(head.method == "HEAD");
    if let Some(pending) = pending {
        pending.answered(answer.seen());
    }
    stream.write_all(&answer.to_bytes()).await?;
    close(stream).await
}

/// Sends nothing more, and waits a while for the client to hang up too.
async fn close(mut stream: TcpStream) -> io::Result<()> {
    stream.shutdown().await?;
    let mut rest = stream.take(LINGER_BYTES);
    // A client that neither hangs up nor stops is left to itself.
    timeout(LINGER, copy(&mut rest, &mut sink())).await.ok();
    Ok(())
}
