//! JSON, whose schema is published beside this crate.

use cors_verdict::json::VerdictDocument;
use cors_verdict::{Answer, Case, Credentials, Decoded, Fix, HeaderList, Mode, Redirect};
use serde::Serialize;
use url::{Url, form_urlencoded};

use crate::diagnosis::{Diagnosis, State};
use crate::explanation::Explanation;
use crate::fact::Fact;
use crate::format::Format;
use crate::report::lines;
use crate::report::printable::json_text;
use crate::stand_in::StandIn;

/// The [JSON Schema](https://json-schema.org/draft/2020-12) of an explanation.
pub const SCHEMA: &str = include_str!("../../schema/explanation.json");

/// The version of the document, which changes when a field goes or changes its meaning.
const VERSION: u32 = 1;

/// An explanation as a JSON document.
///
/// # Errors
///
/// None that is known: all of it can be written as JSON.
pub fn json(explanation: &Explanation) -> serde_json::Result<String> {
    json_text(&Document::from(explanation))
}

/// The address of a page that shows the first call: the case, without secrets, is in the fragment, which
/// browsers keep to themselves. `None` when there is no call.
///
/// # Errors
///
/// None that is known: a case can be written as JSON.
pub fn link(explanation: &Explanation, page: &Url) -> serde_json::Result<Option<Url>> {
    let Some(call) = explanation.calls.first() else {
        return Ok(None);
    };
    let case = serde_json::to_string(&CaseDocument::from(&call.case))?;
    let fields = form_urlencoded::Serializer::new(String::new())
        .append_pair("text", &case)
        .finish();
    let mut link = page.clone();
    link.set_fragment(Some(&fields));
    Ok(Some(link))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    version: u32,
    recognised: Vec<Recognised>,
    passes: bool,
    calls: Vec<Call<'a>>,
    messages: &'a [Decoded],
    unconcerned: usize,
    cancelled: usize,
    remarks: &'a [String],
}

#[derive(Serialize)]
struct Recognised {
    format: Format,
    count: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Call<'a> {
    format: Option<Format>,
    state: &'static str,
    cause: Option<&'static str>,
    title: Option<&'static str>,
    /// What is missing or wrong where there is no verdict.
    missing: Option<String>,
    has_cookie: bool,
    facts: &'a [Fact],
    /// What in the case is an example, because the input does not have it.
    stand_ins: Vec<StandIn>,
    /// The request and the answers, as the judge takes them.
    case: CaseDocument,
    verdict: Option<VerdictDocument>,
    engines: Vec<Engine>,
    message: Option<&'a Decoded>,
    expected: Option<&'a Fix>,
    notes: &'a [String],
    /// What would block it, where it passes because of what is only taken to be so.
    doubts: Vec<String>,
}

#[derive(Serialize)]
struct Engine {
    engine: cors_verdict::Engine,
    outcome: &'static str,
    cause: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CaseDocument {
    page_origin: String,
    request: RequestDocument,
    hops: Vec<HopDocument>,
    engine: cors_verdict::Engine,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reads: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestDocument {
    url: String,
    method: String,
    headers: Vec<(String, String)>,
    mode: Mode,
    credentials: Credentials,
    redirect: Redirect,
    body: BodyDocument,
    force_preflight: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum BodyDocument {
    IsThere(bool),
    Kind(&'static str),
}

#[derive(Serialize)]
struct HopDocument {
    preflight: Option<AnswerDocument>,
    response: Option<AnswerDocument>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum AnswerDocument {
    Response {
        status: u16,
        headers: Vec<(String, String)>,
    },
    Failure(&'static str),
}

impl<'a> From<&'a Explanation> for Document<'a> {
    fn from(explanation: &'a Explanation) -> Self {
        let recognised = explanation.recognised.iter();
        Self {
            version: VERSION,
            recognised: recognised
                .map(|(format, count)| Recognised {
                    format: *format,
                    count: *count,
                })
                .collect(),
            passes: explanation.passes(),
            calls: explanation.calls.iter().map(Call::from).collect(),
            messages: &explanation.messages,
            unconcerned: explanation.unconcerned,
            cancelled: explanation.cancelled,
            remarks: &explanation.remarks,
        }
    }
}

impl<'a> From<&'a Diagnosis> for Call<'a> {
    fn from(diagnosis: &'a Diagnosis) -> Self {
        let (state, missing) = match &diagnosis.state {
            State::Passes => ("passes", None),
            State::Blocked => ("blocked", None),
            State::Undecided(missing) => ("undecided", Some(missing.clone())),
            State::Invalid(error) => ("invalid", Some(error.to_string())),
        };
        let engines = diagnosis.engines.iter();
        Self {
            format: diagnosis.format,
            state,
            cause: diagnosis.cause(),
            title: diagnosis.title(),
            missing,
            has_cookie: diagnosis.has_cookie,
            facts: &diagnosis.facts,
            stand_ins: lines::stand_ins(diagnosis),
            case: CaseDocument::from(&diagnosis.case),
            verdict: diagnosis
                .report
                .as_deref()
                .cloned()
                .map(VerdictDocument::from),
            engines: engines
                .map(|it| Engine {
                    engine: it.engine,
                    outcome: it.outcome,
                    cause: it.cause,
                })
                .collect(),
            message: diagnosis.message.as_ref(),
            expected: diagnosis.expected.as_deref(),
            notes: &diagnosis.notes,
            doubts: lines::doubts(diagnosis),
        }
    }
}

impl From<&Case> for CaseDocument {
    fn from(case: &Case) -> Self {
        let request = &case.request;
        let hops = case.hops.iter();
        Self {
            page_origin: case.page_origin.to_string(),
            request: RequestDocument {
                url: request.url.to_string(),
                method: request.method.clone(),
                headers: pairs(&request.headers),
                mode: request.mode,
                credentials: request.credentials,
                redirect: request.redirect,
                body: match request.body {
                    cors_verdict::Body::None => BodyDocument::IsThere(false),
                    cors_verdict::Body::Bytes => BodyDocument::IsThere(true),
                    cors_verdict::Body::Stream => BodyDocument::Kind("stream"),
                },
                force_preflight: request.force_preflight,
            },
            hops: hops
                .map(|hop| HopDocument {
                    preflight: hop.preflight.as_ref().map(answer),
                    response: hop.response.as_ref().map(answer),
                })
                .collect(),
            engine: case.engine,
            reads: case.reads.clone(),
        }
    }
}

fn answer(answer: &Answer) -> AnswerDocument {
    match answer {
        Answer::Response(response) => AnswerDocument::Response {
            status: response.status,
            headers: pairs(&response.headers),
        },
        Answer::NetworkError => AnswerDocument::Failure("network-error"),
        Answer::NotHttp => AnswerDocument::Failure("not-http"),
    }
}

/// In the judge's JSON each character of a value is one byte.
pub(crate) fn pairs(headers: &HeaderList) -> Vec<(String, String)> {
    let lines = headers.iter();
    lines
        .map(|header| {
            (
                header.name().to_owned(),
                header.value().iter().copied().map(char::from).collect(),
            )
        })
        .collect()
}
