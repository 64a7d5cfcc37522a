//! Exit statuses.

/// The status with which the process ends.
pub(crate) type Status = u8;

/// Nothing is blocked.
pub(crate) const PASSES: Status = 0;
/// Something is blocked, or cannot be told.
pub(crate) const BLOCKED: Status = 1;
/// The input or the arguments are none.
pub(crate) const BAD_INPUT: Status = 2;
/// No server answered.
pub(crate) const NOT_REACHED: Status = 3;
