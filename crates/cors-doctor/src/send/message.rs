//! A request and a response as they go over the wire.

use cors_verdict::HeaderList;
use url::Url;

use crate::send::exchange::Protocol;

/// Names in their spelling and values as bytes, in order.
pub(super) type Lines = Vec<(String, Vec<u8>)>;

/// A request as it goes over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
    pub(crate) method: String,
    pub(crate) url: Url,
    /// Everything but `Host`, `Content-Length` and `Connection`, which depend on the connection.
    pub(crate) headers: Lines,
    pub(crate) body: Option<Vec<u8>>,
}

/// A response as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    pub(crate) protocol: Protocol,
    pub(crate) status: u16,
    pub(crate) headers: HeaderList,
    /// The beginning of the body.
    pub(crate) body: Vec<u8>,
}

impl Outgoing {
    /// Path and query.
    pub(super) fn target(&self) -> String {
        let path = self.url.path();
        match self.url.query() {
            Some(query) => format!("{path}?{query}"),
            None => path.to_owned(),
        }
    }

    /// Host and port, without a default port.
    pub(super) fn authority(&self) -> String {
        authority(&self.url)
    }
}

/// Host and port of a URL, without a default port.
pub(super) fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or("");
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}
