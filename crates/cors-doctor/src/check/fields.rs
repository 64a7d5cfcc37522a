//! Reading the keys of a TOML table, so that each mistake is told with its place and none hides another.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::check::mistake::Mistakes;

/// A value and its place in the text.
pub(super) type Value<'a, 't> = &'a Spanned<DeValue<'t>>;

/// How near a key has to be to a known one to be taken for a typing error.
const NEAR: f64 = 0.7;

/// The keys of a table, which are asked for one by one.
pub(super) struct Fields<'a, 't> {
    table: &'a DeTable<'t>,
    asked: Vec<&'static str>,
}

impl<'a, 't> Fields<'a, 't> {
    pub(super) fn of(table: &'a DeTable<'t>) -> Self {
        Self {
            table,
            asked: Vec::new(),
        }
    }

    pub(super) fn value(&mut self, name: &'static str) -> Option<Value<'a, 't>> {
        self.asked.push(name);
        self.table.get(name)
    }

    /// The place of a key that is there.
    pub(super) fn key(&self, name: &str) -> Option<Range<usize>> {
        let (key, _) = self.table.get_key_value(name)?;
        Some(key.span())
    }

    /// The value of a key that is a string.
    pub(super) fn string(
        &mut self,
        name: &'static str,
        example: &str,
        mistakes: &mut Mistakes<'_>,
    ) -> Option<(&'a str, Range<usize>)> {
        let value = self.value(name)?;
        let text = string(value, name, example, mistakes)?;
        Some((text, value.span()))
    }

    /// The value of a key that is `true` or `false`.
    pub(super) fn boolean(
        &mut self,
        name: &'static str,
        mistakes: &mut Mistakes<'_>,
    ) -> Option<bool> {
        let value = self.value(name)?;
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            let message = format!("{name} is {}; write {name} = true", kind(value));
            mistakes.add(&value.span(), message);
        }
        boolean
    }

    /// The value of a key that is a list of strings, each with its place.
    pub(super) fn strings(
        &mut self,
        name: &'static str,
        example: &str,
        mistakes: &mut Mistakes<'_>,
    ) -> Option<Vec<(&'a str, Range<usize>)>> {
        let value = self.value(name)?;
        let Some(items) = value.get_ref().as_array() else {
            let message = format!("{name} is {}; write {name} = [{example}]", kind(value));
            mistakes.add(&value.span(), message);
            return None;
        };
        let mut found = Vec::new();
        for item in items.iter() {
            if let Some(text) = string(item, name, &format!("[{example}]"), mistakes) {
                found.push((text, item.span()));
            }
        }
        Some(found)
    }

    /// Complains about the keys that nobody asked for.
    pub(super) fn refuse_others(self, place: &str, mistakes: &mut Mistakes<'_>) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let near = self
                .asked
                .iter()
                .map(|known| (strsim::jaro_winkler(known, name), known))
                .filter(|(nearness, _)| *nearness > NEAR)
                .max_by(|one, other| one.0.total_cmp(&other.0));
            let advice = match near {
                Some((_, known)) => format!("write {known}"),
                None => format!("it can have {}", self.asked.join(", ")),
            };
            let message = format!("{place} has no key {name:?}; {advice}");
            mistakes.add(&key.span(), message);
        }
    }
}

/// The text of a string.
pub(super) fn string<'a>(
    value: Value<'a, '_>,
    name: &str,
    example: &str,
    mistakes: &mut Mistakes<'_>,
) -> Option<&'a str> {
    let text = value.get_ref().as_str();
    if text.is_none() {
        let message = format!("{name} is {}; write {name} = {example}", kind(value));
        mistakes.add(&value.span(), message);
    }
    text
}

/// The type of a value, in words.
pub(super) fn kind(value: Value<'_, '_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
