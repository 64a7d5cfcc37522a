//! What is to be said about one request.

mod alternatives;
pub(crate) mod exposes;

use cors_verdict::{
    Answer, Candidate, Case, Decoded, Engine, Fix, HeaderList, Hop, InvalidRequest, Outcome,
    Report, RequestKind, Response, Verdict, exposing_fix, judge_without_trace, next_request,
    report,
};

use crate::diagnosis::alternatives::otherwise;
use crate::fact::{Basis, Fact, FactName};
use crate::format::Format;

/// What is to be said about one request.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// The form in which the request was given; `None` when it was observed.
    pub format: Option<Format>,
    /// The request and the answers, without secrets.
    pub case: Case,
    /// Whether the input has a `Cookie` that went along with the request.
    pub has_cookie: bool,
    /// The facts that decide, each with where it comes from.
    pub facts: Vec<Fact>,
    /// How it ends.
    pub state: State,
    /// The verdict, what each engine prints, every fault and the fix; not for a request that cannot be made.
    pub report: Option<Box<Report>>,
    /// How it ends by the rules of each engine.
    pub engines: Vec<EngineOutcome>,
    /// The console message that belongs to it.
    pub message: Option<Decoded>,
    /// What the servers have to answer, where the input has no answer.
    pub expected: Option<Box<Fix>>,
    /// Remarks on what CORS does not decide and people trip over.
    pub notes: Vec<String>,
}

/// How a request ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The page can read the response, or gets what it asked for.
    Passes,
    /// The browser refuses it.
    Blocked,
    /// The input does not say enough; the part that is missing, in words.
    Undecided(String),
    /// `fetch()` throws before it asks anybody.
    Invalid(InvalidRequest),
}

/// How a request ends by the rules of an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EngineOutcome {
    /// The engine.
    pub engine: Engine,
    /// The outcome in one word, as in the judge's JSON.
    pub outcome: &'static str,
    /// The id of the cause when it is blocked.
    pub cause: Option<&'static str>,
}

impl Diagnosis {
    /// Diagnoses a case. Facts that are inferred or assumed get their alternatives, and what is missing is
    /// assumed where that can be done without guessing.
    ///
    /// `was_sent` tells that the request itself is known to have been sent, so that its preflight passed.
    pub fn of(mut case: Case, mut facts: Vec<Fact>, was_sent: bool) -> Self {
        if let Err(error) = case.request.check() {
            return Self::new(case, facts, State::Invalid(error));
        }
        let mut state = state(&judge_without_trace(&case));
        let mut is_preflight_assumed = false;
        if let State::Undecided(_) = state
            && let Some(granted) = with_granted_preflights(&case)
        {
            let with_grant = self::state(&judge_without_trace(&granted));
            if was_sent || with_grant == State::Blocked {
                facts.push(preflight_passes(was_sent));
                case = granted;
                state = with_grant;
                is_preflight_assumed = !was_sent;
            }
        }
        for fact in &mut facts {
            fact.otherwise = otherwise(&case, fact);
        }
        let judged = if is_preflight_assumed {
            without_preflight(&case)
        } else {
            case.clone()
        };
        let mut report = report(&judged);
        if is_preflight_assumed
            && let (Some(fix), Some(whole)) = (&mut report.fix, cors_verdict::report(&case).fix)
        {
            // The server has to allow the method and the headers all the same.
            *fix = Fix {
                why: std::mem::take(&mut fix.why),
                ..whole
            };
        }
        report.fix.iter_mut().for_each(exposes::add_to);
        let is_undecided = matches!(state, State::Undecided(_));
        let expected = is_undecided.then(|| expected(&case)).flatten();
        Self {
            report: Some(Box::new(report)),
            engines: Engine::BROWSERS.map(|it| outcome(it, &judged)).to_vec(),
            expected: expected.map(Box::new),
            ..Self::new(case, facts, state)
        }
    }

    fn new(case: Case, facts: Vec<Fact>, state: State) -> Self {
        Self {
            format: None,
            has_cookie: false,
            case,
            facts,
            state,
            report: None,
            engines: Vec::new(),
            message: None,
            expected: None,
            notes: Vec::new(),
        }
    }

    /// Whether there is nothing to do about it.
    pub fn passes(&self) -> bool {
        self.state == State::Passes
    }

    /// The fix of what blocks it, or where the input has no answer, what the servers have to answer.
    pub(crate) fn fix(&self) -> Option<&Fix> {
        let of_report = self.report.as_ref().and_then(|it| it.fix.as_ref());
        of_report.or(self.expected.as_deref())
    }

