//! What handlers take from a request: as arguments, so that a signature says what it needs.

pub mod client_address;
pub mod json;
pub mod page_query;
pub mod preconditions;
pub mod signed_in;
