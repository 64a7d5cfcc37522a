//! The one form of `Range` that needs no preflight.

/// [Parse a single range header value](https://fetch.spec.whatwg.org/#simple-range-header-value)
/// without whitespace: the start and the end, either of which may be left out.
///
/// Numbers beyond `u64` are compared as the largest one.
pub fn parse_single_range(value: &[u8]) -> Option<(Option<u64>, Option<u64>)> {
    let rest = value.strip_prefix(b"bytes")?.strip_prefix(b"=")?;
    let (start, rest) = digits(rest);
    let (end, rest) = digits(rest.strip_prefix(b"-")?);
    if !rest.is_empty() {
        return None;
    }
    match (start, end) {
        (None, None) => None,
        (Some(start), Some(end)) if start > end => None,
        range => Some(range),
    }
}

fn digits(bytes: &[u8]) -> (Option<u64>, &[u8]) {
    let length = bytes
        .iter()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(bytes.len());
    let (digits, rest) = bytes.split_at(length);
    let number = digits.iter().fold(0_u64, |number, digit| {
        number
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'))
    });
    ((!digits.is_empty()).then_some(number), rest)
}
