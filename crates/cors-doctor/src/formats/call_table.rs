//! Tables of calls: a row for each, with columns for method, URL, status and headers.

use url::Url;

use crate::exchange::Exchange;
use crate::formats::extracted::Extracted;
use crate::formats::transcript::draft::{Draft, exchange};
use crate::formats::transcript::names::{Side, is_known, side, spelled_out};

/// The most calls that are read from tables.
const MOST_CALLS: usize = 200;

/// What a column has.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Method,
    Url,
    Status,
    Header(String),
    Other,
}

/// The calls of the tables of a text.
pub(crate) fn find(text: &str) -> Extracted {
    let mut found = Extracted::default();
    let mut columns: Vec<Column> = Vec::new();
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let start = place;
        place += line.len();
        let Some(cells) = cells(line) else {
            columns.clear();
            continue;
        };
        if columns.is_empty() {
            let names: Vec<Column> = cells.iter().map(|it| column(it)).collect();
            if is_of_calls(&names) {
                columns = names;
                found.spans.push(start..place);
            }
        } else if found.exchanges.len() < MOST_CALLS {
            found.exchanges.extend(row(&columns, &cells, start));
            found.spans.push(start..place);
        }
    }
    found
}

/// The cells of a row of Markdown, or of one that tabs part.
fn cells(line: &str) -> Option<Vec<&str>> {
    fn bare(cell: &str) -> &str {
        cell.trim().trim_matches(['`', '*', '"']).trim()
    }
    let line = line.trim_end_matches(['\r', '\n']);
    if let Some(row) = line.trim().strip_prefix('|') {
        let row = row.strip_suffix('|').unwrap_or(row);
        return Some(row.split('|').map(bare).collect());
    }
    (line.matches('\t').count() >= 2).then(|| line.split('\t').map(bare).collect())
}

fn column(name: &str) -> Column {
    let name = name.to_lowercase();
    match name.as_str() {
        "method" | "methode" | "verb" | "método" | "méthode" | "metodo" => Column::Method,
        "url" | "request" | "path" | "endpoint" | "call" | "address" | "adresse" => Column::Url,
        "status" | "code" | "status code" | "http status" | "estado" | "statut" => Column::Status,
        _ => match header_name(&name) {
            Some(header) => Column::Header(header),
            None => Column::Other,
        },
    }
}

/// The header of a column, maybe by the letters that people use for it.
fn header_name(name: &str) -> Option<String> {
    let short = match name {
        "allow-origin" | "allow origin" => "access-control-allow-origin",
        "allow-credentials" | "allow credentials" => "access-control-allow-credentials",
        "allow-methods" | "allow methods" => "access-control-allow-methods",
        "allow-headers" | "allow headers" => "access-control-allow-headers",
        _ => spelled_out(name),
    };
    is_known(short).then(|| short.to_owned())
}

/// Whether a table has calls with what CORS reads of their answers.
fn is_of_calls(columns: &[Column]) -> bool {
    let has_answer = columns
        .iter()
        .any(|it| matches!(it, Column::Header(name) if name.starts_with("access-control-allow-")));
    has_answer && columns.contains(&Column::Url)
}

fn row(columns: &[Column], cells: &[&str], place: usize) -> Option<Exchange> {
    let mut draft = Draft {
        place: Some(place),
        ..Draft::default()
    };
    for (column, cell) in columns.iter().zip(cells) {
        match column {
            Column::Method => draft.method = method(cell),
            Column::Url => {
                // The method can stand in front of the URL.
                let (verb, target) = cell.rsplit_once(' ').unwrap_or(("", cell));
                draft.method = draft.method.take().or_else(|| method(verb));
                draft.url = Url::parse(target).ok();
                draft.target = target.starts_with('/').then(|| target.to_owned());
            }
            Column::Status => {
                let digits = cell.get(..3).and_then(|it| it.parse().ok());
                draft.status = digits.filter(|it| (100..=599).contains(it));
            }
            Column::Header(name) if !is_absent(cell) => {
                let headers = match side(name) {
                    Some(Side::Request) => &mut draft.request_headers,
                    _ => &mut draft.response_headers,
                };
                headers.push((name.clone(), (*cell).to_owned()));
            }
            Column::Header(_) | Column::Other => {}
        }
    }
    let is_call = draft.url.is_some() || draft.target.is_some();
    let is_answered = draft.status.is_some() || !draft.response_headers.is_empty();
    (is_call && is_answered).then(|| exchange(draft, place, false))
}

fn method(text: &str) -> Option<String> {
    let is_method = !text.is_empty() && text.bytes().all(|it| it.is_ascii_alphabetic());
    is_method.then(|| text.to_ascii_uppercase())
}

/// Whether a cell says that the answer did not have the header.
fn is_absent(cell: &str) -> bool {
    let words = [
        "",
        "none",
        "no",
        "missing",
        "absent",
        "not set",
        "not present",
        "n/a",
        "fehlt",
        "keine",
        "nein",
        "ninguno",
        "no hay",
        "falta",
        "aucun",
        "absente",
        "manca",
        "✗",
        "❌",
    ];
    let bare = cell.trim_matches(['(', ')', '[', ']', '<', '>', '-', '–', '—', ' ']);
    words.contains(&bare.to_lowercase().as_str())
}
