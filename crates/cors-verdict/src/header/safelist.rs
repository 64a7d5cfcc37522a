//! Which request headers go out without asking.

use data_url::mime::Mime;

use crate::header::range::parse_single_range;
use crate::header::{Header, HeaderList};

/// The longest value a safelisted header may have.
const MAX_VALUE_LENGTH: usize = 128;

/// The most bytes the values of all safelisted headers may have together.
const MAX_TOTAL_LENGTH: usize = 1024;

/// Why a header is not a CORS-safelisted request-header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSafelisted {
    /// The value has more than 128 bytes.
    TooLong(usize),
    /// The value has a CORS-unsafe request-header byte.
    UnsafeByte(u8),
    /// The value of a language header has a byte outside their small alphabet.
    LanguageByte(u8),
    /// The content type does not parse as a MIME type.
    NotAMimeType,
    /// The content type is none of the three a form can send.
    Essence,
    /// The range is not a single one with a start.
    Range,
    /// The name is none of the five.
    Name,
}

/// [CORS-safelisted request-header](https://fetch.spec.whatwg.org/#cors-safelisted-request-header):
/// `Ok` when the header is one, otherwise the first reason why not.
pub fn cors_safelisted(header: &Header) -> Result<(), NotSafelisted> {
    let value = header.value();
    if value.len() > MAX_VALUE_LENGTH {
        return Err(NotSafelisted::TooLong(value.len()));
    }
    if header.is("accept") {
        no_unsafe_byte(value)
    } else if header.is("accept-language") || header.is("content-language") {
        value
            .iter()
            .find(|byte| !is_language_byte(**byte))
            .map_or(Ok(()), |byte| Err(NotSafelisted::LanguageByte(*byte)))
    } else if header.is("content-type") {
        no_unsafe_byte(value)?;
        form_content_type(value)
    } else if header.is("range") {
        match parse_single_range(value) {
            Some((Some(_), _)) => Ok(()),
            _ => Err(NotSafelisted::Range),
        }
    } else {
        Err(NotSafelisted::Name)
    }
}

/// Whether the name is one of the five that can be safelisted at all.
pub fn has_safelisted_name(name: &str) -> bool {
    const NAMES: [&str; 5] = [
        "accept",
        "accept-language",
        "content-language",
        "content-type",
        "range",
    ];
    NAMES.iter().any(|safe| name.eq_ignore_ascii_case(safe))
}

/// [No-CORS-safelisted request-header](https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header):
/// all that a request in mode `no-cors` may carry.
pub fn is_no_cors_safelisted(header: &Header) -> bool {
    has_safelisted_name(header.name()) && !header.is("range") && cors_safelisted(header).is_ok()
}

/// [CORS-unsafe request-header byte](https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte).
pub fn is_unsafe_byte(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\t')
        || matches!(
            byte,
            b'"' | b'('
                | b')'
                | b':'
                | b'<'
                | b'>'
                | b'?'
                | b'@'
                | b'['
                | b'\\'
                | b']'
                | b'{'
                | b'}'
                | 0x7F
        )
}

/// The header names for which a request needs a preflight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnsafeNames {
    /// The names as the preflight lists them: lower case, each once, sorted.
    pub names: Vec<String>,
    /// Whether the safelisted headers have more than 1024 bytes together.
    pub total_too_long: bool,
}

/// [CORS-unsafe request-header names](https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names).
pub fn cors_unsafe_names(headers: &HeaderList) -> UnsafeNames {
    unsafe_names(headers, |header| cors_safelisted(header).is_ok())
}

/// The same, with an engine's own safelist.
pub(crate) fn unsafe_names(
    headers: &HeaderList,
    is_safelisted: impl Fn(&Header) -> bool,
) -> UnsafeNames {
    let mut names = Vec::new();
    let mut potentially_unsafe = Vec::new();
    let mut safelisted_bytes = 0;
    for header in headers.iter() {
        let name = header.name().to_ascii_lowercase();
        if is_safelisted(header) {
            safelisted_bytes += header.value().len();
            potentially_unsafe.push(name);
        } else {
            names.push(name);
        }
    }
    let total_too_long = safelisted_bytes > MAX_TOTAL_LENGTH;
    if total_too_long {
        names.append(&mut potentially_unsafe);
    }
    names.sort_unstable();
    names.dedup();
    UnsafeNames {
        names,
        total_too_long,
    }
}

fn no_unsafe_byte(value: &[u8]) -> Result<(), NotSafelisted> {
    value
        .iter()
        .find(|byte| is_unsafe_byte(**byte))
        .map_or(Ok(()), |byte| Err(NotSafelisted::UnsafeByte(*byte)))
}

fn is_language_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'*' | b',' | b'-' | b'.' | b';' | b'=')
}

fn form_content_type(value: &[u8]) -> Result<(), NotSafelisted> {
    let decoded: String = value.iter().copied().map(char::from).collect();
    let mime: Mime = decoded.parse().map_err(|_| NotSafelisted::NotAMimeType)?;
    let is_form_type = mime.matches("application", "x-www-form-urlencoded")
        || mime.matches("multipart", "form-data")
        || mime.matches("text", "plain");
    if is_form_type {
        Ok(())
    } else {
        Err(NotSafelisted::Essence)
    }
}
