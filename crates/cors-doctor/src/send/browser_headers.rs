//! The headers that a browser sends, in its order and spelling.
//!
//! They were compared with what Chromium 148, Firefox 153 and WebKitGTK 2.50 send: `Origin`,
//! `Access-Control-Request-*`, `Content-Type`, `Cookie` and the headers of script are the same to the byte.
//! `Sec-CH-UA` is left out, and `User-Agent` says that it is no browser.

mod blink_header_map;
mod chromium;
mod firefox;
mod rapid_hash;
mod webkit;

use cors_verdict::Engine;

use crate::send::browser_message::BrowserMessage;
use crate::send::message::Lines;

/// The headers of a message, but those that depend on the connection. For the standard, which has no order, they
/// are Chromium's.
pub(super) fn lines(engine: Engine, message: &BrowserMessage<'_>) -> Lines {
    match engine {
        Engine::Standard | Engine::Chromium => chromium::lines(message),
        Engine::Firefox => firefox::lines(message),
        Engine::Webkit => webkit::lines(message),
    }
}
