//! Texts that are a part of a known message: people paste halves.

use std::sync::LazyLock;

use crate::decode::decoded::Decoded;
use crate::decode::finder::Found;
use crate::decode::pattern::{Pattern, Weight};
use crate::decode::squeezed::Squeezed;
use crate::decode::tables;
use crate::engine::Engine;

const NOTE: &str =
    "This is a part of a message. Paste the whole red line: the rest of it says more.";
/// Shorter texts are part of much, such as the words of a status. In bytes without spaces.
const SHORTEST: usize = 17;
/// What engines print between the beginning of a message and its reason.
const BETWEEN: [&str; 2] = ["bycorspolicy:", "(reason:"];
/// A text that is part of more messages tells none of them apart.
const MOST_MESSAGES: usize = 8;

/// What a reason prints between its values.
struct Printed {
    engine: Option<Engine>,
    pattern: &'static Pattern,
    parts: Vec<String>,
}

/// The reasons, those with the shortest text first: they are said of the request itself.
static PRINTED: LazyLock<Vec<Printed>> = LazyLock::new(|| {
    let reasons = tables::all().filter(|(_, pattern)| pattern.weight == Weight::Reason);
    let mut printed: Vec<_> = reasons
        .map(|(engine, pattern)| Printed {
            engine,
            pattern,
            parts: parts(pattern.template),
        })
        .collect();
    printed.sort_by_key(|it| it.pattern.template.len());
    printed
});

fn parts(template: &str) -> Vec<String> {
    let parts = template.split(['{', '}']).step_by(2);
    parts.map(|part| Squeezed::of(part).text).collect()
}

/// The messages that the text is a part of, or what follows the last sentence that begins a message.
pub(super) fn of_a_message(text: &Squeezed<'_>, found: &[Found]) -> Option<Decoded> {
    let heads = found.iter().filter(|it| it.pattern.weight == Weight::Head);
    let from = heads.map(|it| it.range.end).max().unwrap_or(0);
    let mut part = text.text.get(from..)?.trim_matches(['.', '…']);
    for between in BETWEEN {
        part = part.strip_prefix(between).unwrap_or(part);
    }
    if part.len() < SHORTEST {
        return None;
    }
    let have = |it: &&Printed| it.parts.iter().any(|whole| whole.contains(part));
    let messages: Vec<_> = PRINTED.iter().filter(have).collect();
    if messages.is_empty() || messages.len() > MOST_MESSAGES {
        return None;
    }
    let engine = messages[0].engine;
    let mut decoded = Decoded {
        is_cors: true,
        engine: engine.filter(|_| messages.iter().all(|it| it.engine == engine)),
        note: Some(NOTE),
        ..Decoded::default()
    };
    for (name, value) in found.iter().flat_map(|it| &it.captures) {
        decoded.values.fill(name, value);
    }
    for cause in messages.iter().flat_map(|it| it.pattern.causes) {
        decoded.add(*cause);
    }
    Some(decoded)
}
