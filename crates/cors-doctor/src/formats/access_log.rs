//! Lines of servers' access logs that have headers: as `name=value` behind the status, or captured in braces, as
//! HAProxy has them. Apache's forensic log has the whole request on a line.

mod captures;
mod forensic;
mod named_values;
mod request_line;

use crate::formats::extracted::Extracted;
use crate::formats::transcript::draft::{Draft, exchange};

/// The most lines that are read.
const MOST_LINES: usize = 1_000;
const LONGEST_LINE: usize = 16 * 1024;

/// The exchanges of such lines.
pub(crate) fn find(text: &str) -> Extracted {
    let mut found = Extracted::default();
    let names = named_values::formats(text);
    let captured = captures::configured(text);
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let start = place;
        place += line.len();
        if line.len() > LONGEST_LINE || found.exchanges.len() >= MOST_LINES {
            continue;
        }
        let draft = forensic::read(line)
            .or_else(|| captures::read(line, &captured))
            .or_else(|| named_values::read(line, &names));
        if let Some(draft) = draft {
            let draft = Draft {
                place: Some(start),
                ..draft
            };
            found.exchanges.push(exchange(draft, start, false));
            found.spans.push(start..place);
        }
    }
    found
}
