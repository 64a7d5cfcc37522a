//! What the answers show to be allowed already: a fix must not take it away.

use crate::case::{Case, Hop};
use crate::header::name::{
    ALLOW_CREDENTIALS, ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN, EXPOSE_HEADERS, MAX_AGE,
};
use crate::header::{HeaderList, list_values, text};
use crate::refusal::FailedHop;
use fetch_names::{
    is_forbidden_method, is_forbidden_request_header_name, is_forbidden_response_header_name,
    is_safelisted_response_header_name,
};
use web_origin::Origin;

/// The most items of a list that are kept: an answer may list thousands.
const MOST_ITEMS: usize = 32;
/// The longest time that is kept, in seconds: the most that any browser remembers a preflight.
const LONGEST_AGE: u32 = 86_400;

/// What the answers of one hop allow. The items are new, plain and few: none of them can mean
/// something else in code or in a configuration.
#[derive(Debug, Default)]
pub(super) struct AllowedBefore {
    /// Other origins than the page's. Where the fix allows credentials, only those that had them.
    pub(super) origins: Vec<String>,
    /// In upper case.
    pub(super) methods: Vec<String>,
    /// In lower case, without those that need no permission.
    pub(super) headers: Vec<String>,
    /// In lower case, without those that script can always read.
    pub(super) exposes: Vec<String>,
    pub(super) max_age: Option<u32>,
    /// Whether every origin could read, without credentials.
    pub(super) is_any_origin: bool,
    /// Whether some layer answers with CORS headers.
    pub(super) has_cors: bool,
}

impl AllowedBefore {
    pub(super) fn of(case: &Case, failed: &FailedHop) -> Self {
        let mut before = Self::default();
        let hop = case.hops.get(failed.index);
        for response in hop.into_iter().flat_map(Hop::responses) {
            before.add(case, &response.headers);
        }
        before
    }

    fn add(&mut self, case: &Case, headers: &HeaderList) {
        self.has_cors |= [ALLOW_ORIGIN, ALLOW_METHODS, ALLOW_HEADERS]
            .iter()
            .any(|name| headers.contains(name));
        self.is_any_origin |= headers.get(ALLOW_ORIGIN).as_deref() == Some(b"*");
        let with_credentials = headers.get(ALLOW_CREDENTIALS).as_deref() == Some(b"true");
        if with_credentials || !case.request.credentials.is_include() {
            let page = case.page_origin.as_str();
            add_new(&mut self.origins, origins(headers).filter(|it| it != page));
        }
        let methods = items(headers, ALLOW_METHODS).map(|it| it.to_ascii_uppercase());
        let methods = methods.filter(|it| !is_forbidden_method(it));
        add_new(&mut self.methods, methods);
        let names = items(headers, ALLOW_HEADERS).map(|it| it.to_ascii_lowercase());
        let names = names.filter(|it| !is_needless(it));
        add_new(&mut self.headers, names);
        let names = items(headers, EXPOSE_HEADERS).map(|it| it.to_ascii_lowercase());
        let names = names.filter(|it| {
            !is_safelisted_response_header_name(it) && !is_forbidden_response_header_name(it)
        });
        add_new(&mut self.exposes, names);
        let age = headers
            .get(MAX_AGE)
            .and_then(|it| text(&it).parse::<u32>().ok());
        self.max_age = age
            .filter(|it| (1..=LONGEST_AGE).contains(it))
            .or(self.max_age);
    }
}

/// The origins of `Access-Control-Allow-Origin`, also if it lists several, which no browser takes
/// but somebody meant.
fn origins(headers: &HeaderList) -> impl Iterator<Item = String> {
    let value = headers.get(ALLOW_ORIGIN).map(|it| text(&it));
    let items = value.into_iter().flat_map(|value| {
        let items = value.split([',', ' ']).take(MOST_ITEMS);
        items.map(str::to_owned).collect::<Vec<_>>()
    });
    items.filter(|it| {
        let is_plain = it
            .bytes()
            .all(|byte| is_name_byte(byte) || b".:/[]".contains(&byte));
        is_plain && it.starts_with("http") && matches!(Origin::parse(it), Ok(Origin::Tuple(_)))
    })
}

/// The items of a list that are names, without `*`.
fn items(headers: &HeaderList, name: &'static str) -> impl Iterator<Item = String> {
    let items = list_values::items(headers, name);
    items.into_iter().flat_map(|items| {
        let items = items
            .iter()
            .filter(|it| it.iter().copied().all(is_name_byte));
        items.map(text).take(MOST_ITEMS).collect::<Vec<_>>()
    })
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// Starlette and Litestar list the first three by themselves. Of a forbidden name no browser asks.
fn is_needless(name: &str) -> bool {
    ["accept", "accept-language", "content-language"].contains(&name)
        || is_forbidden_request_header_name(name)
}

/// Appends those that are not there.
fn add_new(list: &mut Vec<String>, items: impl Iterator<Item = String>) {
    for item in items {
        if list.len() < MOST_ITEMS && !list.contains(&item) {
            list.push(item);
        }
    }
}
