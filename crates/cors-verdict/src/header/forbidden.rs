//! Headers that script can neither set nor see, and those a redirect takes away.

use fetch_names::is_forbidden_request_header_name;
pub use fetch_names::is_forbidden_response_header_name;

use crate::header::Header;
use crate::method;

const METHOD_OVERRIDES: [&str; 3] = [
    "x-http-method",
    "x-http-method-override",
    "x-method-override",
];

/// [Forbidden request-header](https://fetch.spec.whatwg.org/#forbidden-request-header):
/// dropped in silence when script sets it.
pub fn is_forbidden_request_header(header: &Header) -> bool {
    is_forbidden_request_header_name(header.name())
        || (METHOD_OVERRIDES.iter().any(|name| header.is(name))
            && decode_and_split(header.value())
                .iter()
                .any(|method| method::is_forbidden(method)))
}

/// [CORS non-wildcard request-header name](https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name):
/// never covered by `Access-Control-Allow-Headers: *`.
pub fn is_cors_non_wildcard_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("authorization")
}

/// [Request-body-header name](https://fetch.spec.whatwg.org/#request-body-header-name):
/// removed together with the body.
pub fn is_request_body_header_name(name: &str) -> bool {
    [
        "content-encoding",
        "content-language",
        "content-location",
        "content-type",
    ]
    .iter()
    .any(|body_header| name.eq_ignore_ascii_case(body_header))
}

/// [Get, decode, and split](https://fetch.spec.whatwg.org/#header-value-get-decode-and-split)
/// a value: a comma inside a quoted string does not separate.
pub fn decode_and_split(value: &[u8]) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut quoted = false;
    let mut escaped = false;
    for byte in value {
        let ends_value = *byte == b',' && !quoted;
        if ends_value {
            values.push(String::new());
        } else if let Some(last) = values.last_mut() {
            last.push(char::from(*byte));
        }
        if escaped {
            escaped = false;
        } else if *byte == b'\\' {
            escaped = quoted;
        } else if *byte == b'"' {
            quoted = !quoted;
        }
    }
    for value in &mut values {
        *value = value.trim_matches(['\t', ' ']).to_owned();
    }
    values
}
