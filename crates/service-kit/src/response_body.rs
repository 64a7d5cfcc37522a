//! The body of a response as Actix gets it: in pieces.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use actix_web::{
    body::{BodySize, MessageBody},
    web::Bytes,
};
use pin_project_lite::pin_project;

use crate::read_ahead::Answering;

/// How many bytes of a response Actix gets at once: about as many as it keeps.
const PIECE: usize = 32 * 1024;

pin_project! {
    /// The body of a response, with which answering ends. Actix gets it in pieces, since it would copy
    /// the whole. What is left keeps all of the memory, so all of it counts as unread.
    pub(crate) struct ResponseBody<B> {
        #[pin]
        body: B,
        // What the body has given and Actix has not got.
        rest: Bytes,
        answering: Option<Answering>,
    }
}

impl<B> ResponseBody<B> {
    pub(crate) fn new(body: B, answering: Option<Answering>) -> Self {
        Self {
            body,
            rest: Bytes::new(),
            answering,
        }
    }
}

impl<B: MessageBody> MessageBody for ResponseBody<B> {
    type Error = B::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let this = self.project();
        let connection = this.answering.as_ref().map(Answering::connection);
        if this.rest.is_empty() {
            match ready!(this.body.poll_next(cx)) {
                Some(Ok(bytes)) => *this.rest = bytes,
                end => return Poll::Ready(end),
            }
            if let Some(connection) = connection.filter(|_| this.rest.len() > PIECE) {
                connection.keep_unread(this.rest.len());
            }
        }
        let piece = this.rest.split_to(this.rest.len().min(PIECE));
        if let Some(connection) = connection.filter(|_| this.rest.is_empty()) {
            connection.has_been_read();
        }
        Poll::Ready(Some(Ok(piece)))
    }
}
