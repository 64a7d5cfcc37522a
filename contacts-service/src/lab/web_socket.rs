//! A WebSocket that accepts everybody, to show that CORS does not ask:
//! <https://www.rfc-editor.org/rfc/rfc6455>.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha1::{Digest, Sha1};

use super::head::Head;

/// Section 1.3 of the RFC.
const MAGIC: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const LONGEST_KEY: usize = 64;

/// The answer's headers, if the request is an opening handshake (section 4.2).
#[must_use]
pub fn accept(head: &Head) -> Option<Vec<(String, String)>> {
    let upgrade = head.only("upgrade")?.eq_ignore_ascii_case("websocket");
    let version = head.only("sec-websocket-version")? == "13";
    let key = head.only("sec-websocket-key")?;
    if head.method != "GET" || !upgrade || !version || key.len() > LONGEST_KEY {
        return None;
    }
    let accept = BASE64_STANDARD.encode(Sha1::digest(format!("{key}{MAGIC}")));
    let headers = [
        ("Upgrade", "websocket"),
        ("Connection", "Upgrade"),
        ("Sec-WebSocket-Accept", &accept),
    ];
    Some(
        headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
    )
}

/// One message that says where the request came from, and a normal close (section 5).
#[must_use]
pub fn farewell(head: &Head) -> Vec<u8> {
    const TEXT: u8 = 0x81;
    const CLOSE: [u8; 4] = [0x88, 2, 0x03, 0xE8];
    let origin = head.only("origin").unwrap_or("none");
    let origin: String = origin.chars().take(64).collect();
    let text = format!("accepted; Origin: {origin}");
    let text: String = text.chars().filter(char::is_ascii).collect();
    let mut frames = vec![TEXT, u8::try_from(text.len()).unwrap_or_default()];
    frames.extend_from_slice(text.as_bytes());
    frames.extend_from_slice(&CLOSE);
    frames
}
