//! The words that the reports for people share.

use cors_verdict::{ConsoleMessage, Fault, Fix};

use crate::diagnosis::{Diagnosis, State};
use crate::explanation::Explanation;
use crate::fact::{Basis, Fact, FactName};
use crate::middleware;
use crate::stand_in::StandIn;

/// Why the list of methods has those that need no leave. The page of the demo says it in the same words.
pub(crate) const SAFELISTED_METHODS: &str = "Browsers let GET, HEAD and POST through whatever the list of methods says; they are in it because some servers do not.";

/// Whether the headers of a fix have the list of methods. Its code has it always.
pub(crate) fn lists_methods(fix: &Fix) -> bool {
    let is_list = |name: &str| name.eq_ignore_ascii_case("access-control-allow-methods");
    fix.headers.iter().any(|(name, _)| is_list(name))
}

/// What would block a call that passes because of what is only taken to be so, as sentences.
pub(crate) fn doubts(diagnosis: &Diagnosis) -> Vec<String> {
    let facts = diagnosis.facts.iter().filter(|_| diagnosis.passes());
    let doubts = facts.filter_map(|fact| {
        let blocked = fact.otherwise.iter().find(|it| it.outcome == "blocked")?;
        let value = &blocked.value;
        let what = match fact.name {
            FactName::Credentials => format!("`credentials: \"{value}\"`"),
            name => format!("{} {value}", name.title()),
        };
        Some(format!(
            "With {what} it would be blocked; the input does not say for sure."
        ))
    });
    doubts.collect()
}

/// What was recognised, as a sentence.
pub(crate) fn recognised(explanation: &Explanation) -> String {
    let parts = explanation.recognised.iter().map(|(format, count)| {
        let title = format.title();
        match count {
            1 => format!("1 {title}"),
            _ if title == "headers" => format!("{count} blocks of headers"),
            _ => format!("{count} {}", plural(title)),
        }
    });
    let parts: Vec<String> = parts.collect();
    format!("Recognised: {}.", parts.join(", "))
}

fn plural(title: &str) -> String {
    match title {
        "HAR file" => "HAR entries".to_owned(),
        "case in JSON" => "cases in JSON".to_owned(),
        _ => format!("{title}s"),
    }
}

/// What was left out, as sentences.
pub(crate) fn left_out(explanation: &Explanation) -> Vec<String> {
    let mut lines = Vec::new();
    if explanation.unconcerned > 0 {
        lines.push(format!(
            "{}: CORS has no part in pages, images and requests to the page's own origin.",
            count(explanation.unconcerned)
        ));
    }
    if explanation.cancelled > 0 {
        lines.push(format!(
            "{}: cancelled by the page or by the person at the browser.",
            count(explanation.cancelled)
        ));
    }
    lines.extend(explanation.remarks.iter().cloned());
    lines
}

fn count(count: usize) -> String {
    if count == 1 {
        "1 request left out".to_owned()
    } else {
        format!("{count} requests left out")
    }
}

/// The state in one or two words.
pub(crate) fn state(diagnosis: &Diagnosis) -> &'static str {
    match diagnosis.state {
        State::Passes => match diagnosis
            .report
            .as_ref()
            .map(|it| it.verdict.outcome.name())
        {
            Some("opaque") => "opaque",
            Some("opaque-redirect") => "opaque redirect",
            _ => "readable",
        },
        State::Blocked => "blocked",
        State::Undecided(_) => "undecided",
        State::Invalid(_) => "not a request",
    }
}

/// Method, URL and page.
pub(crate) fn request(diagnosis: &Diagnosis) -> String {
    let case = &diagnosis.case;
    format!(
        "{} {} from {}",
        case.request.method, case.request.url, case.page_origin
    )
}

/// What is an example in a request that the input does not have in whole. A probe sends what it is told.
pub(crate) fn stand_ins(diagnosis: &Diagnosis) -> Vec<StandIn> {
    match diagnosis.format {
        Some(_) => StandIn::of(&diagnosis.case),
        None => Vec::new(),
    }
}

/// What is missing or wrong, when there is no verdict.
pub(crate) fn without_verdict(diagnosis: &Diagnosis) -> Option<String> {
    match &diagnosis.state {
        State::Undecided(missing) => {
            let preflight = diagnosis
                .report
                .as_ref()
                .and_then(|it| it.verdict.preflight.as_ref());
            let asked = match preflight {
                Some(preflight) => {
                    let titles: Vec<&str> = preflight.because.iter().map(|it| it.title()).collect();
                    format!(
                        " The browser sends a preflight first ({}).",
                        titles.join(", ")
                    )
                }
                None => String::new(),
            };
            Some(format!("The input does not have {missing}.{asked}"))
        }
        State::Invalid(error) => Some(format!(
            "fetch() throws a TypeError before it asks anybody: {error}."
        )),
        State::Passes | State::Blocked => None,
    }
}

