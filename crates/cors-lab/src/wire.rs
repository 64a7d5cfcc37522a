//! HTTP/1.1 as bytes: header names keep their spelling, order and duplicates in both directions.
//! No HTTP library leaves them alone, and the lab exists to show them.

pub mod read_request;
mod request_body;
pub mod request_head;
pub mod response;
