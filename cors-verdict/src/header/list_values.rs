//! Headers whose value is a list.

use super::{HeaderList, is_token};

/// The items of a list header, checked once and then read without copying.
#[derive(Clone, Debug)]
pub struct ListValues<'a> {
    headers: &'a HeaderList,
    name: &'static str,
}

/// An item that is not a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidItem {
    /// The item.
    pub item: Vec<u8>,
    /// The whole value, lines joined.
    pub value: Vec<u8>,
}

/// [Extract header list values](https://fetch.spec.whatwg.org/#extract-header-list-values) for the
/// headers whose ABNF is a list of tokens: `Access-Control-Allow-Methods`, `-Allow-Headers` and
/// `-Expose-Headers`. `None` when the header is absent.
pub fn extract<'a>(
    headers: &'a HeaderList,
    name: &'static str,
) -> Option<Result<ListValues<'a>, InvalidItem>> {
    if !headers.contains(name) {
        return None;
    }
    let values = ListValues { headers, name };
    let invalid = values.iter().find(|item| !is_token(item));
    Some(match invalid {
        None => Ok(values),
        Some(item) => Err(InvalidItem {
            item: item.to_owned(),
            value: headers.get(name).unwrap_or_default().into_owned(),
        }),
    })
}

impl<'a> ListValues<'a> {
    /// The items in order; empty ones are allowed by the ABNF and left out.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let name = self.name;
        self.headers
            .iter()
            .filter(move |header| header.is(name))
            .flat_map(|header| header.value().split(|byte| *byte == b','))
            .map(trim_optional_whitespace)
            .filter(|item| !item.is_empty())
    }

    /// Whether an item is `*`.
    pub fn has_wildcard(&self) -> bool {
        self.iter().any(|item| item == b"*")
    }

    /// Whether an item is that method, byte for byte.
    pub fn has_method(&self, method: &str) -> bool {
        self.iter().any(|item| item == method.as_bytes())
    }

    /// Whether an item is that name, in any case.
    pub fn has_name(&self, name: &str) -> bool {
        self.iter()
            .any(|item| item.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// Which of `names` (lower case and sorted) no item matches.
    ///
    /// One pass over the items, so that long lists on both sides stay cheap.
    pub fn missing<'n>(&self, names: &'n [String]) -> Vec<&'n str> {
        let mut found = vec![false; names.len()];
        for item in self.iter() {
            if let Ok(place) = names.binary_search_by(|name| compare_lowercased(name, item))
                && let Some(found) = found.get_mut(place)
            {
                *found = true;
            }
        }
        names
            .iter()
            .zip(found)
            .filter(|(_, found)| !found)
            .map(|(name, _)| name.as_str())
            .collect()
    }
}

fn compare_lowercased(name: &str, item: &[u8]) -> std::cmp::Ordering {
    name.bytes().cmp(item.iter().map(u8::to_ascii_lowercase))
}

fn trim_optional_whitespace(item: &[u8]) -> &[u8] {
    let is_space = |byte: &u8| matches!(byte, b'\t' | b' ');
    let Some(start) = item.iter().position(|byte| !is_space(byte)) else {
        return &[];
    };
    let end = item
        .iter()
        .rposition(|byte| !is_space(byte))
        .unwrap_or(start);
    item.get(start..=end).unwrap_or_default()
}
