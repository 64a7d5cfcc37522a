//! Sends what a browser would send for a request of a page, hop by hop, and judges the answers.
//!
//! [`Sending`] asks the judge what a browser sends next, sends that, adds the answer to the case, and goes on until
//! the judge knows how it ends. So preflights, redirects and the `Origin` after them are the judge's.
//!
//! ```no_run
//! use cors_doctor::send::{Client, ClientOptions, PageRequest, send};
//! use cors_verdict::Origin;
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::new(ClientOptions::default())?;
//! let page = Origin::parse("https://app.example")?;
//! let request = PageRequest::get(page, "https://api.example/groups".parse()?);
//! let sent = send(&client, &request, Vec::new()).await;
//! println!("{:?}: {:?}", sent.end, sent.diagnosis.cause());
//! # Ok(())
//! # }
//! ```

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
mod sending;
mod sent;
mod tls;
mod transmit;

pub(crate) use client::Observed;
pub use client::{Client, ClientError, ClientOptions};
pub use exchange::{Exchange, ExchangeKind, Protocol};
pub use failure::{Failure, TlsFailure};
pub use limits::Limits;
pub use page_request::{InvalidHeader, PageRequest};
pub use resolve::{HostAddress, InvalidHostAddress};
pub use sending::Sending;
pub use sent::{End, Sent};

/// Sends what a browser would send for a request of a page, and judges the answers. `facts` are told with the
/// diagnosis.
pub async fn send(client: &Client, request: &PageRequest, facts: Vec<crate::fact::Fact>) -> Sent {
    let mut sending = Sending::new(client, request);
    sending.run().await;
    sending.finish(facts)
}
