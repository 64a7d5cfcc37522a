//! Header lists: names and values as bytes, in order, with duplicates.
//!
//! No map of headers would do here: joining repeated headers, keeping their spelling and keeping
//! bytes that are no UTF-8 all change what a browser decides.

pub mod forbidden;
pub mod guard;
pub mod list_values;
pub(crate) mod name;
pub mod range;
pub mod safelist;

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, de};
use thiserror::Error;

/// A [header](https://fetch.spec.whatwg.org/#concept-header): a token, and bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    name: String,
    value: Vec<u8>,
}

impl Header {
    fn new(name: &str, value: &[u8]) -> Result<Self, HeaderError> {
        if !is_token(name.as_bytes()) {
            return Err(HeaderError::Name);
        }
        let value = normalize(value);
        if value.iter().any(|byte| matches!(byte, 0 | b'\r' | b'\n')) {
            return Err(HeaderError::Value);
        }
        Ok(Self {
            name: name.to_owned(),
            value: value.to_owned(),
        })
    }

    /// The name in the spelling it was given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The [normalised](https://fetch.spec.whatwg.org/#concept-header-value-normalize) value.
    pub fn value(&self) -> &[u8] {
        &self.value
    }

    /// Whether the name is a byte-case-insensitive match.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Why a name and a value are not a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HeaderError {
    /// The name is empty or has a byte no token has.
    #[error("a header name is a token: letters, digits and !#$%&'*+-.^_`|~")]
    Name,
    /// The value has one of the three bytes no header value has.
    #[error("a header value cannot contain NUL, CR or LF")]
    Value,
}

/// A pair of strings; each character of the value is one byte.
impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (name, value) = <(String, String)>::deserialize(deserializer)?;
        let value = isomorphic_encode(&value)
            .ok_or_else(|| de::Error::custom("a header value has characters up to U+00FF only"))?;
        Self::new(&name, &value).map_err(de::Error::custom)
    }
}

/// A [header list](https://fetch.spec.whatwg.org/#concept-header-list). In JSON it is an array of
/// pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct HeaderList {
    headers: Vec<Header>,
}

impl HeaderList {
    /// An empty list.
    pub const fn new() -> Self {
        Self {
            headers: Vec::new(),
        }
    }

    /// [Append](https://fetch.spec.whatwg.org/#concept-header-list-append), after
    /// [normalising](https://fetch.spec.whatwg.org/#concept-header-value-normalize) the value.
    ///
    /// The spelling of each line is kept: one engine's duplicate check depends on it.
    ///
    /// # Errors
    ///
    /// When the name is no token, or the value has NUL, CR or LF inside.
    pub fn append(&mut self, name: &str, value: &[u8]) -> Result<(), HeaderError> {
        self.headers.push(Header::new(name, value)?);
        Ok(())
    }

    /// The headers in order.
    pub fn iter(&self) -> impl Iterator<Item = &Header> + Clone {
        self.headers.iter()
    }

    /// The values of every line of that name, in order.
    pub fn lines<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> + Clone {
        self.headers
            .iter()
            .filter(move |header| header.is(name))
            .map(Header::value)
    }

    /// [Contains](https://fetch.spec.whatwg.org/#header-list-contains).
    pub fn contains(&self, name: &str) -> bool {
        self.lines(name).next().is_some()
    }

    /// [Get](https://fetch.spec.whatwg.org/#concept-header-list-get): all lines joined with `, `.
    pub fn get(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        let mut lines = self.headers.iter().filter(|header| header.is(name));
        let first = lines.next()?.value();
        let mut joined = Cow::Borrowed(first);
        for line in lines {
            let joined = joined.to_mut();
            joined.extend_from_slice(b", ");
            joined.extend_from_slice(line.value());
        }
        Some(joined)
    }

    /// [Delete](https://fetch.spec.whatwg.org/#concept-header-list-delete) every line of that name.
    pub fn delete(&mut self, name: &str) {
        self.headers.retain(|header| !header.is(name));
    }

    /// The bytes of all names and values.
    pub(crate) fn length(&self) -> usize {
        let lengths = self.headers.iter().map(|it| it.name.len() + it.value.len());
        lengths.sum()
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&Header) -> bool) {
        self.headers.retain(keep);
    }

    /// Each name once, in the order of first appearance, with its lines joined.
    pub(crate) fn combined(&self) -> Self {
        let mut combined = Self::new();
        let mut places = std::collections::HashMap::new();
        for header in &self.headers {
            let name = header.name.to_ascii_lowercase();
            let place = *places.entry(name).or_insert(combined.headers.len());
            match combined.headers.get_mut(place) {
                Some(first) => {
                    first.value.extend_from_slice(b", ");
                    first.value.extend_from_slice(&header.value);
                }
                None => combined.headers.push(header.clone()),
            }
        }
        combined
    }

    /// Whether some name has more than one line.
    pub(crate) fn repeats_a_name(&self) -> bool {
        let mut seen = std::collections::HashSet::new();
        !self
            .headers
            .iter()
            .all(|header| seen.insert(header.name.to_ascii_lowercase()))
    }
}

/// [Normalize a header value](https://fetch.spec.whatwg.org/#concept-header-value-normalize).
pub fn normalize(value: &[u8]) -> &[u8] {
    trim(value, b"\t\n\r ")
}

/// A value without the bytes `spaces` at its ends.
pub(crate) fn trim<'a>(mut value: &'a [u8], spaces: &[u8]) -> &'a [u8] {
    while let [first, rest @ ..] = value
        && spaces.contains(first)
    {
        value = rest;
    }
    while let [rest @ .., last] = value
        && spaces.contains(last)
    {
        value = rest;
    }
    value
}

/// [Isomorphic encode](https://infra.spec.whatwg.org/#isomorphic-encode): how script's strings
/// become the bytes of a header.
fn isomorphic_encode(text: &str) -> Option<Vec<u8>> {
    text.chars()
        .map(|character| u8::try_from(u32::from(character)).ok())
        .collect()
}

/// A value of a header as text: UTF-8 where it is, otherwise byte by byte.
pub(crate) fn text(value: &[u8]) -> String {
    std::str::from_utf8(value).map_or_else(
        |_| value.iter().copied().map(char::from).collect(),
        str::to_owned,
    )
}

/// The `token` of HTTP, which [methods](https://fetch.spec.whatwg.org/#concept-method) and
/// [header names](https://fetch.spec.whatwg.org/#header-name) are.
pub fn is_token(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(|byte| TOKEN_BYTES[usize::from(*byte)])
}

/// A table, because lists of a megabyte are read byte by byte.
static TOKEN_BYTES: [bool; 256] = token_bytes();

const fn token_bytes() -> [bool; 256] {
    const MARKS: &[u8] = b"!#$%&'*+-.^_`|~";
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut mark = 0;
    while mark < MARKS.len() {
        table[MARKS[mark] as usize] = true;
        mark += 1;
    }
    table
}
