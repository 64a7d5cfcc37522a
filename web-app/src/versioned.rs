//! Files under addresses that change with their content.
//!
//! Pages are served with every link to a script, a style or an image leading to `/v/{version}/…`,
//! where it may be kept for good: a reload then asks for the page and for nothing else. Scripts
//! import one another relatively and so stay under the version. Nothing is written to disk.

mod comments;
pub(crate) mod layer;
mod module_graph;
mod page;
mod release;
mod releases;

pub(crate) use releases::Releases;
