//! Exchanges in JSON that is no HAR: lines of servers' logs, and what test runners and HTTP libraries print.

use cors_verdict::Credentials;
use serde_json::{Map, Value};
use url::Url;

use crate::exchange::{Answered, Exchange, Headers, Script, get};
use crate::format::Format;
use crate::formats::extracted::Extracted;
use crate::formats::log_format::{self, LogFormat};
use crate::formats::span::first_bytes;
use crate::formats::transcript::draft::{Draft, exchange};
use crate::formats::transcript::names::{Side, is_cors, is_known, side, spelled_out};

/// The most bytes of an object.
const LARGEST: usize = 256 * 1024;
/// The most objects that are tried.
const MOST_TRIED: usize = 400;

/// What stands in front of the name of a response header in logs.
const ANSWER_PREFIXES: [&str; 4] = ["downstream_", "sent_http_", "sent_", "resp_"];

type Object = Map<String, Value>;

/// The objects of a text that describe an exchange. An object begins a line, or is the first in its line.
pub(crate) fn find(text: &str) -> Extracted {
    let format = LogFormat::of(text);
    let mut found = Extracted::default();
    let mut end = 0;
    let mut place = 0;
    let mut tried = 0;
    for line in text.split_inclusive('\n') {
        let start = line.find('{').map(|it| place + it);
        place += line.len();
        let Some(start) = start.filter(|it| *it >= end) else {
            continue;
        };
        tried += 1;
        if tried > MOST_TRIED {
            break;
        }
        let rest = first_bytes(&text[start..], LARGEST);
        let mut objects = serde_json::Deserializer::from_str(rest).into_iter::<Object>();
        let Some(Ok(object)) = objects.next() else {
            continue;
        };
        end = start + objects.byte_offset();
        if log_format::is_format(&object) {
            continue;
        }
        if let Some(exchange) = read(&format.name_fields(object), start) {
            found.exchanges.push(exchange);
            found.spans.push(start..end);
        }
    }
    found
}

fn read(whole: &Object, place: usize) -> Option<Exchange> {
    let part = |names: &[&str]| field(whole, names).and_then(Value::as_object);
    let config = part(&["config"]).filter(|it| it.contains_key("url"));
    let request = part(&["request", "req"]).or(config);
    let response = part(&["response", "res"]);

    let mut draft = Draft::default();
    let has_sent = read_request(whole, request, config, &mut draft);
    let is_response = read_response(whole, request, response, &mut draft);

    let is_told = draft.method.is_some() || has_sent;
    let is_exchange = is_told && (draft.has_response() || config.is_some() || has_sent);
    let is_answer = is_response && draft.status.is_some() && !draft.response_headers.is_empty();
    if !(is_exchange || is_answer) {
        return None;
    }
    let mut exchange = exchange(draft, place, false);
    if let Some(config) = config.filter(|_| exchange.answer == Answered::Unknown) {
        exchange.format = Format::Fetch;
        exchange.script = Some(script(config));
    }
    Some(exchange)
}

/// Reads the request; whether the object has its headers in one field.
fn read_request(
    whole: &Object,
    request: Option<&Object>,
    config: Option<&Object>,
    draft: &mut Draft,
) -> bool {
    let text = |names: &[&str]| {
        let inner = request.and_then(|it| field(it, names));
        inner
            .or_else(|| field(whole, names))
            .and_then(Value::as_str)
    };
    let method = text(&["method", "requestmethod", "httpmethod"]);
    draft.method = method.map(str::to_ascii_uppercase);
    let target = text(&[
        "url",
        "requesturl",
        "uri",
        "requesturi",
        "path",
        "requestpath",
    ]);
    let base = config.and_then(|it| field(it, &["baseurl"])?.as_str());
    draft.url = target.and_then(|it| url_of(base, it));
    draft.target = target.filter(|it| it.starts_with('/')).map(str::to_owned);
    draft.request_headers = logged(whole, &["request_", "http_"], Side::Request);
    if let Some(host) = text(&["host", "requesthost"])
        && get(&draft.request_headers, "host").is_none()
    {
        draft
            .request_headers
            .push(("Host".to_owned(), host.to_owned()));
    }
    let named = field(whole, &["requestheaders", "reqheaders"]);
    let sent = request.and_then(|it| field(it, &["headers"])).or(named);
    draft
        .request_headers
        .extend(sent.map(headers).unwrap_or_default());
    sent.is_some()
}

