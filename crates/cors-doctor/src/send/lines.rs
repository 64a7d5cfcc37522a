//! Header lines under construction.

use cors_verdict::HeaderList;

use crate::send::message::Lines;

/// Header lines under construction.
#[derive(Debug, Default)]
pub(super) struct LinesBuilder {
    lines: Lines,
}

impl LinesBuilder {
    pub(super) fn add(&mut self, name: &str, value: impl AsRef<[u8]>) {
        self.lines.push((name.to_owned(), value.as_ref().to_vec()));
    }

    pub(super) fn add_some(&mut self, name: &str, value: Option<impl AsRef<[u8]>>) {
        if let Some(value) = value {
            self.add(name, value);
        }
    }

    /// Adds the header of script, whose lines browsers join, or else the default.
    pub(super) fn add_or(&mut self, name: &str, headers: &HeaderList, default: &str) {
        match headers.get(name) {
            Some(value) => self.add(name, value),
            None => self.add(name, default),
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.lines
            .iter()
            .any(|(it, _)| it.eq_ignore_ascii_case(name))
    }

    /// Takes the lines of a name away.
    pub(super) fn take(&mut self, name: &str) {
        self.lines.retain(|(it, _)| !it.eq_ignore_ascii_case(name));
    }

    pub(super) fn finish(self) -> Lines {
        self.lines
    }
}
