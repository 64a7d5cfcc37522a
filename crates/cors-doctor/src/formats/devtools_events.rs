//! Events of the DevTools protocol, one JSON object a line, as Puppeteer, Playwright and chromedriver's performance
//! log write them.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Map, Value};
use url::Url;

use crate::exchange::{Answered, Exchange, Headers, Recording};
use crate::format::Format;
use crate::formats::extracted::Extracted;

/// The most requests that are read.
const MOST_REQUESTS: usize = 1_000;
/// The longest line of an event.
const LONGEST_LINE: usize = 256 * 1024;

#[derive(Deserialize)]
struct Event<'a> {
    method: &'a str,
    params: Map<String, Value>,
}

/// The requests of a text of events, and the lines of all events.
pub(crate) fn find(text: &str) -> Extracted {
    let mut requests = Requests::default();
    let mut spans = Vec::new();
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let start = place;
        place += line.len();
        let Some(open) = line.find(r#"{"method":"Network."#) else {
            continue;
        };
        spans.push(start..place);
        // The performance log has the event inside of another object.
        let inside = &line[open..];
        let mut events = serde_json::Deserializer::from_str(inside).into_iter::<Event<'_>>();
        if let Some(Ok(event)) = events.next().filter(|_| line.len() <= LONGEST_LINE) {
            requests.read(&event, start);
        }
    }
    Extracted {
        spans,
        exchanges: requests.exchanges,
        ..Extracted::default()
    }
}

#[derive(Default)]
struct Requests {
    exchanges: Vec<Exchange>,
    /// The place of the last exchange of each request: a redirect begins another one under the same id.
    by_id: HashMap<String, usize>,
}

impl Requests {
    fn read(&mut self, event: &Event<'_>, place: usize) {
        let params = &event.params;
        let Some(id) = params.get("requestId").and_then(Value::as_str) else {
            return;
        };
        if event.method == "Network.requestWillBeSent" {
            if let Some(redirect) = params.get("redirectResponse").and_then(Value::as_object) {
                self.answer(id, redirect, "status");
            }
            self.begin(id, params, place);
            return;
        }
        match event.method {
            "Network.requestWillBeSentExtraInfo" => self.sent(id, params),
            "Network.responseReceivedExtraInfo" => self.answer(id, params, "statusCode"),
            "Network.responseReceived" => {
                if let Some(response) = params.get("response").and_then(Value::as_object) {
                    self.answer(id, response, "status");
                }
            }
            "Network.loadingFailed" => self.fail(id, params),
            _ => {}
        }
    }

    fn begin(&mut self, id: &str, params: &Map<String, Value>, place: usize) {
        let Some(request) = params.get("request").and_then(Value::as_object) else {
            return;
        };
        let text = |object: &Map<String, Value>, name: &str| {
            object.get(name).and_then(Value::as_str).map(str::to_owned)
        };
        let url = text(request, "url").and_then(|it| Url::parse(&it).ok());
        if url.is_none() || self.exchanges.len() >= MOST_REQUESTS {
            return;
        }
        let page = text(params, "documentURL").and_then(|it| Url::parse(&it).ok());
        self.by_id.insert(id.to_owned(), self.exchanges.len());
        self.exchanges.push(Exchange {
            method: text(request, "method"),
            url,
            headers: Some(request.get("headers").map(headers).unwrap_or_default()),
            has_body: request.get("hasPostData").and_then(Value::as_bool) == Some(true),
            recording: Some(Recording {
                page,
                resource_type: text(params, "type").map(|it| it.to_ascii_lowercase()),
                ..Recording::default()
            }),
            ..Exchange::new(Format::Transcript, place)
        });
    }

    fn exchange(&mut self, id: &str) -> Option<&mut Exchange> {
        self.exchanges.get_mut(*self.by_id.get(id)?)
    }

    /// The headers as they were sent, with those that the browser adds late.
    fn sent(&mut self, id: &str, params: &Map<String, Value>) {
        let sent = params.get("headers").map(headers).unwrap_or_default();
        if let Some(exchange) = self.exchange(id)
            && !sent.is_empty()
        {
            exchange.headers = Some(sent);
        }
    }

    fn answer(&mut self, id: &str, response: &Map<String, Value>, status: &str) {
        let status = response.get(status).and_then(Value::as_u64);
        let status = status.and_then(|it| u16::try_from(it).ok());
        let received = response.get("headers").map(headers).unwrap_or_default();
        if let Some(exchange) = self.exchange(id)
            && exchange.answer == Answered::Unknown
            && status.is_some_and(|it| (100..=599).contains(&it))
        {
            exchange.answer = Answered::Response {
                status,
                headers: received,
            };
        }
    }

    fn fail(&mut self, id: &str, params: &Map<String, Value>) {
        let error = params.get("errorText").and_then(Value::as_str);
        let is_cors = params.contains_key("corsErrorStatus");
        let Some(exchange) = self.exchange(id) else {
            return;
        };
        let Some(recording) = &mut exchange.recording else {
            return;
        };
        recording.error = error.map(str::to_owned);
        if exchange.answer == Answered::Unknown {
            exchange.answer = match error {
                // The browser refused it: the server was not asked, or its answer kept back.
                Some("net::ERR_FAILED") | None => Answered::Nothing,
                Some(_) if is_cors => Answered::Nothing,
                Some(error) => Answered::NetworkError(error.to_owned()),
            };
        }
    }
}

/// Headers; lines of one name are joined by line breaks.
fn headers(value: &Value) -> Headers {
    let lines = value.as_object().into_iter().flatten();
    let lines = lines.filter(|(name, _)| !name.starts_with(':'));
    lines
        .flat_map(|(name, value)| {
            let values = value.as_str().unwrap_or("").split('\n');
            values.map(|it| (name.clone(), it.to_owned()))
        })
        .collect()
}
