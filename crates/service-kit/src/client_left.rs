//! Whether the client of a request is still there.

use std::{future::pending, rc::Rc};

use actix_web::HttpRequest;

use crate::read_ahead::ReadAhead;

/// Waits until the client has closed its side of the connection. A browser wants no response then. Another
/// client may still read one, which is why a response is given up for this only where it takes long.
pub async fn client_left(request: &HttpRequest) {
    match request.conn_data::<Rc<ReadAhead>>() {
        Some(read_ahead) => read_ahead.client_left().await,
        None => pending().await,
    }
}
