//! Responses that stand apart from their requests.

use crate::exchange::{Answered, Exchange, UrlBasis};
use crate::format::Format;
use crate::formats::is_known_header as is_known;

/// A command and its output are one exchange, and so are a request and a response that stand apart.
pub(super) fn join(exchanges: Vec<Exchange>) -> Vec<Exchange> {
    let mut joined: Vec<Exchange> = Vec::with_capacity(exchanges.len());
    for exchange in exchanges {
        let open = joined
            .iter_mut()
            .rev()
            .take(8)
            .filter(|it| it.answer == Answered::Unknown && it.script.is_none())
            .min_by_key(|it| !exchange.is_answer_of(it));
        let Some(open) = open else {
            // A response in front of its request: the first half waits for the second.
            joined.push(exchange);
            continue;
        };
        if exchange.is_answer_of(open) {
            open.answer = exchange.answer;
            continue;
        }
        let is_of_preflight = exchange.is_called_preflight
            && open.method.as_deref().is_some_and(|it| it != "OPTIONS");
        if exchange.is_response_only() && is_of_preflight {
            let url = open.url.clone();
            joined.push(Exchange { url, ..exchange });
        } else if exchange.is_response_only() {
            open.answer = exchange.answer;
            open.is_called_preflight |= exchange.is_called_preflight;
        } else if is_same_host(open, &exchange) {
            open.answer = exchange.answer;
        } else if is_same_request(open, &exchange) {
            let command = std::mem::replace(open, exchange);
            if open.url_basis != UrlBasis::Given || open.url.is_none() {
                open.url = command.url.or(open.url.take());
                open.url_basis = UrlBasis::Given;
            }
            if open.headers.is_none() || open.headers.as_ref().is_some_and(Vec::is_empty) {
                open.headers = command.headers;
            }
            open.has_body |= command.has_body;
            open.place = command.place;
        } else {
            joined.push(exchange);
        }
    }
    // A response that was pasted in front of its request.
    if let [response, request] = joined.as_slice()
        && response.is_response_only()
        && !request.is_response_only()
        && request.answer == Answered::Unknown
        && request.script.is_none()
        && request.format != Format::CurlCommand
    {
        let mut request = request.clone();
        request.answer = response.answer.clone();
        return vec![request];
    }
    joined
}

/// Whether nothing but the host is known of a request, and it is that of a command: the dump of an object.
fn is_same_host(command: &Exchange, exchange: &Exchange) -> bool {
    let host = |it: &Exchange| it.url.as_ref()?.host_str().map(str::to_owned);
    let is_only_host = exchange.headers.as_ref().is_some_and(|it| {
        let mut known = it.iter().filter(|(name, _)| is_known(name));
        known.all(|(name, _)| name.eq_ignore_ascii_case("host"))
    });
    let is_bare = exchange.method.is_none() && exchange.path.is_none() && is_only_host;
    is_bare && exchange.recording.is_none() && host(exchange) == host(command)
}

/// Whether an exchange is the output of a command.
fn is_same_request(command: &Exchange, exchange: &Exchange) -> bool {
    // Two commands are two requests, also when they are alike.
    let is_command = matches!(exchange.format, Format::CurlCommand | Format::OtherCommand);
    exchange.recording.is_none()
        && !is_command
        && command.method == exchange.method
        && command.bare_path() == exchange.bare_path()
        && command.url.is_some()
}
