//! HAProxy's log with captured headers: `… 200 1822 - - ---- 1/1/0/0/0 0/0 {api.example|https://app.example} {*} "GET /a HTTP/1.1"`.

use cors_verdict::Origin;

use crate::exchange::Headers;
use crate::formats::access_log::request_line::{self, Quoted};
use crate::formats::transcript::draft::Draft;

/// The names of what is captured, as the configuration in the text says.
#[derive(Debug, Default)]
pub(super) struct Captured {
    request: Vec<String>,
    response: Vec<String>,
}

const MOST_NAMES: usize = 40;

/// Reads `capture request header NAME len 40` of a configuration.
pub(super) fn configured(text: &str) -> Captured {
    let mut captured = Captured::default();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let words: [Option<&str>; 4] = std::array::from_fn(|_| words.next());
        let (names, name) = match words {
            [Some("capture"), Some("request"), Some("header"), Some(name)] => {
                (&mut captured.request, name)
            }
            [
                Some("capture"),
                Some("response"),
                Some("header"),
                Some(name),
            ] => (&mut captured.response, name),
            _ => continue,
        };
        if names.len() < MOST_NAMES {
            names.push(name.to_ascii_lowercase());
        }
    }
    captured
}

/// The exchange of a line.
pub(super) fn read(line: &str, captured: &Captured) -> Option<Draft> {
    let Quoted {
        before,
        method,
        target,
        version,
        ..
    } = request_line::find(line)?;
    let before = before.trim_end().strip_suffix('}')?;
    let (before, response) = before.rsplit_once('{')?;
    let before = before.trim_end().strip_suffix('}')?;
    let (before, request) = before.rsplit_once('{')?;
    // The timers `0/0/1/14/15` are in front of the status.
    let mut words = before.split_whitespace();
    words.find(|it| it.matches('/').count() == 4)?;
    let status = words.next().and_then(request_line::status)?;
    let request_headers = headers(request, &captured.request, of_request);
    let response_headers = headers(response, &captured.response, of_response);
    let has_origin = request_headers.iter().any(|(name, _)| name == "origin");
    // Where the configuration is not there, an empty capture tells what an answer lacks only beside a page's origin.
    has_origin.then(|| Draft {
        method: Some(method.to_owned()),
        target: Some(target.to_owned()),
        version: Some(version.to_owned()),
        status: Some(status),
        request_headers,
        response_headers,
        ..Draft::default()
    })
}

/// The captured values with their names, which the configuration tells, or else the values themselves.
fn headers(values: &str, names: &[String], guess: fn(&str) -> Option<&'static str>) -> Headers {
    let values = values.split('|').map(str::trim).enumerate();
    let values = values.filter(|(_, value)| !value.is_empty());
    let named = values.filter_map(|(place, value)| {
        let name = names
            .get(place)
            .map(String::as_str)
            .or_else(|| guess(value))?;
        Some((name.to_owned(), value.to_owned()))
    });
    named.collect()
}

fn of_request(value: &str) -> Option<&'static str> {
    if Origin::parse(value).is_ok() {
        Some("origin")
    } else {
        let is_host = value.contains('.') && !value.contains([' ', '/', ',']);
        is_host.then_some("host")
    }
}

fn of_response(value: &str) -> Option<&'static str> {
    let is_origin = value == "*" || Origin::parse(value).is_ok();
    is_origin.then_some("access-control-allow-origin")
}
