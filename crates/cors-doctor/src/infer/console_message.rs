//! What a console message proves, where the input has only a part of an answer.
//!
//! Browsers check one thing after the other. A message about a later check says that the earlier ones passed, and a
//! few pasted headers are no whole answer: what they lack, the server may have sent.

use cors_verdict::{Answer, Case, Decoded, HeaderList, Hop, Response, header, judge_without_trace};

use crate::exchange::Answered;
use crate::fact::{Basis, Fact, FactName};
use crate::infer::source::Source;

/// Brings the case in line with its console message; the fact that says so.
pub(super) fn apply(source: &Source<'_>, case: &mut Case) -> Option<Fact> {
    let message = source.message?;
    let block = part(source, case)?;
    if !message.is_cors && message.not_cors.is_some() && message.causes.is_empty() {
        case.hops.clear();
        return Some(left_out("the console message is about something else"));
    }
    if message.causes.is_empty() || is_as_printed(case, message) {
        return None;
    }
    let asked = asking(case, message);
    let completed = [Place::Preflight, Place::Response]
        .into_iter()
        .find_map(|place| {
            let completed = with_answer(&asked, &block, place, message);
            is_as_printed(&completed, message).then_some(completed)
        });
    if let Some(completed) = completed {
        *case = completed;
        return Some(Fact::new(
            FactName::Answer,
            "passes the checks before",
            Basis::Inferred,
            "the console message is about a later check, so the headers in the input are only a part of the answer",
        ));
    }
    // Headers that contradict the message are worth more than those that only lack something.
    if block.headers.contains("access-control-allow-origin") {
        return None;
    }
    case.hops.clear();
    Some(left_out(
        "the headers in the input are not those of which the console message speaks",
    ))
}

fn left_out(because: &str) -> Fact {
    Fact::new(FactName::Answer, "unknown", Basis::Inferred, because)
}

/// The answer of the case when it is a part: headers without a status, a status without headers, or a response without
/// `Access-Control-Allow-Origin` to a request of which no `Origin` is known.
fn part(source: &Source<'_>, case: &Case) -> Option<Response> {
    let is_part = source.group.exchanges().all(|it| match &it.answer {
        Answered::Unknown | Answered::Nothing => true,
        Answered::Response { status, headers } => {
            let is_other = it.header("origin").is_none()
                && it.response_header("access-control-allow-origin").is_none();
            status.is_none()
                || headers.is_empty()
                || (is_other && source.message.is_some_and(|it| it.is_cors))
        }
        Answered::NetworkError(_) => false,
    });
    let [hop] = case.hops.as_slice() else {
        return None;
    };
    let answer = hop.preflight.as_ref().or(hop.response.as_ref());
    answer.filter(|_| is_part)?.response().cloned()
}

/// Whether a browser would print such a message.
fn is_as_printed(case: &Case, message: &Decoded) -> bool {
    let verdict = judge_without_trace(case);
    let cause = verdict.cause();
    message.causes.iter().any(|it| Some(it.cause) == cause)
}

/// The request with the header that the message names.
fn asking(case: &Case, message: &Decoded) -> Case {
    let mut asking = case.clone();
    if speaks_of(message, &["header-", "authorization-"])
        && let Some(name) = &message.values.header
        && header::is_token(name.as_bytes())
        && !asking.request.headers.contains(name)
    {
        asking.request.headers.append(name, b"x").ok();
    }
    asking
}

fn speaks_of(message: &Decoded, beginnings: &[&str]) -> bool {
    let mut causes = message.causes.iter().map(|it| it.cause.id());
    causes.any(|id| beginnings.iter().any(|it| id.starts_with(it)))
}

/// The response of which the input has a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Preflight,
    Response,
}

/// The case in which the part is completed with everything of which the message does not speak.
fn with_answer(case: &Case, block: &Response, place: Place, message: &Decoded) -> Case {
    let mut completed = case.clone();
    let methods = speaks_of(message, &["method-", "acam-"]);
    let headers = speaks_of(
        message,
        &["header-", "content-type-", "authorization-", "acah-"],
    );
    let credentials = speaks_of(message, &["acac-", "preflight-acac-"]);
    let part = Answer::Response(Response {
        status: block.status,
        headers: completed_headers(case, &block.headers, [credentials, methods, headers]),
    });
    let granted = || {
        Answer::Response(Response {
            status: 204,
            headers: completed_headers(case, &HeaderList::new(), [false; 3]),
        })
    };
    completed.hops = vec![match place {
        Place::Preflight => Hop {
            preflight: Some(part),
            response: None,
        },
        Place::Response => Hop {
            preflight: judge_without_trace(case).preflight.is_some().then(granted),
            response: Some(part),
        },
    }];
    // A preflight that the request as it is known would not need was sent for something unknown.
    if place == Place::Preflight && judge_without_trace(&completed).preflight.is_none() {
        completed.request.force_preflight = true;
    }
    completed
}

/// The headers and those that are lacking, without `Access-Control-Allow-Credentials`, `-Methods` or `-Headers` where
/// the message speaks of them.
fn completed_headers(case: &Case, known: &HeaderList, spoken_of: [bool; 3]) -> HeaderList {
    let preflight = judge_without_trace(case).preflight;
    let names = preflight.and_then(|it| it.headers).unwrap_or_default();
    let [credentials, methods, headers] = spoken_of;
    let lines = [
        (
            "access-control-allow-origin",
            case.page_origin.as_str(),
            true,
        ),
        (
            "access-control-allow-credentials",
            "true",
            case.request.credentials.is_include() && !credentials,
        ),
        (
            "access-control-allow-methods",
            &*case.request.method,
            !methods,
        ),
        (
            "access-control-allow-headers",
            &*names,
            !headers && !names.is_empty(),
        ),
    ];
    let mut completed = known.clone();
    for (name, value, is_sent) in lines {
        if is_sent && !known.contains(name) {
            completed.append(name, value.as_bytes()).ok();
        }
    }
    completed
}
