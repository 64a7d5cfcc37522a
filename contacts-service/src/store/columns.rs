//! The columns of a row of either database, read in the order of the statement: looking names up
//! costs more than reading what they name.

use jiff::Timestamp;
use serde::Deserialize;
use sqlx::{ColumnIndex, Decode, Error, Row, Type};
use uuid::Uuid;

use super::timestamp;

/// What the tables are made of: text, and whole numbers.
pub(super) trait TextAndNumbers {
    fn text(&self, column: usize) -> Result<Option<&str>, Error>;
    fn number(&self, column: usize) -> Result<Option<i64>, Error>;
}

impl<R> TextAndNumbers for R
where
    R: Row,
    usize: ColumnIndex<R>,
    i64: for<'r> Decode<'r, R::Database> + Type<R::Database>,
    for<'r> &'r str: Decode<'r, R::Database> + Type<R::Database>,
{
    fn text(&self, column: usize) -> Result<Option<&str>, Error> {
        self.try_get(column)
    }

    fn number(&self, column: usize) -> Result<Option<i64>, Error> {
        self.try_get(column)
    }
}

/// The columns that were not read yet.
pub(super) struct Columns<'r> {
    row: &'r dyn TextAndNumbers,
    next: usize,
}

impl<'r> Columns<'r> {
    pub(super) fn of(row: &'r impl TextAndNumbers) -> Self {
        Self { row, next: 0 }
    }

    /// What [`json_rows`](super::json_rows) made.
    pub(super) fn json<T: Deserialize<'r>>(&mut self) -> Result<T, Error> {
        let text = required(self.optional_text()?)?;
        serde_json::from_str(text).map_err(|error| Error::Decode(error.into()))
    }

    /// Whether the next column has no value.
    pub(super) fn is_null_next(&self) -> Result<bool, Error> {
        Ok(self.row.text(self.next)?.is_none())
    }

    pub(super) fn optional_text(&mut self) -> Result<Option<&'r str>, Error> {
        self.next += 1;
        self.row.text(self.next - 1)
    }

    pub(super) fn optional_number(&mut self) -> Result<Option<i64>, Error> {
        self.next += 1;
        self.row.number(self.next - 1)
    }

    pub(super) fn text(&mut self) -> Result<String, Error> {
        Ok(required(self.optional_text()?)?.to_owned())
    }

    pub(super) fn number(&mut self) -> Result<i64, Error> {
        required(self.optional_number()?)
    }

    pub(super) fn id(&mut self) -> Result<Uuid, Error> {
        let text = required(self.optional_text()?)?;
        Uuid::parse_str(text).map_err(|error| Error::Decode(error.into()))
    }

    pub(super) fn time(&mut self) -> Result<Timestamp, Error> {
        timestamp::from_column(self.number()?)
    }
}

fn required<T>(value: Option<T>) -> Result<T, Error> {
    value.ok_or_else(|| Error::Decode("a column that must have a value is null".into()))
}
