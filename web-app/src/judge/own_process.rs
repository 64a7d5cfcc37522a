//! A process of its own for each text, which takes many times the memory of the text. All of it goes
//! back to the system when the process ends, and a text of which there would be too much ends nothing
//! but that process.
//!
//! The process is the same program with [`ARGUMENT`]. It reads a body from standard input and writes
//! the answer to standard output; its exit status says what kind of answer that is.

use std::{
    env,
    io::{self, Read, Write},
    path::Path,
    process::{ExitCode, Stdio},
};

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use serde::Deserialize;
use service_kit::{
    body_room::BodyShare, command::limit_process, invalid_fields::InvalidFields,
    json_body::JsonBytes, long_buffer::LongBuffer, problem, request_error::RequestError,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::{ChildStdin, ChildStdout, Command},
};

use crate::judge::task::Task;

/// What tells a program to work on one text.
const ARGUMENT: &str = "work-on-text";
/// The memory that the process can write to, in bytes.
const MOST_MEMORY: u64 = 128 * 1024 * 1024;
/// How long it may keep a processor busy, in seconds.
const MOST_CPU_SECONDS: u64 = 30;
/// The most bytes in an answer.
const MOST_ANSWER: usize = 32 * 1024 * 1024;
/// How many bytes of an answer are read at once.
const CHUNK: usize = 64 * 1024;
/// The exit status of a process whose answer is a problem.
const PROBLEM: u8 = 3;

/// The part of a problem that the response needs.
#[derive(Deserialize)]
struct ProblemStatus {
    status: u16,
}

/// Works on one text if the command line says so; a program whose web app explains texts begins
/// with this. `None` when it is to do something else.
#[must_use]
pub fn work_on_text() -> Option<ExitCode> {
    let mut arguments = env::args().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let task = Task::of_name(&arguments.next()?)?;
    Some(answer_standard_input(task).unwrap_or(ExitCode::FAILURE))
}

fn answer_standard_input(task: Task) -> io::Result<ExitCode> {
    limit_process(MOST_MEMORY, MOST_CPU_SECONDS)?;
    let mut body = Vec::new();
    io::stdin().read_to_end(&mut body)?;
    let (answer, exit_code) = match task.answer(&body) {
        Ok(answer) => (answer, ExitCode::SUCCESS),
        Err(error) => (error.to_problem().to_json(), ExitCode::from(PROBLEM)),
    };
    io::stdout().write_all(answer.as_bytes())?;
    Ok(exit_code)
}

/// Lets a process answer a body. It is killed when the future is dropped. While the answer is read, it
/// takes room.
///
/// # Errors
/// When the process cannot be started or read from.
pub(super) async fn answer(
    program: &Path,
    task: Task,
    body: JsonBytes,
    mut share: BodyShare,
) -> io::Result<Result<HttpResponse, RequestError>> {
    let mut command = Command::new(program);
    command.args([ARGUMENT, task.name()]).env_clear();
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    // A terminal's Ctrl-C lets requests in flight finish.
    let mut process = command.process_group(0).kill_on_drop(true).spawn()?;
    let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let given_up = share.given_up();
    let read = async {
        tokio::select! {
            answer = read(output, &mut share) => answer,
            () = given_up => Ok(Err(RequestError::NoRoom)),
        }
    };
    let ((), answer) = tokio::join!(write(input, body), read);
    let answer = match answer? {
        Ok(answer) => answer,
        Err(error) => return Ok(Err(error)),
    };
    let status = process.wait().await?;
    Ok(match status.code() {
        Some(0) => Ok(response(StatusCode::OK, "application/json", answer)),
        Some(code) if code == i32::from(PROBLEM) => Ok(problem_response(answer)?),
        _ => {
            log::warn!("the process of a text ended with {status}");
            Err(too_much())
        }
    })
}

/// The body's room is free once the process has the body. One that reads no further says why by its
/// exit status.
async fn write(mut input: ChildStdin, body: JsonBytes) {
    input.write_all(&body).await.ok();
}

async fn read(
    mut output: ChildStdout,
    share: &mut BodyShare,
) -> io::Result<Result<LongBuffer, RequestError>> {
    let mut answer = LongBuffer::with_capacity(MOST_ANSWER)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = output.read(&mut chunk).await?;
        if length == 0 {
            return Ok(Ok(answer));
        }
        if !answer.extend(&chunk[..length]) {
            return Ok(Err(too_much()));
        }
        if share.grow(length).is_err() {
            return Ok(Err(RequestError::NoRoom));
        }
    }
}

fn problem_response(answer: LongBuffer) -> io::Result<HttpResponse> {
    let ProblemStatus { status } = serde_json::from_slice(&answer)?;
    let status = StatusCode::from_u16(status).map_err(io::Error::other)?;
    Ok(response(status, problem::MEDIA_TYPE, answer))
}

fn response(status: StatusCode, media_type: &'static str, answer: LongBuffer) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    if !status.is_success() {
        response.insert_header((header::CACHE_CONTROL, "no-store"));
    }
    response.content_type(media_type).body(answer.into_bytes())
}

fn too_much() -> RequestError {
    let message =
        "it takes more memory or time than there is for one text; the program cors-doctor takes it";
    InvalidFields::one("text", message).into()
}
