#![doc = include_str!("../README.md")]

mod origin;
#[cfg(feature = "public-suffix")]
mod pattern;
#[cfg(feature = "public-suffix")]
mod pattern_error;
#[cfg(feature = "public-suffix")]
mod patterns;
#[cfg(feature = "reference")]
pub mod reference;
#[cfg(feature = "public-suffix")]
mod site;

pub use origin::{Origin, OriginError, TupleOrigin, is_loopback};
#[cfg(feature = "public-suffix")]
pub use pattern::OriginPattern;
#[cfg(feature = "public-suffix")]
pub use pattern_error::{OriginPatternError, PatternProblem};
#[cfg(feature = "public-suffix")]
pub use patterns::OriginPatterns;
#[cfg(feature = "public-suffix")]
pub use site::{is_same_site, registrable_domain};
