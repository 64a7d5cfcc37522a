//! Which known behaviour of a stack explains what is seen. The sentences are made of the table of `docs/stacks.md`, by
//! `tests/run stacks`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnosis::{Diagnosis, State};
use crate::middleware;

#[derive(Deserialize)]
struct Pitfall {
    stack: String,
    sentence: String,
    seen: Seen,
}

/// Where a pitfall shows.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Seen {
    /// In an error.
    Error {
        cause: String,
        message: Message,
        /// `None` stands for any.
        status: Option<u16>,
        /// `None` stands for anything.
        asks: Option<Asks>,
    },
    /// In what a shared cache hands to others, made for this visitor.
    Cache {
        #[cfg_attr(
            not(feature = "net"),
            expect(dead_code, reason = "only a probe asks as several visitors")
        )]
        visitor: String,
    },
    /// In a hostile origin that is let in.
    Origin {
        #[cfg_attr(
            not(feature = "net"),
            expect(dead_code, reason = "only a probe asks as hostile origins")
        )]
        family: String,
    },
}

/// The message that decides.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Message {
    Preflight,
    Response,
}

/// What the request asks the preflight for.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Asks {
    /// A method that is not safelisted.
    Method,
    /// A header.
    Header,
    /// The method HEAD.
    Head,
}

#[expect(
    clippy::expect_used,
    reason = "the file is part of the program, and every test of a pitfall reads it"
)]
static PITFALLS: LazyLock<Vec<Pitfall>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("pitfalls.json")).expect("pitfalls.json is well-formed")
});

/// The stacks of which a diagnosis may be: the one that was chosen, or those that the answers give away.
pub(crate) fn stacks(diagnosis: &Diagnosis) -> Vec<&'static str> {
    match diagnosis.case.stacks.as_slice() {
        [chosen] => vec![chosen.name()],
        _ => middleware::of_case(&diagnosis.case).map_or_else(Vec::new, |it| it.stacks.to_vec()),
    }
}

/// What a server may have refused of a preflight, as far as is known.
#[derive(Clone, Copy)]
pub(crate) struct PossiblyRefused {
    pub(crate) method: bool,
    pub(crate) header: bool,
    /// The URL, whatever is asked for.
    pub(crate) url: bool,
}

impl PossiblyRefused {
    /// Where the parts of the preflight were not asked for alone.
    pub(crate) const ALL: Self = Self {
        method: true,
        header: true,
        url: true,
    };
}

/// The pitfalls of these stacks that explain why the request is blocked, as sentences.
pub(crate) fn of_error(
    diagnosis: &Diagnosis,
    possibly_refused: PossiblyRefused,
    stacks: &[&str],
) -> Vec<String> {
    if diagnosis.state != State::Blocked {
        return Vec::new();
    }
    sentences(stacks, |seen| match seen {
        Seen::Error {
            cause,
            message,
            status,
            asks,
        } => {
            diagnosis.cause() == Some(cause)
                && status.is_none_or(|it| answered(diagnosis, *message) == Some(it))
                && may_be_refused(possibly_refused, *message, *asks)
                && asks.is_none_or(|it| asks_for(diagnosis, it))
        }
        Seen::Cache { .. } | Seen::Origin { .. } => false,
    })
}

/// The pitfalls of these stacks that explain why what a visitor gets harms others from a shared cache, as sentences.
#[cfg(feature = "net")]
pub(crate) fn of_visitor(visitor: &str, stacks: &[&str]) -> Vec<String> {
    sentences(
        stacks,
        |seen| matches!(seen, Seen::Cache { visitor: it } if it == visitor),
    )
}

/// The pitfalls of these stacks that explain why origins of a family are let in, as sentences.
#[cfg(feature = "net")]
pub(crate) fn of_family(family: &str, stacks: &[&str]) -> Vec<String> {
    sentences(
        stacks,
        |seen| matches!(seen, Seen::Origin { family: it } if it == family),
    )
}

fn sentences(stacks: &[&str], is_seen: impl Fn(&Seen) -> bool) -> Vec<String> {
    let found = PITFALLS
        .iter()
        .filter(|it| stacks.contains(&it.stack.as_str()) && is_seen(&it.seen));
    let mut sentences: Vec<String> = Vec::new();
    for pitfall in found {
        if !sentences.contains(&pitfall.sentence) {
            sentences.push(pitfall.sentence.clone());
        }
    }
    sentences
}

/// The status of that message, where the verdict was given.
fn answered(diagnosis: &Diagnosis, message: Message) -> Option<u16> {
    let verdict = &diagnosis.report.as_ref()?.verdict;
    let hop = diagnosis.case.hops.get(verdict.hop)?;
    let response = match message {
        Message::Preflight => hop.preflight_response(),
        Message::Response => hop.actual_response(),
    };
    response.map(|it| it.status)
}

fn may_be_refused(possibly_refused: PossiblyRefused, message: Message, asks: Option<Asks>) -> bool {
    match (message, asks) {
        (Message::Response, _) => true,
        (Message::Preflight, Some(Asks::Method | Asks::Head)) => possibly_refused.method,
        (Message::Preflight, Some(Asks::Header)) => possibly_refused.header,
        (Message::Preflight, None) => possibly_refused.url,
    }
}

/// Whether the request asks for that; and where the lists tell what is refused, whether that is it.
fn asks_for(diagnosis: &Diagnosis, asks: Asks) -> bool {
    let Some(report) = &diagnosis.report else {
        return false;
    };
    let Some(preflight) = &report.verdict.preflight else {
        return false;
    };
    let is_fault = |cause: &str| report.faults.iter().any(|it| it.cause.id() == cause);
    let (method, header) = (
        is_fault("method-not-allowed"),
        is_fault("header-not-allowed"),
    );
    match asks {
        Asks::Method => {
            !cors_verdict::method::is_cors_safelisted(&preflight.method) && (method || !header)
        }
        Asks::Header => preflight.headers.is_some() && (header || !method),
        // It is safelisted, so no fault names it.
        Asks::Head => preflight.method == "HEAD" && !lists_head(diagnosis),
    }
}

/// Whether the answer to the preflight lists HEAD, where the verdict was given.
fn lists_head(diagnosis: &Diagnosis) -> bool {
    let hop = diagnosis.report.as_ref().map(|it| it.verdict.hop);
    let preflight = hop.and_then(|it| diagnosis.case.hops.get(it)?.preflight_response());
    let value = preflight.and_then(|it| it.headers.get("access-control-allow-methods"));
    value.is_some_and(|it| {
        it.split(|byte| *byte == b',')
            .any(|it| it.trim_ascii() == b"HEAD")
    })
}
