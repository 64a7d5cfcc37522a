//! From the answers that a request got to how its test ends.

use cors_verdict::{
    Case, Engine, Hop, Outcome, Response, Verdict, exposing_fix, judge_without_trace, report,
};

use crate::check::policy::Expected;
use crate::check::test::{End, Expectation, JudgedBy};
use crate::diagnosis::exposes;

/// How a test ends. A page that is to be refused has to be refused by every engine, and one that reads has
/// to read in every engine. `meaning` says what it means when the page is let in.
pub(crate) fn judge(
    expected: &Expected,
    expectation: Expectation,
    engines: &[Engine],
    case: &Case,
    meaning: &str,
) -> (JudgedBy, End) {
    let verdicts: Vec<(Engine, Verdict)> = engines
        .iter()
        .map(|engine| {
            let case = Case {
                engine: *engine,
                ..case.clone()
            };
            (*engine, judge_without_trace(&case))
        })
        .collect();
    let is_undecided = |verdict: &Verdict| {
        matches!(verdict.outcome, Outcome::Incomplete { .. }) && verdict.preflight.is_none()
    };
    let judged_by = if verdicts.iter().any(|(_, it)| is_undecided(it)) {
        JudgedBy::Nothing
    } else if verdicts.iter().any(|(_, it)| is_let_through(it)) {
        JudgedBy::Preflight
    } else {
        JudgedBy::Response
    };
    let blocking: Vec<Engine> = those(&verdicts, |it| it.refusal().is_some());
    let letting: Vec<Engine> = those(&verdicts, |it| it.refusal().is_none());
    let end = match (expectation, blocking.first(), letting.first()) {
        _ if judged_by == JudgedBy::Nothing => End::Undecided(format!(
            "{} is not sent without --send, and it needs no preflight that would tell",
            case.request.method
        )),
        (Expectation::Readable, Some(engine), _) => {
            blocked(case, *engine, names(&blocking, engines))
        }
        (Expectation::Readable, None, _) => exposed(expected, case, &verdicts),
        (Expectation::Refused, _, None) => End::AsExpected,
        (Expectation::Refused, _, Some(_)) => End::LetIn {
            engines: names(&letting, engines),
            headers: that_let_in(case),
            meaning: meaning.to_owned(),
        },
    };
    (judged_by, end)
}

/// Whether the preflight lets the request through, and the request is not sent.
fn is_let_through(verdict: &Verdict) -> bool {
    matches!(verdict.outcome, Outcome::Incomplete { .. }) && verdict.preflight.is_some()
}

fn those(verdicts: &[(Engine, Verdict)], is_one: impl Fn(&Verdict) -> bool) -> Vec<Engine> {
    let found = verdicts.iter().filter(|(_, verdict)| is_one(verdict));
    found.map(|(engine, _)| *engine).collect()
}

/// The names of the engines where not all of them agree.
fn names(found: &[Engine], all: &[Engine]) -> String {
    if found.len() == all.len() && all.len() > 1 {
        return "every engine".to_owned();
    }
    let names: Vec<&str> = found.iter().map(|it| it.title()).collect();
    names.join(" and ")
}

fn blocked(case: &Case, engine: Engine, engines: String) -> End {
    let mut report = report(&Case {
        engine,
        ..case.clone()
    });
    report.fix.iter_mut().for_each(exposes::add_to);
    let (headers, code) = report
        .fix
        .map_or_else(Default::default, |it| (it.headers, it.snippets));
    End::Blocked {
        engines,
        statuses: statuses(case),
        faults: report.faults,
        headers,
        code,
    }
}

/// The statuses of the answers, such as "the preflight was answered with 404".
fn statuses(case: &Case) -> String {
    let status = |response: Option<&Response>, what: &str| {
        response.map(|it| format!("{what} was answered with {}", it.status))
    };
    let statuses = case.hops.iter().flat_map(|hop| {
        let preflight = status(hop.preflight_response(), "the preflight");
        let actual = status(hop.actual_response(), "the request");
        preflight.into_iter().chain(actual)
    });
    statuses.collect::<Vec<_>>().join(", ")
}

/// The status of the last answer to the request itself.
pub(crate) fn final_status(case: &Case) -> Option<u16> {
    Some(case.hops.last()?.actual_response()?.status)
}

fn exposed(expected: &Expected, case: &Case, verdicts: &[(Engine, Verdict)]) -> End {
    let mut headers = Vec::new();
    for (name, _) in &expected.exposes {
        let is_hidden = verdicts.iter().any(|(_, verdict)| match &verdict.outcome {
            Outcome::Readable {
                exposed_headers, ..
            } => !exposed_headers.contains(name),
            _ => false,
        });
        if is_hidden {
            let is_there = case
                .hops
                .iter()
                .flat_map(Hop::responses)
                .any(|it| it.headers.contains(name));
            let reason = if is_there {
                "the response has it, and Access-Control-Expose-Headers does not name it".to_owned()
            } else if let Some(status) = final_status(case).filter(|it| *it >= 400) {
                format!("the response does not have it, and its status is {status}")
            } else {
                "the response does not have it".to_owned()
            };
            headers.push((name.clone(), reason));
        }
    }
    if headers.is_empty() {
        End::AsExpected
    } else {
        let code = exposing_fix(case).map_or_else(Vec::new, |it| it.snippets);
        End::NotExposed { headers, code }
    }
}

/// The CORS headers of the last answer.
fn that_let_in(case: &Case) -> Vec<(String, String)> {
    let Some(last) = case.hops.iter().flat_map(Hop::responses).last() else {
        return Vec::new();
    };
    let decisive = [
        "access-control-allow-origin",
        "access-control-allow-credentials",
    ];
    let lines = last
        .headers
        .iter()
        .filter(|it| decisive.iter().any(|name| it.is(name)));
    lines
        .map(|it| {
            let value = String::from_utf8_lossy(it.value()).into_owned();
            (it.name().to_owned(), value)
        })
        .collect()
}
