//! A process of its own for each text, which takes many times the memory of the text. All of it goes
//! back to the system when the process ends, and a text of which there would be too much ends nothing
//! but that process.
//!
//! The process is the same program with [`ARGUMENT`], a task, and whose turn it is. It reads a body from
//! standard input and writes the answer to standard output; its exit status says what kind of answer
//! that is.

use std::{
    env,
    io::{self, Read, Write},
    ops::Deref,
    path::Path,
    process::{ExitCode, Stdio},
    time::Duration,
};

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use serde::Deserialize;
use service_kit::{
    body_room::BodyShare,
    invalid_fields::InvalidFields,
    long_buffer::LongBuffer,
    problem,
    process_limits::{exit_after, limit_process},
    request_error::RequestError,
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
/// How long a text may keep a processor busy in the turn of a short one.
const LONGEST_SHORT_TURN: Duration = Duration::from_millis(100);
/// The exit status of a process whose answer is a problem.
const PROBLEM: u8 = 3;
/// The exit status of a process whose text needs the turn of a long one.
const TAKES_LONG: u8 = 4;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// That of a text of which little is expected.
    Short,
    /// That of any text.
    Long,
}

impl Turn {
    const fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Long => "long",
        }
    }
}

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
    let is_short = arguments.next()? == Turn::Short.name();
    Some(answer_standard_input(task, is_short).unwrap_or(ExitCode::FAILURE))
}

fn answer_standard_input(task: Task, is_short: bool) -> io::Result<ExitCode> {
    limit_process(MOST_MEMORY, MOST_CPU_SECONDS)?;
    if is_short {
        exit_after(LONGEST_SHORT_TURN, TAKES_LONG)?;
    }
    let mut body = Vec::new();
    io::stdin().read_to_end(&mut body)?;
    let (answer, exit_code) = match task.answer(&body) {
        Ok(answer) => (answer, ExitCode::SUCCESS),
        Err(error) => (error.to_problem().to_json(), ExitCode::from(PROBLEM)),
    };
    io::stdout().write_all(answer.as_bytes())?;
    Ok(exit_code)
}

/// Lets a process answer a body; `None` when that takes longer than this turn. The process is killed
/// when the future is dropped. While the answer is read, it takes room.
///
/// # Errors
/// What is wrong with the text, and when the process cannot be started or read from.
pub(super) async fn answer(
    program: &Path,
    task: Task,
    turn: Turn,
    body: impl Deref<Target = [u8]>,
    share: BodyShare,
) -> Result<Option<HttpResponse>, RequestError> {
    let mut command = Command::new(program);
    command
        .args([ARGUMENT, task.name(), turn.name()])
        .env_clear();
    answer_of(command, body, share)
        .await
        .map_err(|failure| match failure {
            Failure::Refused(error) => error,
            Failure::Io(error) => {
                log::error!("no process for a text: {error}");
                RequestError::Busy
            }
        })
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// It would take more than there is for it.
    #[error(transparent)]
    Refused(#[from] RequestError),
    /// The process cannot be started or read from.
    #[error(transparent)]
    Io(#[from] io::Error),
}

async fn answer_of(
    mut command: Command,
    body: impl Deref<Target = [u8]>,
    mut share: BodyShare,
) -> Result<Option<HttpResponse>, Failure> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    // A terminal's Ctrl-C lets requests in flight finish.
    let mut process = command.process_group(0).kill_on_drop(true).spawn()?;
    let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
        return Err(io::Error::from(io::ErrorKind::BrokenPipe).into());
    };
    let given_up = share.given_up();
    let read = async {
        tokio::select! {
            answer = read(output, &mut share) => answer,
            () = given_up => Err(RequestError::NoRoom.into()),
        }
    };
    let ((), answer) = tokio::join!(write(input, body), read);
    let answer = answer?;
    let status = process.wait().await?;
    Ok(match status.code().map(u8::try_from) {
        Some(Ok(0)) => Some(response(StatusCode::OK, "application/json", answer)),
        Some(Ok(PROBLEM)) => Some(problem_response(answer)?),
        Some(Ok(TAKES_LONG)) => None,
        _ => {
            log::warn!("the process of a text ended with {status}");
            return Err(too_much().into());
        }
    })
}

/// A body that is given away is dropped once the process has it. One that reads no further says why by its
/// exit status.
async fn write(mut input: ChildStdin, body: impl Deref<Target = [u8]>) {
    input.write_all(&body).await.ok();
}

async fn read(mut output: ChildStdout, share: &mut BodyShare) -> Result<LongBuffer, Failure> {
    let mut answer = LongBuffer::with_capacity(MOST_ANSWER)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = output.read(&mut chunk).await?;
        if length == 0 {
            return Ok(answer);
        }
        if !answer.extend(&chunk[..length]) {
            return Err(too_much().into());
        }
        share.grow(length).map_err(RequestError::from)?;
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
