//! The columns of a row of either database, by position: looking names up costs more than reading
//! what they name.

use jiff::Timestamp;
use sqlx::{ColumnIndex, Decode, Error, Row, Type};
use uuid::Uuid;

use super::timestamp;

/// What the tables are made of: text, and whole numbers.
pub(super) trait Columns {
    fn text(&self, column: usize) -> Result<&str, Error>;
    fn text_or_null(&self, column: usize) -> Result<Option<&str>, Error>;
    fn number(&self, column: usize) -> Result<i64, Error>;
    fn number_or_null(&self, column: usize) -> Result<Option<i64>, Error>;

    fn id(&self, column: usize) -> Result<Uuid, Error> {
        Uuid::parse_str(self.text(column)?).map_err(|error| Error::Decode(Box::new(error)))
    }

    fn time(&self, column: usize) -> Result<Timestamp, Error> {
        self.number(column).map(timestamp)
    }
}

/// The only column of `select count(*)`.
pub(super) fn count(row: &impl Columns) -> Result<i64, Error> {
    row.number(0)
}

impl<R> Columns for R
where
    R: Row,
    usize: ColumnIndex<R>,
    i64: for<'r> Decode<'r, R::Database> + Type<R::Database>,
    for<'r> &'r str: Decode<'r, R::Database> + Type<R::Database>,
{
    fn text(&self, column: usize) -> Result<&str, Error> {
        self.try_get(column)
    }

    fn text_or_null(&self, column: usize) -> Result<Option<&str>, Error> {
        self.try_get(column)
    }

    fn number(&self, column: usize) -> Result<i64, Error> {
        self.try_get(column)
    }

    fn number_or_null(&self, column: usize) -> Result<Option<i64>, Error> {
        self.try_get(column)
    }
}
