//! The subcommands, each in its file.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod decode;
pub(crate) mod explain;
pub(crate) mod hint;
pub(crate) mod man;
mod output;
mod printed;
pub(crate) mod probe;
pub(crate) mod verdict;
mod waiting;
