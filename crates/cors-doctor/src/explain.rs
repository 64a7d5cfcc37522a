//! From what people paste to what is to be said about it.

mod in_words;
mod messages;

use std::collections::BTreeMap;

use cors_verdict::{Case, Decoded};
use thiserror::Error;

use crate::assemble::assemble;
use crate::cached::Answers;
use crate::cookies::SiteCookies;
use crate::diagnosis::{Diagnosis, State};
use crate::exchange::{Answered, Exchange, UrlBasis, get};
use crate::explain::messages::{is_kept_back, is_known, message_of, recorded_message};
use crate::explanation::Explanation;
use crate::format::Format;
use crate::formats::{self, Found, Prose};
use crate::group::Group;
use crate::infer::{Inference, Inferred, infer};
use crate::pitfalls::PossiblyRefused;
use crate::settings::Settings;
use crate::{evidence, input, log_lines, notes, pitfalls, redact};

/// The input is nothing that can be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "this is no console message, curl command, fetch() call, HAR file, transcript, headers or case; paste one of these"
)]
pub struct Unrecognised;

/// Explains whatever people have of a failing call: what it is, what stands in its way, and how to fix it.
///
/// Secrets are taken out before anything is looked at.
///
/// # Errors
///
/// When nothing in the input is known.
///
/// ```
/// use cors_doctor::{Settings, explain};
///
/// let input = b"\
/// GET /groups HTTP/1.1
/// Host: api.example
/// Origin: https://app.example
///
/// HTTP/1.1 200 OK
/// Access-Control-Allow-Origin: https://www.example";
/// let explanation = explain(input, &Settings::default())?;
///
/// let call = &explanation.calls[0];
/// assert_eq!(call.cause(), Some("acao-mismatch"));
/// assert_eq!(call.case.request.url.as_str(), "https://api.example/groups");
/// # Ok::<(), cors_doctor::Unrecognised>(())
/// ```
pub fn explain(input: &[u8], settings: &Settings) -> Result<Explanation, Unrecognised> {
    let text = input::text(input);
    let mut found = formats::read(&text, redact::text, settings.limits);
    redact::found(&mut found);
    explain_found(found, settings)
}

fn explain_found(mut found: Found, settings: &Settings) -> Result<Explanation, Unrecognised> {
    log_lines::leave_known(&mut found.exchanges, &found.messages, &found.prose);
    log_lines::read_preflights(&mut found.exchanges);
    attach_words(&mut found.exchanges, &found.prose);
    let mut explanation = Explanation::within(settings.limits);
    explanation.remarks = found.remarks;
    explanation.recognised = counts(&found.exchanges, found.cases.len(), found.messages.len());
    for case in found.cases {
        if explanation.is_full() || explanation.is_too_long(&case) {
            explanation.skip();
        } else {
            explanation.add(of_case(case, settings));
        }
    }
    for message in &mut found.messages {
        evidence::narrow(message, &found.prose);
    }
    let mut messages: Vec<Option<Decoded>> = found.messages.into_iter().map(Some).collect();
    let groups = assemble(found.exchanges);
    let context = Context {
        prose: &found.prose,
        settings,
        cookies: SiteCookies::of(&groups),
        answers: Answers::of(&groups, &found.prose),
    };
    let is_alone = groups.len() == 1;
    for group in &groups {
        if explanation.is_full() {
            explanation.skip();
            continue;
        }
        let message =
            message_of(group, &mut messages, is_alone).or_else(|| recorded_message(group));
        context.explain(group, message, &mut explanation);
    }
    explanation.messages.extend(messages.into_iter().flatten());
    let is_told = explanation.messages.iter().any(is_known);
    let is_nothing = explanation.calls.is_empty()
        && !is_told
        && explanation.unconcerned + explanation.cancelled == 0
        && explanation.remarks.is_empty();
    if is_nothing {
        return Err(Unrecognised);
    }
    explanation.finish();
    Ok(explanation)
}

/// How many there are of each form.
fn counts(exchanges: &[Exchange], cases: usize, messages: usize) -> Vec<(Format, usize)> {
    let mut counts: BTreeMap<Format, usize> = BTreeMap::new();
    for exchange in exchanges {
        *counts.entry(exchange.format).or_default() += 1;
    }
    counts.insert(Format::JudgeCase, cases);
    counts.insert(Format::ConsoleMessage, messages);
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// The diagnosis of a case in the judge's JSON.
fn of_case(mut case: Case, settings: &Settings) -> Diagnosis {
    case.engine = settings.engine.unwrap_or(case.engine);
    let mut diagnosis = Diagnosis::of(case, Vec::new(), false);
    diagnosis.format = Some(Format::JudgeCase);
    let stacks = pitfalls::stacks(&diagnosis);
    diagnosis.notes = pitfalls::of_error(&diagnosis, PossiblyRefused::ALL, &stacks);
    in_words::put_into_words(&mut diagnosis);
    diagnosis
}

/// What the rest of an input says about each of its requests.
struct Context<'a> {
    prose: &'a Prose,
    settings: &'a Settings,
    cookies: SiteCookies,
    answers: Answers,
}

