//! Headers whose value is a list.

use crate::header::{HeaderList, is_token, trim};

/// The items of a list header, read where they stand.
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
    let value = headers.get(name)?;
    let values = ListValues { headers, name };
    let invalid = values.iter().find(|item| !is_token(item));
    Some(match invalid {
        None => Ok(values),
        Some(item) => Err(InvalidItem {
            item: item.to_owned(),
            value: value.into_owned(),
        }),
    })
}

/// The items of a list header that was found to be valid before.
pub(crate) fn items<'a>(headers: &'a HeaderList, name: &'static str) -> Option<ListValues<'a>> {
    headers
        .contains(name)
        .then_some(ListValues { headers, name })
}

impl<'a> ListValues<'a> {
    /// The items in order; empty ones are allowed by the ABNF and left out.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let name = self.name;
        self.headers
            .iter()
            .filter(move |header| header.is(name))
            .flat_map(|header| header.value().split(|byte| *byte == b','))
            .map(|item| trim(item, b"\t "))
            .filter(|item| !item.is_empty())
    }

    /// Looks for a method, byte for byte, in one pass.
    pub fn look_for_method(&self, method: &str) -> MethodFound {
        let mut found = MethodFound::default();
        self.iter().for_each(|item| {
            let is_method = item == method.as_bytes();
            found.listed |= is_method;
            found.other_case |= !is_method && item.eq_ignore_ascii_case(method.as_bytes());
            found.wildcard |= item == b"*";
        });
        found
    }

    /// Looks for names (lower case and sorted), in any case, in one pass.
    pub fn look_for_names<'n>(&self, names: &'n [String]) -> NamesFound<'n> {
        let mut is_found = vec![false; names.len()];
        let mut wildcard = false;
        let lengths = Lengths::of(names);
        self.iter().for_each(|item| {
            wildcard |= item == b"*";
            if lengths.has(item.len())
                && let Ok(place) = names.binary_search_by(|name| compare_lowercased(name, item))
                && let Some(is_found) = is_found.get_mut(place)
            {
                *is_found = true;
            }
        });
        let missing = names
            .iter()
            .zip(is_found)
            .filter(|(_, is_found)| !is_found)
            .map(|(name, _)| name.as_str())
            .collect();
        NamesFound { missing, wildcard }
    }
}

/// The result of looking for a method in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MethodFound {
    /// An item is that method.
    pub listed: bool,
    /// An item is that method in another case.
    pub other_case: bool,
    /// An item is `*`.
    pub wildcard: bool,
}

/// The result of looking for header names in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamesFound<'n> {
    /// The names that no item matches.
    pub missing: Vec<&'n str>,
    /// An item is `*`.
    pub wildcard: bool,
}

/// The lengths that some names have: most items of a hostile list have another one, and a look at
/// the length is cheaper than a search.
#[derive(Clone, Copy, Debug)]
struct Lengths(u64);

impl Lengths {
    fn of(names: &[String]) -> Self {
        Self(
            names
                .iter()
                .fold(0, |all, name| all | Self::bit(name.len())),
        )
    }

    fn has(self, length: usize) -> bool {
        self.0 & Self::bit(length) != 0
    }

    fn bit(length: usize) -> u64 {
        1 << length.min(63)
    }
}

fn compare_lowercased(name: &str, item: &[u8]) -> std::cmp::Ordering {
    name.bytes().cmp(item.iter().map(u8::to_ascii_lowercase))
}
