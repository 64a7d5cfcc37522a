//! Which part of a preflight is refused, where the refusal does not say: the origin, the method, or a header.

use cors_verdict::{
    Answer, Case, Credentials, HeaderList, Hop, Outcome, Response, judge_without_trace,
    next_request,
};

use crate::pitfalls::PossiblyRefused;
use crate::probe::progress::Progress;
use crate::send::{Client, Observed, PageRequest};

/// What the server answers to the parts of a preflight, each alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The answers, in the order in which they were asked for.
    pub answers: Vec<PartAnswer>,
}

/// What the server answers to one part of a preflight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartAnswer {
    /// The part.
    pub part: Part,
    /// Whether a browser lets the request go on; `None` without an answer.
    pub is_allowed: Option<bool>,
    /// The status of the answer.
    pub status: Option<u16>,
    /// Whether the answer has a header of CORS.
    pub has_cors_headers: bool,
}

/// A part of a preflight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The origin, with the method GET and without headers.
    Origin,
    /// The method, without headers.
    Method(String),
    /// A header, with a method that is allowed.
    Header(String),
}

/// Whether the refusal of a preflight leaves open what was refused.
pub(super) fn is_mute(case: &Case) -> bool {
    let Some(answer) = case.hops.first().and_then(Hop::preflight_response) else {
        return false;
    };
    let verdict = judge_without_trace(case);
    let is_refused =
        matches!(verdict.outcome, Outcome::Blocked(_)) && verdict.hop == 0 && !verdict.sent;
    let is_ok = (200..300).contains(&answer.status);
    is_refused && (!is_ok || !answer.headers.contains("access-control-allow-origin"))
}

/// The number of requests that are needed at most.
pub(super) fn most(case: &Case) -> usize {
    2 + names(case).len()
}

/// The names that the preflight of a case asks for.
fn names(case: &Case) -> Vec<String> {
    let verdict = judge_without_trace(case);
    let names = verdict.preflight.and_then(|it| it.headers);
    names
        .iter()
        .flat_map(|it| it.split(','))
        .map(str::to_owned)
        .collect()
}

/// Asks for each part alone: the origin, the method, and each header, as long as that can tell something.
pub(super) async fn ask(
    client: &Client,
    request: &PageRequest,
    case: &Case,
    progress: &Progress,
    parts: &mut Parts,
) {
    let method = cors_verdict::method::normalize(&request.method).into_owned();
    let mut asking = Asking {
        client,
        request,
        progress,
        parts,
    };
    let mut allowed = asking.ask(Part::Origin, "GET", None).await.then_some("GET");
    if method != "GET" {
        let is_allowed = asking
            .ask(Part::Method(method.clone()), &method, None)
            .await;
        if is_allowed && allowed.is_none() {
            allowed = Some(&method);
        }
    }
    let Some(method) = allowed else {
        // With an origin that is refused, every header is.
        return;
    };
    for name in names(case) {
        asking
            .ask(Part::Header(name.clone()), method, Some(&name))
            .await;
    }
}

struct Asking<'a> {
    client: &'a Client,
    request: &'a PageRequest,
    progress: &'a Progress,
    parts: &'a mut Parts,
}

impl Asking<'_> {
    /// Sends a preflight, and tells whether it passes.
    async fn ask(&mut self, part: Part, method: &str, header: Option<&str>) -> bool {
        self.progress
            .begin(format!("preflight for {}", part.title()));
        let mut headers = HeaderList::new();
        for line in self.request.headers_with_type().iter() {
            if header.is_some_and(|name| line.is(name)) {
                headers.append(line.name(), line.value()).ok();
            }
        }
        let alone = PageRequest {
            method: method.to_owned(),
            headers,
            data: None,
            ..self.request.clone()
        };
        let mut case = alone.case();
        case.request.force_preflight = true;
        let answer = match next_request(&case) {
            Some(next) => {
                let Observed { answer, .. } = self.client.observe(&alone, &next).await;
                answer.ok()
            }
            None => None,
        };
        let status = answer.as_ref().map(|it| it.status);
        let has_cors_headers = answer.as_ref().is_some_and(has_cors_headers);
        let is_allowed = answer.map(|it| passes(case, it));
        self.parts.answers.push(PartAnswer {
            part,
            is_allowed,
            status,
            has_cors_headers,
        });
        self.progress.end();
        is_allowed == Some(true)
    }
}

