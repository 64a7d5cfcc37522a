//! Lines of a server's log, which have a path and a status and no headers.

use std::collections::HashSet;

use cors_verdict::Decoded;
use url::Url;

use crate::exchange::{Answered, Exchange};
use crate::format::Format;
use crate::formats::Prose;

/// In a server's log, and where only its answer is known, OPTIONS is the method of a preflight. That it succeeded does
/// not tell which headers the answer had.
pub(crate) fn read_preflights(exchanges: &mut [Exchange]) {
    for exchange in exchanges.iter_mut() {
        let is_options = exchange.method.as_deref() == Some("OPTIONS");
        // People copy the answer to a preflight under its line, without the headers of the request.
        let is_copied = matches!(exchange.format, Format::Transcript | Format::Headers)
            && exchange.recording.is_none()
            && exchange.headers.as_ref().is_none_or(Vec::is_empty);
        if is_options && is_log_line(exchange) {
            exchange.is_called_preflight = true;
            if exchange.status().is_some_and(|it| (200..300).contains(&it)) {
                exchange.answer = Answered::Unknown;
            }
        } else if is_options && is_copied {
            exchange.is_called_preflight = true;
        }
    }
}

/// Whether it is a line of a server's log, which has a path and a status and no headers.
fn is_log_line(exchange: &Exchange) -> bool {
    exchange.url.is_none()
        && exchange.headers.as_ref().is_none_or(Vec::is_empty)
        && matches!(&exchange.answer, Answered::Response { headers, .. } if headers.is_empty())
}

/// A line of a server's log has a status and no headers: it is no answer to a request of which a console message
/// tells, or whose headers are known.
pub(crate) fn leave_known(exchanges: &mut Vec<Exchange>, messages: &[Decoded], prose: &Prose) {
    let urls = messages.iter().filter(|it| it.is_cors);
    let urls = urls.filter_map(|it| Url::parse(it.values.url.as_deref()?).ok());
    let has_headers = exchanges
        .iter()
        .any(|it| matches!(&it.answer, Answered::Response { headers, .. } if !headers.is_empty()));
    let words = prose.url.iter().filter(|_| has_headers).cloned();
    let paths: HashSet<String> = urls.chain(words).map(|it| it.path().to_owned()).collect();
    let others = exchanges
        .iter()
        .filter(|it| has_headers && !is_log_line(it));
    let known: HashSet<(Option<String>, String)> = others
        .filter_map(|it| Some((it.method.clone(), it.url.as_ref()?.path().to_owned())))
        .collect();
    exchanges.retain(|it| {
        // A line of a log has no URL.
        let path = it.bare_path().unwrap_or("").to_owned();
        !is_log_line(it) || !(paths.contains(&path) || known.contains(&(it.method.clone(), path)))
    });
}
