//! `cors-doctor check`: holds an API to a policy file, in which each request is tried as a browser would make it.

mod checking;
mod fields;
mod judge;
mod mistake;
mod page;
mod policy;
mod read;
mod read_request;
mod report;
mod secret_value;
mod test;
mod write;

pub use checking::{Checking, How};
pub use mistake::Mistake;
pub use policy::Policy;
pub use read::read;
pub use report::{github, json, junit, markdown, sarif, text};
pub use test::{Checked, Overall, overall};
pub use write::{Asked, Written, write};
