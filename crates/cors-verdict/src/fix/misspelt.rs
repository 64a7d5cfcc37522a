//! Headers that are meant to be `Access-Control-Allow-Origin`, and are not.

use crate::header::name::ALLOW_ORIGIN;
use crate::response::Response;

/// The most letters that are wrong, missing or too many in a slip of the pen.
const MOST_EDITS: usize = 2;

/// The name of a header of the response that is nearly `Access-Control-Allow-Origin`.
pub(super) fn allow_origin(response: &Response) -> Option<&str> {
    let mut names = response.headers.iter().map(|header| header.name());
    names.find(|name| !name.eq_ignore_ascii_case(ALLOW_ORIGIN) && is_near(name, ALLOW_ORIGIN))
}

fn is_near(name: &str, meant: &str) -> bool {
    name.len().abs_diff(meant.len()) <= MOST_EDITS && edits(name, meant) <= MOST_EDITS
}

/// The [edit distance](https://en.wikipedia.org/wiki/Levenshtein_distance), whatever the case.
fn edits(name: &str, meant: &str) -> usize {
    let mut row: Vec<usize> = (0..=meant.len()).collect();
    for (index, byte) in name.bytes().enumerate() {
        let mut left = index + 1;
        let mut diagonal = index;
        for (place, other) in row.iter_mut().skip(1).zip(meant.bytes()) {
            let is_other = usize::from(!byte.eq_ignore_ascii_case(&other));
            let best = (diagonal + is_other).min(*place + 1).min(left + 1);
            diagonal = std::mem::replace(place, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}
