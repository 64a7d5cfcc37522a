//! A request of a [`Page`](crate::Page).

use std::{
    future::{Future, IntoFuture},
    pin::Pin,
};

use reqwest::{RequestBuilder, header::HeaderValue};
use serde_json::Value;

use crate::response::Response;

/// A request that is sent when it is awaited.
#[must_use]
pub struct Request(RequestBuilder);

impl Request {
    pub(crate) fn new(request: RequestBuilder) -> Self {
        Self(request)
    }

    /// Adds a header.
    pub fn header(self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let value = HeaderValue::from_bytes(value.as_ref()).unwrap();
        Self(self.0.header(name, value))
    }

    /// With this JSON as its body.
    pub fn json(self, body: &Value) -> Self {
        Self(self.0.json(body))
    }

    /// With this body.
    pub fn body(self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self(self.0.header("content-type", media_type).body(body.into()))
    }

    /// Sends it to a service that may go away meanwhile.
    pub async fn try_send(self) -> reqwest::Result<Response> {
        Response::read(self.0.send().await?).await
    }
}

impl IntoFuture for Request {
    type Output = Response;
    type IntoFuture = Pin<Box<dyn Future<Output = Response> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.try_send().await.unwrap() })
    }
}