    /// How to expose the headers that script reads and cannot; `None` when it reads all of them.
    pub fn unread_headers(&self) -> Option<Fix> {
        self.passes().then(|| exposing_fix(&self.case)).flatten()
    }

    /// The id of the root cause: of the verdict, or where that cannot be told, the likeliest of the message.
    pub fn cause(&self) -> Option<&'static str> {
        let judged = self.report.as_ref().and_then(|it| cause(&it.verdict));
        judged.or_else(|| Some(self.told()?.cause.id()))
    }

    /// The likeliest cause of the message, which has a part in it unless all is well.
    fn told(&self) -> Option<&Candidate> {
        self.message
            .as_ref()
            .filter(|_| !self.passes())?
            .causes
            .first()
    }

    /// The title of that cause.
    pub fn title(&self) -> Option<&'static str> {
        let judged = self
            .report
            .as_ref()
            .and_then(|it| Some(it.verdict.cause()?.title()));
        judged.or_else(|| Some(self.told()?.title))
    }
}

fn cause(verdict: &Verdict) -> Option<&'static str> {
    Some(verdict.cause()?.id())
}

fn state(verdict: &Verdict) -> State {
    match &verdict.outcome {
        Outcome::Readable { .. } | Outcome::Opaque | Outcome::OpaqueRedirect => State::Passes,
        Outcome::Blocked(_) => State::Blocked,
        Outcome::Incomplete { missing } => {
            let part = if missing.ends_with("preflight") {
                "the answer to the preflight"
            } else {
                "the response"
            };
            State::Undecided(match verdict.hop {
                0 => part.to_owned(),
                hop => format!("{part} after redirect {hop}"),
            })
        }
    }
}

/// How a case ends by the rules of an engine.
fn outcome(engine: Engine, case: &Case) -> EngineOutcome {
    let verdict = judge_without_trace(&Case {
        engine,
        ..case.clone()
    });
    EngineOutcome {
        engine,
        outcome: verdict.outcome.name(),
        cause: cause(&verdict),
    }
}

fn preflight_passes(was_sent: bool) -> Fact {
    let (basis, because) = if was_sent {
        (
            Basis::Inferred,
            "the request itself was sent, which needs a preflight that passes",
        )
    } else {
        (
            Basis::Assumed,
            "the input does not have it; what comes after it is blocked anyway",
        )
    };
    Fact::new(FactName::Preflight, "passes", basis, because)
}

/// The case with preflights that allow everything where a response is known and its preflight is not, if there are any.
fn with_granted_preflights(case: &Case) -> Option<Case> {
    let mut granted = case.clone();
    let mut is_any_missing = false;
    while let Some(next) = next_request(&granted)
        && let RequestKind::Preflight { method, headers } = &next.kind
        && let Some(hop) = granted.hops.get_mut(next.hop)
        && hop.response.is_some()
    {
        let lines = [
            ("Access-Control-Allow-Origin", next.origin.as_deref()),
            ("Access-Control-Allow-Credentials", Some("true")),
            ("Access-Control-Allow-Methods", Some(method.as_str())),
            ("Access-Control-Allow-Headers", headers.as_deref()),
        ];
        let mut headers = HeaderList::new();
        for (name, value) in lines {
            headers.append(name, value.unwrap_or("").as_bytes()).ok()?;
        }
        hop.preflight = Some(Answer::Response(Response {
            status: 204,
            headers,
        }));
        is_any_missing = true;
    }
    is_any_missing.then_some(granted)
}

/// The same request without what asks for a preflight. Of a preflight that is not known nothing can be said, such
/// as that it had what the response lacks.
fn without_preflight(case: &Case) -> Case {
    let mut simple = case.clone();
    simple.request.headers = HeaderList::new();
    simple.request.force_preflight = false;
    if !cors_verdict::method::is_cors_safelisted(&simple.request.method) {
        simple.request.method = "POST".to_owned();
    }
    simple
}

/// What the servers would have to answer, found by judging answers that have nothing.
fn expected(case: &Case) -> Option<Fix> {
    let mut bare = case.clone();
    let nothing = Answer::Response(Response {
        status: 200,
        headers: HeaderList::new(),
    });
    if bare.hops.is_empty() {
        bare.hops.push(Hop::default());
    }
    for hop in &mut bare.hops {
        hop.preflight.get_or_insert_with(|| nothing.clone());
        hop.response.get_or_insert_with(|| nothing.clone());
    }
    let mut fix = report(&bare).fix?;
    exposes::add_to(&mut fix);
    Some(fix)
}
