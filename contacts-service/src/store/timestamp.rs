//! Times as the database keeps them: milliseconds since 1970, in UTC.

use std::time::Duration;

use jiff::Timestamp;
use sqlx::Error;

/// Now by this machine's clock, no finer than the database keeps it.
pub(super) fn now() -> Timestamp {
    let now = Timestamp::now();
    from_column(to_column(now)).unwrap_or(now)
}

pub(super) fn to_column(time: Timestamp) -> i64 {
    time.as_millisecond()
}

pub(super) fn milliseconds(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

pub(super) fn from_column(milliseconds: i64) -> Result<Timestamp, Error> {
    Timestamp::from_millisecond(milliseconds).map_err(|error| Error::Decode(error.into()))
}
