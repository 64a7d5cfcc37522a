//! What handlers take from a request: as arguments, so that a signature says what it needs.

pub mod client_address;
pub mod current_account;
pub mod json;
pub mod page_query;
pub mod preconditions;