/// The place of the fault from which another one follows most likely: a server that refuses the origin, the method or
/// a header says so with the status of the preflight.
pub(crate) fn cause_of(diagnosis: &Diagnosis, faults: &[Fault], place: usize) -> Option<usize> {
    let fault = &faults[place];
    let hop = diagnosis.case.hops.get(fault.hop)?;
    let status = hop.preflight_response().map(|it| it.status);
    let is_refusal = matches!(status, Some(400 | 403));
    if fault.cause.id() != "preflight-bad-status" || !is_refusal {
        return None;
    }
    let refuses = |it: &Fault| {
        let id = it.cause.id();
        let parts = [
            "preflight-acao",
            "method-",
            "header-",
            "content-type-",
            "authorization-",
        ];
        it.hop == fault.hop && parts.iter().any(|part| id.starts_with(part))
    };
    faults[..place].iter().position(refuses)
}

/// A fact as a sentence.
pub(crate) fn fact(fact: &Fact) -> String {
    let Fact {
        name,
        value,
        basis,
        because,
        flag,
        ..
    } = fact;
    if *basis == Basis::Set {
        return format!("{}: {value} (set by you)", name.title());
    }
    let set = match flag {
        Some(flag) => format!("; set it with {flag}"),
        None => String::new(),
    };
    format!(
        "{}: {value} ({}: {because}{set})",
        name.title(),
        basis.title()
    )
}

/// What to do where the page may send cookies and nothing says so, as sentences; the fix is another one then.
pub(crate) fn if_cookies_are_sent(diagnosis: &Diagnosis) -> Option<String> {
    let is_fixed = diagnosis.fix().is_some_and(|it| !it.headers.is_empty());
    let is_assumed = diagnosis
        .facts
        .iter()
        .any(|it| it.name == FactName::Credentials && it.basis == Basis::Assumed);
    // A probe takes the option without a value.
    let option = match diagnosis.format {
        Some(_) => "--credentials include",
        None => "--credentials",
    };
    (is_fixed && is_assumed).then(|| {
        format!(
            "This fix is for a page that sends no cookies. If the page sends cookies, add {option}: the server has to allow credentials then."
        )
    })
}

/// The alternatives of a fact, each as a sentence.
pub(crate) fn otherwise(fact: &Fact) -> Vec<String> {
    let lines = fact
        .otherwise
        .iter()
        .map(|other| match (other.title, other.cause) {
            _ if !other.also.is_empty() => {
                let (value, also) = (&other.value, other.also.join(", "));
                format!("with {value}: {}, also by: {also}", other.outcome)
            }
            (Some(title), Some(cause)) => {
                format!("with {}: {}, {title} ({cause})", other.value, other.outcome)
            }
            _ => format!("with {}: {}", other.value, other.outcome),
        });
    lines.collect()
}

/// Whether a stack is that of the server, as far as is known: the only one that was asked for, or the one that the
/// answers give away.
pub(crate) fn is_of_server(diagnosis: &Diagnosis) -> impl Fn(&str) -> bool {
    let is_chosen = diagnosis.case.stacks.len() == 1;
    let guess = middleware::of_case(&diagnosis.case).and_then(|it| it.stack());
    move |stack| is_chosen || guess.is_some_and(|it| it.name() == stack)
}

/// What each engine prints, with the name of the engine.
pub(crate) fn consoles(diagnosis: &Diagnosis) -> Vec<(&'static str, String)> {
    let Some(report) = &diagnosis.report else {
        return Vec::new();
    };
    let messages = &report.messages;
    let said = |message: &Option<ConsoleMessage>| match message {
        None => "nothing; it lets the request pass".to_owned(),
        Some(ConsoleMessage {
            message: Some(message),
            ..
        }) => message.clone(),
        Some(ConsoleMessage {
            code: Some(code), ..
        }) => format!("{code}, without a sentence"),
        Some(_) => "nothing, and blocks it".to_owned(),
    };
    vec![
        ("Chromium", said(&messages.chromium)),
        ("Firefox", said(&messages.firefox)),
        ("WebKit", said(&messages.webkit)),
    ]
}