/// Reads the response; whether there is nothing but a response.
fn read_response(
    whole: &Object,
    request: Option<&Object>,
    response: Option<&Object>,
    draft: &mut Draft,
) -> bool {
    draft.response_headers = logged(whole, &ANSWER_PREFIXES, Side::Response);
    let named = field(whole, &["responseheaders", "respheaders"]);
    let received = response.and_then(|it| field(it, &["headers"])).or(named);
    let is_response = request.is_none() && draft.method.is_none() && named.is_none();
    let received = received.or_else(|| field(whole, &["headers"]).filter(|_| is_response));
    draft
        .response_headers
        .extend(received.map(headers).unwrap_or_default());
    // A log that has no field for a response header does not tell which were sent.
    let names_header = whole
        .keys()
        .any(|it| header_of(it, &ANSWER_PREFIXES, Side::Response).is_some());
    if received.is_some() || names_header {
        draft.status = response.and_then(status).or_else(|| status(whole));
    }
    is_response
}

fn status(object: &Object) -> Option<u16> {
    let names = ["status", "statuscode", "responsestatus", "downstreamstatus"];
    let status = match field(object, &names)? {
        Value::String(status) => status.parse().ok(),
        status => u16::try_from(status.as_u64()?).ok(),
    };
    status.filter(|it| (100..=599).contains(it))
}

/// The call that a configuration of axios describes.
fn script(config: &Object) -> Script {
    let is_sent = field(config, &["withcredentials"]).and_then(Value::as_bool);
    Script {
        credentials: Some(match is_sent {
            Some(true) => Credentials::Include,
            _ => Credentials::SameOrigin,
        }),
        ..Script::default()
    }
}

/// The URL; axios puts `baseURL` in front of one that has no host, with one slash between them.
fn url_of(base: Option<&str>, target: &str) -> Option<Url> {
    Url::parse(target).ok().or_else(|| {
        let (base, target) = (base?.trim_end_matches('/'), target.trim_start_matches('/'));
        Url::parse(&format!("{base}/{target}")).ok()
    })
}

/// A field by its name in lower case without anything but letters; what follows in brackets does not count.
fn field<'a>(object: &'a Object, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| {
        let found = object.iter().find(|(key, _)| {
            let key = key.split('(').next().unwrap_or(key);
            let letters = key.chars().filter(char::is_ascii_alphabetic);
            letters.map(|it| it.to_ascii_lowercase()).eq(name.chars())
        });
        found.map(|(_, value)| value).filter(|it| !it.is_null())
    })
}

/// Headers that a log has as fields of their own, such as `http_origin`. A field without a value, or with a hyphen, is a
/// header that was not sent.
fn logged(object: &Object, prefixes: &[&str], of: Side) -> Headers {
    let header = |(key, value): (&String, &Value)| {
        let value = value.as_str().filter(|it| !matches!(*it, "" | "-"))?;
        Some((header_of(key, prefixes, of)?, value.to_owned()))
    };
    object.iter().filter_map(header).collect()
}

/// The header of which a field of a log has the value.
fn header_of(key: &str, prefixes: &[&str], of: Side) -> Option<String> {
    let key = key.to_ascii_lowercase();
    let prefixed = prefixes.iter().find_map(|it| key.strip_prefix(it));
    let name = prefixed.unwrap_or(&key).replace('_', "-");
    let name = spelled_out(&name);
    // Headers of CORS have names that nothing else has.
    let is_own = is_cors(name) && side(name) == Some(of);
    ((prefixed.is_some() || is_own) && is_known(name)).then(|| name.to_owned())
}

/// Headers as an object, with values alone or in lists, or as a list of pairs.
fn headers(value: &Value) -> Headers {
    match value {
        Value::Object(object) => match object.get("headers") {
            Some(inner @ (Value::Array(_) | Value::Object(_))) => headers(inner),
            _ => object
                .iter()
                .flat_map(|(name, value)| lines(name, value))
                .collect(),
        },
        Value::Array(pairs) => pairs
            .iter()
            .flat_map(|pair| {
                let part = |name: &str, place: usize| pair.get(name).or_else(|| pair.get(place));
                match (part("name", 0).and_then(Value::as_str), part("value", 1)) {
                    (Some(name), Some(value)) => lines(name, value),
                    _ => Vec::new(),
                }
            })
            .collect(),
        _ => Headers::new(),
    }
}

fn lines(name: &str, value: &Value) -> Headers {
    match value {
        Value::String(value) => vec![(name.to_owned(), value.clone())],
        Value::Array(values) => values.iter().flat_map(|it| lines(name, it)).collect(),
        Value::Number(number) => vec![(name.to_owned(), number.to_string())],
        _ => Headers::new(),
    }
}