fn has_cors_headers(answer: &Response) -> bool {
    let mut names = answer.headers.iter().map(|it| it.name());
    names.any(|it| it.to_ascii_lowercase().starts_with("access-control-"))
}

/// Whether the preflight passes: what is missing then is the response. That cookies are not allowed is no refusal
/// of a part; it is among the faults of the request.
fn passes(mut case: Case, answer: Response) -> bool {
    case.request.credentials = Credentials::Omit;
    case.hops = vec![Hop {
        preflight: Some(Answer::Response(answer)),
        response: None,
    }];
    matches!(
        judge_without_trace(&case).outcome,
        Outcome::Incomplete { .. }
    )
}

impl Part {
    /// The name to be read by people.
    pub fn title(&self) -> String {
        match self {
            Self::Origin => "the origin".to_owned(),
            Self::Method(method) => format!("the method {method}"),
            Self::Header(name) => format!("the header {name}"),
        }
    }
}

impl Parts {
    /// What these answers leave open of the refusal. Where every part is refused, it is about the origin or the URL.
    pub(crate) fn possibly_refused(&self) -> PossiblyRefused {
        let is_every_part_refused = self.answers.iter().all(|it| it.is_allowed == Some(false));
        let is_a_part_allowed = self.answers.iter().any(|it| it.is_allowed == Some(true));
        let is_open = |is_kind: fn(&Part) -> bool| {
            let mut answers = self.answers.iter().filter(|it| is_kind(&it.part));
            !is_every_part_refused && !answers.all(|it| it.is_allowed == Some(true))
        };
        PossiblyRefused {
            method: is_open(|it| matches!(it, Part::Method(_))),
            header: is_open(|it| matches!(it, Part::Header(_))),
            url: !is_a_part_allowed,
        }
    }

    /// The parts that are refused where another is allowed, so that the refusal is about them.
    pub(super) fn refused(&self) -> Vec<String> {
        let is_one_allowed = self.answers.iter().any(|it| it.is_allowed == Some(true));
        let refused = self.answers.iter().filter(|it| {
            // GET needs no permission; a method of its own that passes shows that the origin does.
            is_one_allowed && it.is_allowed == Some(false) && it.part != Part::Origin
        });
        refused.map(|it| it.part.title()).collect()
    }

    /// What follows from the answers, as a sentence.
    pub fn conclusion(&self) -> String {
        let of = |is_allowed: bool| -> Vec<String> {
            let found = self
                .answers
                .iter()
                .filter(|it| it.is_allowed == Some(is_allowed));
            found.map(|it| it.part.title()).collect()
        };
        let (allowed, refused) = (of(true), of(false));
        let is_unsupported = |it: &PartAnswer| matches!(it.status, Some(404 | 405 | 501));
        if refused.is_empty() && !allowed.is_empty() {
            return "The server allows each part alone and refuses them together.".to_owned();
        }
        if allowed.is_empty() && !self.answers.is_empty() && self.answers.iter().all(is_unsupported)
        {
            return "The server does not answer preflights for this URL: it knows no OPTIONS here, whatever the origin.".to_owned();
        }
        if allowed.is_empty() && !self.answers.iter().any(|it| it.has_cors_headers) {
            return "The server refuses the origin, or nothing there knows CORS: it refuses a preflight that asks for nothing else, and no answer has a CORS header.".to_owned();
        }
        if allowed.is_empty() {
            return "The server refuses the origin: it refuses a preflight that asks for nothing else.".to_owned();
        }
        let refused = self.refused();
        if refused.is_empty() {
            return "The server allows the origin and the method; its preflight for GET is refused, which harms nothing.".to_owned();
        }
        format!(
            "The server refuses {}, and allows {}.",
            listed(&refused),
            listed(&allowed)
        )
    }
}

/// Names in a sentence.
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
