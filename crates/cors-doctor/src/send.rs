//! Sends what a browser would send for a request of a page, hop by hop, and judges the answers.
//!
//! [`Client::send`] asks the judge what a browser sends next, sends that, adds the answer to the case, and goes
//! on until the judge knows how it ends. So preflights, redirects and the `Origin` after them are the judge's.

mod address_space;
mod browser_headers;
mod browser_message;
mod client;
mod connect;
mod exchange;
mod failure;
mod http1;
mod http2;
mod limits;
mod lines;
mod message;
mod page_request;
mod proxy;
mod resolve;
mod sent;
mod tls;
mod transmit;

pub use client::{Client, ClientError, ClientOptions};
pub use exchange::{Exchange, ExchangeKind, Protocol};
pub use failure::{Failure, TlsFailure};
pub use limits::Limits;
pub use page_request::{InvalidHeader, PageRequest};
pub use resolve::{HostAddress, InvalidHostAddress};
pub use sent::{End, Sent};