impl Context<'_> {
    fn explain(&self, group: &Group, message: Option<Decoded>, explanation: &mut Explanation) {
        if is_kept_back(group, message.as_ref()) {
            explanation.messages.extend(message);
            return;
        }
        match infer(group, self.prose, message.as_ref(), self.settings) {
            Inference::Call(inferred) if explanation.is_too_long(&inferred.case) => {
                explanation.skip();
            }
            Inference::Call(inferred) => {
                let mut diagnosis = self.diagnose(group, *inferred, message);
                // What passes was not refused: by something else, or not this answer.
                let refusal = diagnosis
                    .message
                    .take_if(|_| diagnosis.state == State::Passes);
                if refusal.as_ref().is_some_and(|it| it.is_cors) {
                    diagnosis.notes.push(notes::OTHER_ANSWER.to_owned());
                }
                explanation.messages.extend(refusal);
                diagnosis
                    .notes
                    .extend(self.cookies.remark(group, &diagnosis.case));
                if self.prose.names_react_native {
                    let known = cors_verdict::decode("Network request failed");
                    diagnosis.notes.extend(known.note.map(str::to_owned));
                }
                in_words::put_into_words(&mut diagnosis);
                explanation.add(diagnosis);
            }
            Inference::Unconcerned => explanation.unconcerned += 1,
            Inference::Cancelled => explanation.cancelled += 1,
        }
    }

    fn diagnose(&self, group: &Group, inferred: Inferred, message: Option<Decoded>) -> Diagnosis {
        let Inferred {
            case,
            facts,
            was_sent,
            has_no_response,
        } = inferred;
        let mut diagnosis = Diagnosis::of(case, facts, was_sent);
        self.answers.name_cache(group, &mut diagnosis);
        let is_blocked = diagnosis.state == State::Blocked;
        diagnosis.notes = notes::notes(group, &diagnosis.case, &diagnosis.facts, is_blocked);
        diagnosis.notes.extend(notes::unknown_method(&diagnosis));
        let stacks = pitfalls::stacks(&diagnosis);
        let known = pitfalls::of_error(&diagnosis, PossiblyRefused::ALL, &stacks);
        diagnosis.notes.extend(known);
        if has_no_response && matches!(diagnosis.state, State::Undecided(_)) {
            diagnosis.notes.push("The recording has the request without a response: the browser kept it back, or there was none. The console of the browser says which; paste its message too.".to_owned());
        }
        diagnosis.format = group.first().map(|it| it.format);
        diagnosis.has_cookie = group.has_cookie();
        diagnosis.message = message;
        diagnosis
    }
}

/// The words around a lone response tell which request it answers; without any exchange they may hold an answer.
fn attach_words(exchanges: &mut Vec<Exchange>, prose: &Prose) {
    if exchanges.is_empty() && !prose.response_headers.is_empty() {
        let mut exchange = Exchange::new(Format::Headers, 0);
        exchange.answer = Answered::Response {
            status: None,
            headers: prose.response_headers.clone(),
        };
        exchanges.push(exchange);
    }
    let [exchange] = exchanges.as_mut_slice() else {
        return;
    };
    if !exchange.is_response_only() {
        return;
    }
    let asks = get(&prose.request_headers, "access-control-request-method").is_some();
    let lists = [
        "access-control-allow-methods",
        "access-control-allow-headers",
        "access-control-max-age",
    ];
    let has_list = lists
        .iter()
        .any(|it| exchange.response_header(it).is_some());
    let is_bodiless =
        exchange.status() == Some(204) || exchange.response_header("content-type").is_none();
    let is_told = prose.names_preflight || prose.method.as_deref() == Some("OPTIONS");
    exchange.is_called_preflight |= asks
        || (is_told && (has_list || is_bodiless))
        || (has_list && exchange.status() == Some(204));
    if !prose.request_headers.is_empty() {
        exchange.headers = Some(prose.request_headers.clone());
    }
    if let Some(url) = &prose.url {
        exchange.url = Some(url.clone());
        exchange.url_basis = UrlBasis::Given;
    }
    if !exchange.is_called_preflight {
        exchange.method.clone_from(&prose.method);
    }
}
