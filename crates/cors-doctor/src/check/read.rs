//! From the text of a policy file to what it says.

use std::ops::Range;

use cors_verdict::Origin;
use toml::de::DeTable;
use web_origin::TupleOrigin;

use crate::check::fields::{Fields, Value, kind, string};
use crate::check::mistake::{Mistake, Mistakes};
use crate::check::policy::{NamedOrigin, Policy};
use crate::check::read_request::{Around, request};
use crate::check::secret_value::Environment;

const BASE: &str = "\"https://api.example.com\"";
const ORIGINS: &str =
    "write a table [origins] with lines such as app = \"https://app.example.com\"";

/// Reads a policy file. `base` stands in place of the file's own; `environment` has the values of variables.
///
/// # Errors
///
/// Every mistake, with its line and what to write instead.
pub fn read(
    text: &str,
    base: Option<&TupleOrigin>,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<Policy, Vec<Mistake>> {
    let mut mistakes = Mistakes::new(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        mistakes.add(
            &span,
            format!("this is no TOML: {}", error.message().trim()),
        );
    }
    // What was recovered of a text that is none leads to mistakes that nobody made.
    if !errors.is_empty() {
        return Err(mistakes.into_sorted());
    }
    let policy = document_of(document.get_ref(), base, environment, &mut mistakes);
    match policy {
        Some(policy) if mistakes.is_empty() => Ok(policy),
        _ => Err(mistakes.into_sorted()),
    }
}

fn document_of(
    document: &DeTable<'_>,
    base: Option<&TupleOrigin>,
    environment: Environment<'_>,
    mistakes: &mut Mistakes<'_>,
) -> Option<Policy> {
    let mut fields = Fields::of(document);
    let base = read_base(&mut fields, base, mistakes);
    let (names, origins) = match fields.value("origins") {
        Some(value) => origins(value, mistakes),
        None => {
            mistakes.add(&(0..0), format!("there are no origins; {ORIGINS}"));
            (Vec::new(), Vec::new())
        }
    };
    let hostile = fields.boolean("hostile", mistakes);
    let hostile_line = fields.key("hostile").map(|it| mistakes.line(&it));
    let around = Around {
        base: base.as_ref(),
        names: &names,
        hostile_line: hostile_line.filter(|_| hostile == Some(true)),
        environment,
    };
    let requests = match fields.value("request") {
        Some(value) => tables(value, mistakes),
        None => {
            mistakes.add(
                &(0..0),
                "there are no requests; write [[request]] with lines such as path = \"/groups\" and readable = [\"app\"]",
            );
            Vec::new()
        }
    };
    let mut names: Vec<String> = Vec::new();
    let mut read = Vec::new();
    for (table, span) in requests {
        let Some(expected) = request(table, &span, &around, mistakes) else {
            continue;
        };
        if names.contains(&expected.name) {
            let message = format!(
                "another request is called {:?}; give this one another name",
                expected.name
            );
            mistakes.add(&span, message);
        }
        names.push(expected.name.clone());
        read.push(expected);
    }
    fields.refuse_others("a policy file", mistakes);
    Some(Policy {
        origins,
        requests: read,
    })
}

fn read_base(
    fields: &mut Fields<'_, '_>,
    given: Option<&TupleOrigin>,
    mistakes: &mut Mistakes<'_>,
) -> Option<TupleOrigin> {
    let written = fields.string("base", BASE, mistakes);
    if let Some(given) = given {
        return Some(given.clone());
    }
    let Some((text, span)) = written else {
        if fields.key("base").is_none() {
            mistakes.add(&(0..0), format!("there is no base; write base = {BASE}"));
        }
        return None;
    };
    match TupleOrigin::parse_http(text) {
        Ok(origin) => Some(origin),
        Err(error) => {
            mistakes.add(&span, format!("base: {error}"));
            None
        }
    }
}

/// The names of the origins, and the origins without those that are mistakes.
fn origins<'a>(
    value: Value<'a, '_>,
    mistakes: &mut Mistakes<'_>,
) -> (Vec<&'a str>, Vec<NamedOrigin>) {
    let Some(table) = value.get_ref().as_table() else {
        let message = format!("origins is {}; {ORIGINS}", kind(value));
        mistakes.add(&value.span(), message);
        return (Vec::new(), Vec::new());
    };
    if table.is_empty() {
        mistakes.add(&value.span(), format!("origins is empty; {ORIGINS}"));
    }
    let mut lines: Vec<(Range<usize>, &str, Value<'_, '_>)> = table
        .iter()
        .map(|(name, value)| (name.span(), name.get_ref().as_ref(), value))
        .collect();
    lines.sort_by_key(|(span, ..)| span.start);
    let names = lines.iter().map(|(_, name, _)| *name).collect();
    let mut read: Vec<NamedOrigin> = Vec::new();
    for (_, name, value) in lines {
        let Some(text) = string(value, name, "\"https://app.example.com\"", mistakes) else {
            continue;
        };
        match Origin::parse(text) {
            Err(error) => mistakes.add(&value.span(), format!("{name}: {error}")),
            Ok(origin) => {
                if let Some(first) = read.iter().find(|it| it.origin == origin) {
                    let message =
                        format!("{name} is the same origin as {}; leave out one", first.name);
                    mistakes.add(&value.span(), message);
                }
                read.push(NamedOrigin {
                    name: name.to_owned(),
                    origin,
                });
            }
        }
    }
    (names, read)
}

/// The tables of `[[request]]`, each with its place.
fn tables<'a, 't>(
    value: Value<'a, 't>,
    mistakes: &mut Mistakes<'_>,
) -> Vec<(&'a DeTable<'t>, Range<usize>)> {
    let Some(items) = value.get_ref().as_array() else {
        let message = format!(
            "request is {}; write [[request]], with two brackets",
            kind(value)
        );
        mistakes.add(&value.span(), message);
        return Vec::new();
    };
    let mut found = Vec::new();
    for item in items.iter() {
        match item.get_ref().as_table() {
            Some(table) => found.push((table, item.span())),
            None => mistakes.add(
                &item.span(),
                format!("a request is {}; write it as [[request]]", kind(item)),
            ),
        }
    }
    found
}
