//! What every request passes through; [`crate::app`] says in which order and why.

pub mod host;
pub mod measure;
