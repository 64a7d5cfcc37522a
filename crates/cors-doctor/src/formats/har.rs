//! HAR files: of Chromium, Firefox and WebKit, of proxies, cut off, or with fields missing.

mod document;

use std::collections::HashMap;

use serde_json::value::RawValue;
use url::Url;

use crate::exchange::{Answered, Exchange, Headers, Recording, get};
use crate::format::Format;
use crate::formats::har::document::{Archive, Entry, MOST_HEADERS, NameValue};

/// The longest address and header, in bytes: browsers and servers take less.
const LONGEST: usize = 256 * 1024;

/// The exchanges of a HAR file, and how many entries could not be read.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) unreadable: usize,
    /// How many entries are too many to be looked at.
    pub(crate) left_out: usize,
    /// Whether the file ends in the middle.
    pub(crate) is_cut_off: bool,
}

/// Reads a HAR file, an entry of one, or a list of entries; `None` when the text is none. Entries are left
/// out that would make the size of all together more than `most`.
pub(crate) fn read(text: &str, most: usize) -> Option<Found> {
    let text = text.trim_start();
    if text.starts_with('[') {
        let archive = Archive::of_entries(text).ok()?;
        return found(&archive, false, most).filter(|it| it.unreadable == 0);
    }
    if !text.starts_with('{') {
        return None;
    }
    let mut archive = Archive::default();
    let is_cut_off = archive.read(text).is_err();
    if archive.has_log {
        return found(&archive, is_cut_off, most).or_else(|| Some(Found::default()));
    }
    // A case for the judge has a request too, and no response beside it.
    let entry: &RawValue = serde_json::from_str(text).ok()?;
    serde_json::from_str::<Entry<'_>>(entry.get())
        .ok()?
        .response?;
    let archive = Archive {
        entries: vec![entry],
        ..Archive::default()
    };
    found(&archive, false, most).filter(|it| it.unreadable == 0)
}

fn found(archive: &Archive<'_>, is_cut_off: bool, most: usize) -> Option<Found> {
    let mut found = Found {
        is_cut_off,
        left_out: archive.left_out,
        ..Found::default()
    };
    let pages = archive.pages.iter().filter_map(|page| {
        let title = page.title.as_deref().filter(|it| it.len() <= LONGEST);
        let url = title.and_then(|it| Url::parse(it).ok())?;
        Some((page.id.as_deref()?, url))
    });
    let pages = pages.collect();
    let mut size = 0_usize;
    for (place, entry) in archive.entries.iter().enumerate() {
        let entry: Result<Entry<'_>, _> = serde_json::from_str(entry.get());
        match entry.ok().and_then(|entry| exchange(&entry, place, &pages)) {
            Some(exchange) => {
                let with_it = size.saturating_add(exchange.size());
                if with_it <= most {
                    size = with_it;
                    found.exchanges.push(exchange);
                } else {
                    found.left_out += 1;
                }
            }
            None => found.unreadable += 1,
        }
    }
    (!found.exchanges.is_empty() || found.left_out > 0).then_some(found)
}

fn exchange(entry: &Entry<'_>, place: usize, pages: &HashMap<&str, Url>) -> Option<Exchange> {
    let request = &entry.request;
    let url = request.url.as_deref().filter(|it| it.len() <= LONGEST)?;
    let url = Url::parse(url).ok()?;
    let mut headers = headers(&request.headers)?;
    if !request.cookies.is_empty() && get(&headers, "cookie").is_none() {
        headers.push(("Cookie".to_owned(), "…".to_owned()));
    }
    let page = entry.pageref.as_deref().and_then(|it| pages.get(it));
    let is_from_cache = entry.from_cache.is_some()
        || entry
            .fetch_type
            .as_deref()
            .is_some_and(|it| it.contains("Cache"));
    Some(Exchange {
        method: request.method.as_deref().map(str::to_owned),
        url: Some(url),
        headers: Some(headers),
        has_body: request.post_data.is_some(),
        answer: answer(entry)?,
        recording: Some(Recording {
            page: page.cloned(),
            resource_type: entry.resource_type.as_deref().map(str::to_ascii_lowercase),
            error: error(entry).map(str::to_owned),
            is_from_cache,
        }),
        ..Exchange::new(Format::Har, place)
    })
}

fn error<'a>(entry: &'a Entry<'_>) -> Option<&'a str> {
    let response = entry.response.as_ref().and_then(|it| it.error.as_deref());
    response
        .or(entry.error.as_deref())
        .filter(|it| !it.is_empty() && it.len() <= LONGEST)
}

/// `None` when there are too many headers.
fn answer(entry: &Entry<'_>) -> Option<Answered> {
    let Some(response) = &entry.response else {
        return Some(Answered::Nothing);
    };
    let status = response.status.filter(|it| (100..=999).contains(it));
    let mut headers = headers(&response.headers)?;
    if status.is_none() && headers.is_empty() {
        return Some(match error(entry) {
            Some(error) if is_network_error(error) => Answered::NetworkError(error.to_owned()),
            _ => Answered::Nothing,
        });
    }
    let location = response.redirect_url.as_deref();
    let location = location.filter(|it| !it.is_empty() && it.len() <= LONGEST);
    if let Some(location) = location
        && get(&headers, "location").is_none()
        && status.is_some_and(|it| (300..400).contains(&it))
    {
        headers.push(("Location".to_owned(), location.to_owned()));
    }
    Some(Answered::Response { status, headers })
}

/// Headers without those of HTTP/2 that have a colon in front. Chromium writes lines of one name as one,
/// with line breaks between them. `None` when there are more than [`MOST_HEADERS`], or one is too long.
fn headers(pairs: &[NameValue<'_>]) -> Option<Headers> {
    let mut headers = Headers::new();
    for pair in pairs {
        let Some(name) = pair.name.as_deref().filter(|it| !it.starts_with(':')) else {
            continue;
        };
        for line in pair.value.as_deref().unwrap_or("").split('\n') {
            if headers.len() == MOST_HEADERS || name.len() + line.len() > LONGEST {
                return None;
            }
            headers.push((name.to_owned(), line.trim_end_matches('\r').to_owned()));
        }
    }
    Some(headers)
}

/// Whether an error of a recording means that no HTTP was spoken. `net::ERR_FAILED` does not: Chromium
/// writes it for every refusal of CORS.
fn is_network_error(error: &str) -> bool {
    let marks = [
        "ERR_CONNECTION",
        "ERR_NAME_",
        "ERR_CERT",
        "ERR_SSL",
        "ERR_TIMED_OUT",
        "ERR_EMPTY_RESPONSE",
        "ERR_ADDRESS",
        "ERR_HTTP2",
        "ERR_QUIC",
        "ERR_INTERNET",
        "ERR_PROXY",
        "ERR_TUNNEL",
        "ERR_NETWORK_",
        "ERR_SOCKET",
        "ERR_INVALID_HTTP_RESPONSE",
        "NS_ERROR_NET",
        "NS_ERROR_UNKNOWN_HOST",
        "NS_ERROR_CONNECTION",
        "Could not connect",
        "could not be found",
        "timed out",
    ];
    marks.iter().any(|it| error.contains(it))
}
