//! The part of the HAR format that is of use here. Bodies are skipped where they stand.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// The most headers that a message may have: servers take some hundred.
pub(super) const MOST_HEADERS: usize = 1_000;
/// The most entries and pages that are kept: a list of nothing takes many times the memory of its text.
const MOST_ENTRIES: usize = 200_000;
const MOST_PAGES: usize = 10_000;

/// A file, with those entries that come before a place where it is cut off.
#[derive(Debug, Default)]
pub(super) struct Archive<'a> {
    pub(super) has_log: bool,
    pub(super) entries: Vec<&'a RawValue>,
    /// The number of entries after those.
    pub(super) left_out: usize,
    pub(super) pages: Vec<Page<'a>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Page<'a> {
    #[serde(borrow, default)]
    pub(super) id: Option<Cow<'a, str>>,
    /// The URL of the page, in the files of browsers.
    #[serde(borrow, default)]
    pub(super) title: Option<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Entry<'a> {
    #[serde(borrow)]
    pub(super) request: Request<'a>,
    #[serde(borrow, default)]
    pub(super) response: Option<Response<'a>>,
    #[serde(borrow, default)]
    pub(super) pageref: Option<Cow<'a, str>>,
    #[serde(borrow, default, rename = "_resourceType")]
    pub(super) resource_type: Option<Cow<'a, str>>,
    #[serde(default, rename = "_fromCache")]
    pub(super) from_cache: Option<IgnoredAny>,
    #[serde(borrow, default, rename = "_fetchType")]
    pub(super) fetch_type: Option<Cow<'a, str>>,
    #[serde(borrow, default, rename = "_error")]
    pub(super) error: Option<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Request<'a> {
    #[serde(borrow, default)]
    pub(super) method: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(super) url: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "pairs")]
    pub(super) headers: Vec<NameValue<'a>>,
    #[serde(default, deserialize_with = "some_or_none")]
    pub(super) cookies: Vec<IgnoredAny>,
    #[serde(default, rename = "postData")]
    pub(super) post_data: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Response<'a> {
    #[serde(default, deserialize_with = "status")]
    pub(super) status: Option<u16>,
    #[serde(borrow, default, deserialize_with = "pairs")]
    pub(super) headers: Vec<NameValue<'a>>,
    #[serde(borrow, default, rename = "redirectURL")]
    pub(super) redirect_url: Option<Cow<'a, str>>,
    #[serde(borrow, default, rename = "_error")]
    pub(super) error: Option<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct NameValue<'a> {
    #[serde(borrow, default)]
    pub(super) name: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(super) value: Option<Cow<'a, str>>,
}

fn some_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<IgnoredAny>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(Vec::new))
}

/// Pairs as a list, or as an object as some proxies write them, or `null`.
fn pairs<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<NameValue<'a>>, D::Error> {
    struct Pairs;
    impl<'de> Visitor<'de> for Pairs {
        type Value = Vec<NameValue<'de>>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("names and values")
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = list.next_element::<Option<NameValue<'de>>>()? {
                is_one_more(&pairs)?;
                pairs.extend(pair);
            }
            Ok(pairs)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some((name, value)) = map.next_entry::<String, String>()? {
                is_one_more(&pairs)?;
                pairs.push(NameValue {
                    name: Some(name.into()),
                    value: Some(value.into()),
                });
            }
            Ok(pairs)
        }
    }
    fn is_one_more<E: Error>(pairs: &[NameValue<'_>]) -> Result<(), E> {
        if pairs.len() < MOST_HEADERS {
            Ok(())
        } else {
            Err(E::custom("too many headers"))
        }
    }
    deserializer.deserialize_any(Pairs)
}

/// A status as a number or as text; others are none.
fn status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    struct Status;
    impl Visitor<'_> for Status {
        type Value = Option<u16>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a status")
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_u64<E: Error>(self, status: u64) -> Result<Self::Value, E> {
            Ok(status.try_into().ok())
        }

        fn visit_i64<E: Error>(self, status: i64) -> Result<Self::Value, E> {
            Ok(status.try_into().ok())
        }

        fn visit_f64<E: Error>(self, status: f64) -> Result<Self::Value, E> {
            Err(E::invalid_type(Unexpected::Float(status), &self))
        }

        fn visit_str<E: Error>(self, status: &str) -> Result<Self::Value, E> {
            Ok(status.trim().parse().ok())
        }
    }
    deserializer.deserialize_any(Status)
}

impl<'a> Archive<'a> {
    /// A list of entries and nothing else.
    ///
    /// # Errors
    ///
    /// When the text is no list in JSON.
    pub(super) fn of_entries(text: &'a str) -> Result<Self, serde_json::Error> {
        let mut archive = Self::default();
        let mut deserializer = serde_json::Deserializer::from_str(text);
        Level::Entries(&mut archive).deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(archive)
    }

    /// Reads as much as there is.
    ///
    /// # Errors
    ///
    /// When the text is no JSON or ends before the document does.
    pub(super) fn read(&mut self, text: &'a str) -> Result<(), serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        Level::Top(self).deserialize(&mut deserializer)
    }
}

/// The objects and lists on the way to the entries.
enum Level<'l, 'a> {
    Top(&'l mut Archive<'a>),
    Log(&'l mut Archive<'a>),
    Pages(&'l mut Archive<'a>),
    Entries(&'l mut Archive<'a>),
}

impl<'de> DeserializeSeed<'de> for Level<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a HAR file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self {
            Self::Top(archive) => {
                while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                    if key == "log" {
                        archive.has_log = true;
                        map.next_value_seed(Level::Log(archive))?;
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
            }
            Self::Log(archive) => {
                while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                    match &*key {
                        "entries" => map.next_value_seed(Level::Entries(archive))?,
                        "pages" => {
                            map.next_value_seed(Level::Pages(archive))?;
                        }
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
            }
            Self::Pages(_) | Self::Entries(_) => {
                return Err(A::Error::invalid_type(Unexpected::Map, &self));
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        match self {
            Self::Pages(archive) => {
                while archive.pages.len() < MOST_PAGES
                    && let Some(page) = list.next_element()?
                {
                    archive.pages.push(page);
                }
                while list.next_element::<IgnoredAny>()?.is_some() {}
            }
            Self::Entries(archive) => {
                while archive.entries.len() < MOST_ENTRIES
                    && let Some(entry) = list.next_element()?
                {
                    archive.entries.push(entry);
                }
                while list.next_element::<IgnoredAny>()?.is_some() {
                    archive.left_out += 1;
                }
            }
            Self::Top(_) | Self::Log(_) => {
                return Err(A::Error::invalid_type(Unexpected::Seq, &self));
            }
        }
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}
