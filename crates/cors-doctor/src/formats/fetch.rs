//! Calls of `fetch()` and of axios, as people write them and as DevTools copies them.

use cors_verdict::{Credentials, Mode, Redirect};
use url::Url;

use crate::exchange::{Exchange, Headers, Script, UrlBasis, get};
use crate::format::Format;
use crate::formats::extracted::Extracted;
use crate::formats::javascript::{Value, arguments};
use crate::formats::jquery;
use crate::formats::span::first_bytes;

/// The functions that make a request.
const FUNCTIONS: [&str; 15] = [
    "fetch(",
    "http.get(",
    "https.get(",
    "axios(",
    "axios.request(",
    "axios.get(",
    "axios.delete(",
    "axios.head(",
    "axios.options(",
    "axios.post(",
    "axios.put(",
    "axios.patch(",
    "ky(",
    "$.ajax(",
    "jQuery.ajax(",
];

/// The most bytes of the arguments of a call. What is longer is a body.
const LONGEST_ARGUMENTS: usize = 64 * 1024;

/// The most calls without a URL after which no more are looked at.
const MOST_FAILURES: usize = 100;

/// The calls of a text whose URL is written in it, at most `most`.
pub(crate) fn find(text: &str, most: usize) -> Extracted {
    let mut found = Extracted::default();
    let mut from = 0;
    let mut failures = 0;
    for (start, function) in calls(text).into_iter().take(most) {
        if start < from {
            continue;
        }
        let open = start + function.len();
        let (values, length) = arguments(first_bytes(&text[open..], LONGEST_ARGUMENTS));
        let exchange = if function.ends_with("ajax(") {
            jquery::exchange(&values, start)
        } else {
            exchange(function, &values, start)
        };
        if let Some(exchange) = exchange {
            from = open + length;
            found.exchanges.push(exchange);
            found.spans.push(start..from);
        } else {
            failures += 1;
        }
        if failures > MOST_FAILURES {
            break;
        }
    }
    found
}

/// Where the functions are called, in order.
fn calls(text: &str) -> Vec<(usize, &'static str)> {
    let calls = FUNCTIONS.iter().flat_map(|function| {
        let places = text.match_indices(function).map(|(place, _)| place);
        // `prefetch(` and `x.fetch(` are other functions; `window.fetch(` is not.
        let places = places.filter(|place| {
            let before = &text[..*place];
            let is_global = before.ends_with("window.") || before.ends_with("globalThis.");
            is_global
                || !before
                    .ends_with(|it: char| it.is_alphanumeric() || matches!(it, '_' | '$' | '.'))
        });
        places.map(|place| (place, *function))
    });
    let mut calls: Vec<_> = calls.collect();
    calls.sort_unstable();
    calls
}

fn exchange(function: &str, values: &[Value], place: usize) -> Option<Exchange> {
    let name = function.trim_end_matches('(');
    let is_axios = name.starts_with("axios");
    // Node is no page: it sends the headers that it is told to send.
    let is_of_node = name.starts_with("http");
    let (first, second) = (values.first()?, values.get(1));
    let (url, options) = match first {
        // `fetch(new Request(url, options))` and `fetch(new URL(url))`.
        Value::Call(_, values) => (values.first()?.text()?, values.get(1).or(second)),
        Value::Object(_) if is_axios => (first.get("url")?.text()?, Some(first)),
        value => (value.text()?, second),
    };
    // axios.post(url, data, options)
    let has_data = matches!(name, "axios.post" | "axios.put" | "axios.patch");
    let options = if has_data { values.get(2) } else { options };
    let body = if has_data {
        second
    } else {
        options.and_then(|it| it.get("body").or_else(|| it.get("data")))
    };
    let method = match name.strip_prefix("axios.").filter(|it| *it != "request") {
        Some(method) => method.to_ascii_uppercase(),
        None => options
            .and_then(|it| it.get("method"))
            .and_then(Value::text)
            .map_or_else(
                || "GET".to_owned(),
                |it| {
                    if is_axios {
                        it.to_ascii_uppercase()
                    } else {
                        it.to_owned()
                    }
                },
            ),
    };
    let mut headers = options
        .and_then(|it| it.get("headers"))
        .map_or_else(Headers::new, headers_of);
    let has_body = body.is_some_and(|it| !is_null(it));
    if has_body && get(&headers, "content-type").is_none() {
        headers.extend(body.and_then(|it| content_type(it, is_axios)));
    }
    let (url, path) = url_of(url);
    Some(Exchange {
        method: Some(method),
        url_basis: if url.is_some() {
            UrlBasis::Given
        } else {
            UrlBasis::Unknown
        },
        url,
        path,
        headers: Some(headers),
        has_body,
        script: (!is_of_node).then(|| script(options)),
        ..Exchange::new(Format::Fetch, place)
    })
}

