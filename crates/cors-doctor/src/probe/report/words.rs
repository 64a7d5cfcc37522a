//! The words that the reports for people share.

use crate::diagnosis::State;
use crate::probe::cache_view::{CacheView, Order};
use crate::probe::findings::Probe;
use crate::probe::hostile::{Family, HostileAnswer, Reach};
use crate::probe::parts::Parts;
use crate::report::lines;
use crate::send::{End, Exchange};

/// How it ends, in a few words.
pub(super) fn state(probe: &Probe) -> &'static str {
    match &probe.sent.end {
        End::Judged => lines::state(&probe.sent.diagnosis),
        End::NotAllowed {
            is_preflighted: true,
            ..
        } => "preflight passes",
        End::NotAllowed { .. } | End::PrivateRedirect { .. } => "undecided",
        End::Interrupted => "interrupted",
        End::NotReached(_) => "not reached",
    }
}

/// Why nothing more was sent, as a sentence; `None` where the diagnosis says it.
pub(super) fn end(probe: &Probe) -> Option<String> {
    match &probe.sent.end {
        End::Judged => None,
        End::NotAllowed {
            method,
            is_preflighted: true,
        } => Some(format!(
            "The preflight passes. {method} was not sent, because it can change things on the server; so its own answer is not known. With --send it is sent."
        )),
        End::NotAllowed { method, .. } => Some(format!(
            "Nothing was sent: {method} can change things on the server, and a browser sends it without a preflight. With --send it is sent."
        )),
        End::PrivateRedirect { url } => Some(format!(
            "It redirects to {url}, which is a private address or this machine. The redirect was not followed; if it is meant, probe that URL."
        )),
        End::Interrupted => Some("It was interrupted before it was known how it ends.".to_owned()),
        End::NotReached(failure) => Some(format!(
            "There is no answer, and this is not about CORS: {failure}."
        )),
    }
}

/// Whether the diagnosis has something to say.
pub(super) fn is_judged(probe: &Probe) -> bool {
    probe.sent.end == End::Judged && !matches!(probe.sent.diagnosis.state, State::Undecided(_))
}

/// An exchange on one line.
pub(super) fn exchange(exchange: &Exchange) -> String {
    let mut line = format!(
        "{} {} {}",
        exchange.kind.title(),
        exchange.method,
        exchange.url
    );
    match &exchange.answer {
        Ok(response) => line.push_str(&format!(" → {}", response.status)),
        Err(failure) => line.push_str(&format!(" → no answer: {failure}")),
    }
    let mut more: Vec<String> = Vec::new();
    more.extend(exchange.protocol.map(|it| it.title().to_owned()));
    more.push(format!("{} ms", exchange.took.as_millis()));
    format!("{line} ({})", more.join(", "))
}

/// The request headers of an exchange that CORS reads, and the answer's.
pub(super) fn cors_headers(exchange: &Exchange) -> Vec<String> {
    let asked = exchange.headers.iter().filter(|(name, _)| {
        let name = name.to_ascii_lowercase();
        name == "origin" || name.starts_with("access-control-")
    });
    let mut lines: Vec<String> = asked
        .map(|(name, value)| format!("> {name}: {value}"))
        .collect();
    if let Ok(response) = &exchange.answer {
        let answered = response.headers.iter().filter(|header| {
            let name = header.name().to_ascii_lowercase();
            name.starts_with("access-control-") || name == "vary" || name == "location"
        });
        lines.extend(answered.map(|header| {
            format!(
                "< {}: {}",
                header.name(),
                String::from_utf8_lossy(header.value())
            )
        }));
    }
    lines
}

/// What a shared cache does, as sentences.
pub(super) fn cache(view: &CacheView) -> Vec<String> {
    let mut lines = Vec::new();
    for answer in &view.answers {
        let Ok(response) = &answer.exchange.answer else {
            lines.push(format!("To {}: no answer.", answer.visitor.title()));
            continue;
        };
        let value = |name: &str| {
            let value = response.headers.get(name);
            value.map_or_else(
                || "none".to_owned(),
                |it| String::from_utf8_lossy(&it).into_owned(),
            )
        };
        let storage = answer.storage.map_or("unknown", |it| it.title());
        lines.push(format!(
            "To {}: {}, Access-Control-Allow-Origin: {}, Vary: {}; {storage}.",
            answer.visitor.title(),
            response.status,
            value("access-control-allow-origin"),
            value("vary"),
        ));
    }
    if view.orders.is_empty() {
        return lines;
    }
    let harmful: Vec<&Order> = view.harmful().collect();
    if harmful.is_empty() {
        let why = if view.is_never_stored() {
            "No shared cache stores these answers"
        } else {
            "Whoever comes first, a shared cache harms nobody"
        };
        lines.push(format!("{why}: all six orders end as without a cache."));
        return lines;
    }
    lines.push(format!(
        "A shared cache harms somebody in {} of 6 orders, because later visitors get what was made for the first. `Vary: Origin` on every answer, also to requests without Origin, prevents it.",
        harmful.len()
    ));
    lines.extend(harmful.into_iter().map(order));
    lines
}

/// An order on one line.
fn order(order: &Order) -> String {
    let visitors: Vec<&str> = order.served.iter().map(|it| it.visitor.title()).collect();
    let of = |reads: bool| -> Vec<&str> {
        let harmed = order.served.iter().filter(|it| it.is_harmed());
        let harmed = harmed.filter(|it| it.reads_served == Some(reads));
        harmed.map(|it| it.visitor.title()).collect()
    };
    let mut harm = Vec::new();
    for (reads, effect) in [
        (false, "blocked"),
        (true, "reads what the server would not allow"),
    ] {
        let names = of(reads);
        if !names.is_empty() {
            harm.push(format!("{}: {effect}", names.join(" and ")));
        }
    }
    format!("{} → {}", visitors.join(", "), harm.join("; "))
}

/// What the parts of a preflight are answered, each on a line, and what follows.
pub(super) fn parts(parts: &Parts) -> Vec<String> {
    let mut lines: Vec<String> = parts
        .answers
        .iter()
        .map(|answer| {
            let result = match (answer.is_allowed, answer.status) {
                (Some(true), _) => "allowed".to_owned(),
                (Some(false), Some(status)) => format!("refused ({status})"),
                _ => "no answer".to_owned(),
            };
            format!("preflight for {} alone → {result}", answer.part.title())
        })
        .collect();
    lines.push(parts.conclusion());
    lines
}

/// What a hostile origin gets, on one line.
pub(super) fn hostile(answer: &HostileAnswer) -> String {
    format!(
        "{} ({}): {}",
        answer.origin,
        answer.family.title(),
        answer.reach.title()
    )
}

/// What it means that a hostile origin is let in. Where every website is, the other families add nothing.
pub(super) fn meaning(probe: &Probe, answer: &HostileAnswer) -> Option<&'static str> {
    let mut strangers = probe
        .hostile
        .iter()
        .filter(|it| it.family == Family::Stranger);
    let is_open = strangers.any(|it| it.reach.is_let_in());
    let is_told = !is_open || answer.family == Family::Stranger;
    (answer.reach.is_let_in() && is_told).then(|| match (is_open, answer.reach) {
        (true, Reach::ReadsWithoutCookies) => "Every website is let in, without cookies. That is meant for data that everybody may read.",
        _ => answer.family.meaning(),
    })
}
