//! Firefox's messages in the languages that it is shipped in.

use std::cmp::Reverse;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::decode::finder::Found;
use crate::decode::fit::word;
use crate::decode::squeezed::Squeezed;
use crate::decode::tables;
use crate::decode::wording;
use crate::engine::Engine;

/// Made by `tests/firefox-locales/fragments.py` of this repository.
const TABLE: &str = include_str!("tables/firefox-locales.txt");

/// The longest reason of any language, in bytes.
const LONGEST_REASON: usize = 500;
/// The most messages of this kind that are looked at.
const MOST_MESSAGES: usize = 64;

struct Languages {
    heads: AhoCorasick,
    reasons: Vec<Vec<Reason>>,
}

struct Reason {
    group: char,
    /// Without the `CORS` with which every code starts.
    code: &'static str,
    fragment: &'static str,
}

#[expect(clippy::expect_used, reason = "the table is a constant")]
static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| {
    let rows = TABLE.lines().filter_map(|row| row.split_once('\t'));
    let (heads, cells): (Vec<_>, Vec<_>) = rows.unzip();
    Languages {
        heads: AhoCorasick::new(heads).expect("the table is small"),
        reasons: cells.into_iter().map(reasons).collect(),
    }
});

fn reasons(cells: &'static str) -> Vec<Reason> {
    let reason = |cell: &'static str| {
        let mut parts = cell.splitn(3, ':');
        Some(Reason {
            group: parts.next()?.chars().next()?,
            code: parts.next()?,
            fragment: parts.next()?,
        })
    };
    cells.split('\t').filter_map(reason).collect()
}

/// The messages that are in no table of English ones.
pub(super) fn find(text: &Squeezed<'_>, known: &[Found]) -> Vec<Found> {
    with_refusals(text, known, warnings(text, known))
}

/// Those of them that begin with the sentence of a refused request.
pub(super) fn refusals(text: &Squeezed<'_>, known: &[Found]) -> Vec<Found> {
    with_refusals(text, known, Vec::new())
}

fn with_refusals(text: &Squeezed<'_>, known: &[Found], mut found: Vec<Found>) -> Vec<Found> {
    let heads = messages(text);
    for (index, message) in heads.iter().enumerate() {
        let url = word(text.from(message.end).trim_start_matches(['\'', ' ', '\n']));
        let start = (message.end + url.len()).min(text.text.len());
        let start = text.text.ceil_char_boundary(start);
        let end = text.text.floor_char_boundary(start + LONGEST_REASON);
        let next = heads[index + 1..].iter().find(|it| it.has_url(text));
        let end = next.map_or(end, |next| next.start.clamp(start, end));
        let is_known =
            |it: &Found| it.is_reason() && (message.start..end).contains(&it.range.start);
        if known.iter().chain(&found).any(is_known) {
            continue;
        }
        let (reason, original) = (&text.text[start..end], text.original(start, end));
        let guess = by_fragment(reason, &message.rows)
            .or_else(|| Some((wording::code(original)?, reason.len().min(120))));
        let Some((code, length)) = guess else {
            continue;
        };
        let code = wording::agreeing(code, original);
        let mut captures = wording::captures(code, original);
        captures.insert(0, ("url", url.to_owned()));
        found.extend(tables::firefox_by_code(code).map(|pattern| Found {
            engine: Some(Engine::Firefox),
            pattern,
            range: message.start..start + length,
            captures,
        }));
    }
    found
}

/// The start of a message: the words before the URL.
struct Head {
    start: usize,
    end: usize,
    /// The rows of the table that have such a head, with the place where it ends.
    rows: Vec<(usize, usize)>,
}

impl Head {
    /// Whether a URL follows, which is not so where a reason has the same words.
    fn has_url(&self, text: &Squeezed<'_>) -> bool {
        let rest = &text.text[self.end..];
        rest[..rest.floor_char_boundary(12)].contains("://")
    }
}

fn messages(text: &Squeezed<'_>) -> Vec<Head> {
    let mut messages: Vec<Head> = Vec::new();
    for head in LANGUAGES.heads.find_overlapping_iter(&text.text) {
        let row = head.pattern().as_usize();
        let is_last = messages.len() == MOST_MESSAGES;
        match messages.last_mut() {
            Some(last) if head.start() <= last.end => {
                last.end = last.end.max(head.end());
                last.rows.push((row, head.end()));
            }
            _ if is_last => break,
            _ => messages.push(Head {
                start: head.start(),
                end: head.end(),
                rows: vec![(row, head.end())],
            }),
        }
    }
    messages
}

/// The code of a reason, and the place at which its fragment ends.
fn by_fragment(reason: &str, rows: &[(usize, usize)]) -> Option<(&'static str, usize)> {
    let (group, _) = wording::group(reason);
    rows.iter()
        .filter_map(|(row, end)| Some((LANGUAGES.reasons.get(*row)?, *end)))
        .flat_map(|(reasons, end)| reasons.iter().map(move |it| (it, end)))
        .filter(|(it, _)| it.group == group)
        .filter_map(|(it, end)| Some((it, end, reason.find(it.fragment)?)))
        // Reasons that are alone in their group have an empty fragment, which is found at once. Of
        // several heads the one next to the URL counts.
        .min_by_key(|(it, end, place)| (Reverse(*end), it.fragment.is_empty(), *place))
        .and_then(|(it, _, place)| {
            Some((tables::firefox_code(it.code)?, place + it.fragment.len()))
        })
}

const HEADERS: &str = "access-control-allow-headers";
const WARNING: &str = "CORSAllowHeaderFromPreflightDeprecation";

/// The warning about `Authorization`, which is known by its headers in every language.
fn warnings(text: &Squeezed<'_>, known: &[Found]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (start, _) in text.text.match_indices(HEADERS).take(MOST_MESSAGES) {
        let end = text.text.floor_char_boundary(start + LONGEST_REASON);
        let is_part = known
            .iter()
            .chain(&found)
            .any(|it| it.range.contains(&start));
        if is_part || !wording::is_deprecation(&text.text[start..end]) {
            continue;
        }
        let before = text
            .text
            .floor_char_boundary(start.saturating_sub(LONGEST_REASON));
        let url = wording::last_url(text.original(before, start)).unwrap_or("");
        found.extend(tables::firefox_by_code(WARNING).map(|pattern| Found {
            engine: Some(Engine::Firefox),
            pattern,
            range: start..end,
            captures: vec![("url", url.to_owned())],
        }));
    }
    found
}
