//! `cors-doctor probe`: asks an API as a browser would, and finds out what else it does.

mod another_origin;
mod cache_view;
mod findings;
mod hostile;
mod parts;
mod probing;
mod progress;
mod refused_parts;
mod report;
mod shared_cache;
mod storage;

pub use cache_view::{CacheAnswer, CacheView, Order, Served, Visitor};
pub use findings::Probe;
#[cfg(feature = "check")]
pub(crate) use hostile::origins as hostile_origins;
pub use hostile::{Family, HostileAnswer, Reach};
pub use parts::{Part, PartAnswer, Parts};
pub use probing::{Probing, ProbingOptions};
pub use progress::Progress;
pub use report::{SCHEMA, json, markdown, text};
pub use storage::Storage;
