//! Set-ups of `actix_cors` that mislead people, each beside the one that does not. They are
//! real: what `/actix/{pitfall}` answers is what Actix answers to anybody who writes this.

mod app_origin;
mod handlers;
mod layer_order;
mod origins;
mod refusals;
mod responses;
mod service;

pub(crate) use service::Pitfalls;
