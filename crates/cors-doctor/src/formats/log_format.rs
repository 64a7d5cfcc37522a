//! The format of a log in JSON, as a `log_format` of nginx has it: `"m":"$request_method"`.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// The fields of the log with the variables whose values they have.
#[derive(Debug, Default)]
pub(super) struct LogFormat {
    variables: HashMap<String, String>,
}

/// The most fields that are read.
const MOST_FIELDS: usize = 100;

impl LogFormat {
    /// The formats that a text has.
    pub(super) fn of(text: &str) -> Self {
        let mut format = Self::default();
        if !text.contains("log_format") {
            return format;
        }
        let parts = text.lines().filter(|it| it.contains('$'));
        for part in parts.flat_map(|it| it.split(',')) {
            let field = part.rsplit_once('{').map_or(part, |(_, field)| field);
            let Some((name, value)) = field.split_once(':') else {
                continue;
            };
            let name = name.trim_matches(['\'', '"', ' ', '\t']);
            let value = value.trim_matches(['\'', '"', ' ', '\t', ';', '}']);
            if let Some(variable) = variable(value)
                && format.variables.len() < MOST_FIELDS
            {
                format
                    .variables
                    .insert(name.to_owned(), variable.to_owned());
            }
        }
        format
    }

    /// A line of the log with the names of the variables in place of its own.
    pub(super) fn name_fields(&self, line: Map<String, Value>) -> Map<String, Value> {
        let named = line.into_iter().map(|(name, value)| {
            let variable = self.variables.get(&name).cloned();
            (variable.unwrap_or(name), value)
        });
        named.collect()
    }
}

/// Whether an object is a format, and not a line of the log.
pub(super) fn is_format(object: &Map<String, Value>) -> bool {
    let mut values = object.values().filter_map(Value::as_str);
    values
        .any(|it| variable(it).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_lowercase())))
}

/// The variable that a field has, or `url` for one that is put together from several.
fn variable(value: &str) -> Option<&str> {
    let name = value.strip_prefix('$')?;
    let is_one = name
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || it == b'_');
    let is_url = name.contains("://$");
    if is_one {
        Some(name)
    } else {
        is_url.then_some("url")
    }
}
