//! What the record keeps of a request.

use service_kit::record::{recorded_request::RecordedRequest, runs::ReceivedRequest};

use crate::wire::request_head::RequestHead;

/// What the record keeps of a request with this head and a body of so many bytes.
pub(crate) fn received(head: &RequestHead, body_bytes: usize) -> ReceivedRequest {
    let headers = head.headers.iter();
    let headers = headers.map(|(name, value)| (name.as_str(), value.as_str()));
    ReceivedRequest {
        host: head.host().unwrap_or_default().to_owned(),
        preflight: head.is_preflight(),
        request: RecordedRequest::new(&head.method, head.path(), headers, Some(body_bytes as u64)),
    }
}
