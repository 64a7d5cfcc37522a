//! The three engines: where each leaves the standard, and what each prints.

pub mod chromium;
mod departure;
pub mod firefox;
pub mod webkit;

use serde::{Deserialize, Serialize};

pub use departure::{Departure, KNOWN, Known};

use crate::header::Header;
use crate::header::safelist::{self, NotSafelisted};
use crate::preflight::Check;

/// Whose behaviour a case asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// The Fetch Standard.
    #[default]
    Standard,
    /// Chromium 156.
    Chromium,
    /// Firefox 153.
    Firefox,
    /// WebKitGTK 2.50.
    Webkit,
}

impl Engine {
    /// How this engine behaves.
    pub fn profile(self) -> &'static Profile {
        match self {
            Self::Standard => &STANDARD,
            Self::Chromium => &chromium::PROFILE,
            Self::Firefox => &firefox::PROFILE,
            Self::Webkit => &webkit::PROFILE,
        }
    }
}

/// How an engine behaves.
#[derive(Debug)]
pub struct Profile {
    /// The order in which it checks a preflight's answer.
    pub order: &'static [Check],
    /// See [`Departure::JoinsRepeatedHeaders`].
    pub joins_repeated_headers: bool,
    /// See [`Departure::SafelistsClientHints`].
    pub safelists_client_hints: bool,
    /// See [`Departure::DropsUserAgent`].
    pub drops_user_agent: bool,
    /// See [`Departure::IgnoresUploadOfGet`].
    pub ignores_upload_of_get: bool,
    /// See [`Departure::RealOriginInSecondPreflight`].
    pub real_origin_in_second_preflight: bool,
    /// See [`Departure::PreflightsAgain`].
    pub preflights_again: PreflightsAgain,
    /// See [`Departure::UserInfoWithinOrigin`].
    pub refuses_user_info_within_origin: bool,
    /// See [`Departure::ReadsLocationFirst`].
    pub reads_location_first: LocationFirst,
    /// See [`Departure::NeedsLocation`].
    pub needs_location: bool,
    /// See [`Departure::NonAsciiIsUnsafe`].
    pub non_ascii_is_unsafe: bool,
    /// See [`Departure::TrustsPreflightAtHome`].
    pub trusts_preflight_at_home: bool,
    /// See [`Departure::ReadsHttp09`].
    pub reads_http09: bool,
    /// How a `ReadableStream` is sent.
    pub streams: Streams,
    /// The longest time a preflight is remembered, in seconds.
    pub max_age_limit: Option<u64>,
    /// How long when `Access-Control-Max-Age` is no number.
    pub max_age_when_invalid: u64,
}

/// What an engine does when a redirect has made a preflighted request simple.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreflightsAgain {
    /// Sends it.
    Never,
    /// Asks again, for no headers.
    WithoutHeaders,
    /// Asks again, also for the headers that were dropped.
    WithDroppedHeaders,
}

/// Which `Location` an engine refuses before it looks at anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationFirst {
    /// None.
    Never,
    /// One that is no URL.
    NoUrl,
    /// One that is no URL, and `data:`, `file:` and `blob:` URLs, where it would be followed.
    NotLoadable,
    /// An `ftp:` URL.
    Ftp,
}

/// What an engine does with a stream as a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Streams {
    /// Sends it when the connection can.
    Sent,
    /// Sends it over HTTP/2 only.
    NeedHttp2,
    /// Sends its name.
    AsText,
    /// Throws.
    Refused,
}

impl Profile {
    /// This engine's own [CORS-safelisted request-header](https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
    pub(crate) fn cors_safelisted(&self, header: &Header) -> Result<(), NotSafelisted> {
        if self.safelists(header) {
            return Ok(());
        }
        match self.unsafe_byte(header) {
            Some(byte) => Err(NotSafelisted::UnsafeByte(byte)),
            None => safelist::cors_safelisted(header),
        }
    }

    /// Headers that this engine lets through on top of the safelist.
    pub(crate) fn safelists(&self, header: &Header) -> bool {
        let value = header.value();
        self.safelists_client_hints
            && (header.is("save-data") && value.eq_ignore_ascii_case(b"on")
                || header.is("dpr") && is_decimal(value))
    }

    /// A byte that only this engine takes for unsafe.
    pub(crate) fn unsafe_byte(&self, header: &Header) -> Option<u8> {
        let checked = header.is("accept") || header.is("content-type");
        let mut bytes = header.value().iter().copied();
        bytes
            .find(|byte| !byte.is_ascii())
            .filter(|_| checked && self.non_ascii_is_unsafe)
    }
}

/// Digits, and maybe a point with more digits.
fn is_decimal(value: &[u8]) -> bool {
    let digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    match value.iter().position(|byte| *byte == b'.') {
        Some(point) => digits(&value[..point]) && digits(&value[point + 1..]),
        None => digits(value),
    }
}

/// The Fetch Standard, which departs from itself nowhere.
pub static STANDARD: Profile = Profile {
    order: &[
        Check::Cors,
        Check::Status,
        Check::ParseMethods,
        Check::ParseHeaders,
        Check::Method,
        Check::Authorization,
        Check::Headers,
    ],
    joins_repeated_headers: false,
    safelists_client_hints: false,
    drops_user_agent: false,
    ignores_upload_of_get: false,
    real_origin_in_second_preflight: false,
    preflights_again: PreflightsAgain::Never,
    refuses_user_info_within_origin: false,
    reads_location_first: LocationFirst::Never,
    needs_location: false,
    non_ascii_is_unsafe: false,
    trusts_preflight_at_home: false,
    reads_http09: false,
    streams: Streams::Sent,
    max_age_limit: None,
    max_age_when_invalid: 5,
};

/// What an engine prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Says {
    /// The engine's own name for the failure, if it has one.
    pub code: Option<&'static str>,
    /// The line that gives the reason, if there is one.
    pub message: Option<String>,
}

impl Says {
    pub(crate) fn new(code: &'static str, message: String) -> Self {
        Self {
            code: Some(code),
            message: Some(message),
        }
    }

    /// A code that comes without a sentence.
    pub(crate) fn code(code: &'static str) -> Self {
        Self {
            code: Some(code),
            message: None,
        }
    }

    /// A sentence that has no code.
    pub(crate) fn text(message: String) -> Self {
        Self {
            code: None,
            message: Some(message),
        }
    }

    /// It blocks and prints nothing.
    pub(crate) fn nothing() -> Self {
        Self::default()
    }
}

/// A value of a header as text: UTF-8 where it is, otherwise byte by byte.
pub(crate) fn text(value: &[u8]) -> String {
    std::str::from_utf8(value).map_or_else(
        |_| value.iter().copied().map(char::from).collect(),
        str::to_owned,
    )
}
