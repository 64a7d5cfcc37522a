#![doc = include_str!("../README.md")]

mod builder;
mod decision;
mod error;
mod layer;
mod names;
mod policy;
mod refusal;
mod response;
mod service;

pub use builder::CorsPolicyBuilder;
pub use decision::{Decision, is_preflight};
pub use error::{LONGEST_MAX_AGE, NameProblem, PolicyError, PolicyErrors};
pub use layer::CorsLayer;
pub use policy::CorsPolicy;
pub use refusal::Refusal;
pub use service::CorsService;
