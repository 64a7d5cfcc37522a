//! A WebSocket that accepts everybody, to show that CORS does not ask:
//! <https://www.rfc-editor.org/rfc/rfc6455>.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha1::{Digest, Sha1};

use crate::wire::{request_head::RequestHead, response::Response};

/// Section 1.3 of the RFC.
const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const MAX_KEY: usize = 64;
const MAX_ORIGIN: usize = 64;

/// The response, if the request is an opening handshake (section 4.2).
pub(super) fn accept(head: &RequestHead) -> Option<Response> {
    let upgrade = head.only("upgrade")?.eq_ignore_ascii_case("websocket");
    let version = head.only("sec-websocket-version")? == "13";
    let key = head.only("sec-websocket-key")?;
    if head.method != "GET" || !upgrade || !version || key.len() > MAX_KEY {
        return None;
    }
    let accept = BASE64_STANDARD.encode(Sha1::digest(format!("{key}{GUID}")));
    let headers = [
        ("Upgrade", "websocket"),
        ("Connection", "Upgrade"),
        ("Sec-WebSocket-Accept", &*accept),
    ];
    Some(Response::new(101, headers))
}

/// One message that says where the request came from, and a normal close (section 5).
pub(super) fn frames(head: &RequestHead) -> Vec<u8> {
    const TEXT: u8 = 0x81;
    const CLOSE: [u8; 4] = [0x88, 2, 0x03, 0xE8];
    let origin = head.only("origin").unwrap_or("none");
    let origin: String = origin.chars().take(MAX_ORIGIN).collect();
    let text = format!("accepted; Origin: {origin}");
    let text: String = text.chars().filter(char::is_ascii).collect();
    // Shorter than 126 bytes, so that the length is one byte.
    let mut frames = vec![TEXT, text.len() as u8];
    frames.extend_from_slice(text.as_bytes());
    frames.extend_from_slice(&CLOSE);
    frames
}