/// The URL, or the path of one that is put together from parts.
fn url_of(text: &str) -> (Option<Url>, Option<String>) {
    match Url::parse(text) {
        Ok(url) => (Some(url), None),
        Err(_) => {
            let path = text.find('/').map_or(text, |place| &text[place..]);
            (None, Some(path.replace(['{', '}', '$'], "")))
        }
    }
}

fn is_null(value: &Value) -> bool {
    matches!(value, Value::Word(word) if word == "null" || word == "undefined")
}

fn headers_of(value: &Value) -> Headers {
    let text = |value: &Value| value.text().unwrap_or("…").to_owned();
    match value {
        Value::Object(entries) => entries
            .iter()
            .map(|(name, value)| (name.clone(), text(value)))
            .collect(),
        Value::Array(pairs) => {
            let pairs = pairs.iter().filter_map(|pair| match pair {
                Value::Array(pair) => Some((text(pair.first()?), text(pair.get(1)?))),
                _ => None,
            });
            pairs.collect()
        }
        // new Headers({…})
        Value::Call(_, values) => values.first().map_or_else(Headers::new, headers_of),
        _ => Headers::new(),
    }
}

/// The `Content-Type` that the body brings with it.
fn content_type(body: &Value, is_axios: bool) -> Option<(String, String)> {
    let media_type = match body {
        Value::Call(name, _) if name.ends_with("FormData") => "multipart/form-data; boundary=x",
        Value::Call(name, _) if name.ends_with("URLSearchParams") => {
            "application/x-www-form-urlencoded;charset=UTF-8"
        }
        Value::Call(name, _) if name.ends_with("JSON.stringify") && !is_axios => {
            "text/plain;charset=UTF-8"
        }
        Value::Text(_) => {
            if is_axios {
                "application/x-www-form-urlencoded"
            } else {
                "text/plain;charset=UTF-8"
            }
        }
        _ if is_axios => "application/json",
        _ => return None,
    };
    Some(("Content-Type".to_owned(), media_type.to_owned()))
}

fn script(options: Option<&Value>) -> Script {
    let Some(options) = options else {
        return Script::default();
    };
    let text = |name| options.get(name).and_then(Value::text);
    let is_true = |name| matches!(options.get(name), Some(Value::Word(word)) if word == "true");
    let credentials = Credentials::ALL
        .into_iter()
        .find(|it| text("credentials") == Some(it.name()))
        .or_else(|| is_true("withCredentials").then_some(Credentials::Include));
    let mode = Mode::ALL
        .into_iter()
        .find(|it| text("mode") == Some(it.name()));
    let redirect = match text("redirect") {
        Some("follow") => Some(Redirect::Follow),
        Some("error") => Some(Redirect::Error),
        Some("manual") => Some(Redirect::Manual),
        _ => None,
    };
    let referrer = text("referrer").or_else(|| {
        // Copy as fetch (Node.js) has it among the headers.
        let headers = options.get("headers")?;
        headers
            .get("Referer")
            .or_else(|| headers.get("referer"))?
            .text()
    });
    // DevTools writes these whether they were set or not.
    let has = |name| options.get(name).is_some();
    let is_copied = if has("mode") {
        has("body") || has("referrer") || has("referrerPolicy")
    } else {
        has("body") && has("method") && referrer.is_some()
    };
    Script {
        credentials,
        mode,
        redirect,
        referrer: referrer.and_then(|it| Url::parse(it).ok()),
        is_copied,
    }
}
