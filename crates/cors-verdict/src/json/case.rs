//! Cases as JSON.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::Url;

use super::InvalidCase;
use crate::case::{Answer, Body, Case, Credentials, Hop, Mode, Redirect, Request, Response};
use crate::engine::Engine;
use crate::header::HeaderList;
use crate::origin::Origin;

/// A [`Case`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseDocument {
    /// `scheme://host[:port]`, or `null`.
    pub page_origin: String,
    /// The request.
    pub request: RequestDocument,
    /// The answers.
    #[serde(default)]
    pub hops: Vec<HopDocument>,
    /// Whose rules.
    #[serde(default)]
    pub engine: Engine,
}

/// A [`Request`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestDocument {
    /// An absolute URL.
    pub url: String,
    /// GET unless given.
    #[serde(default = "get")]
    pub method: String,
    /// Pairs of name and value; each character of a value is one byte.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
    /// `cors` unless given.
    #[serde(default)]
    pub mode: Mode,
    /// `same-origin` unless given.
    #[serde(default)]
    pub credentials: Credentials,
    /// `follow` unless given.
    #[serde(default)]
    pub redirect: Redirect,
    /// `false`, `true`, or `"stream"`.
    #[serde(default)]
    pub body: BodyDocument,
    /// The use-CORS-preflight flag.
    #[serde(default)]
    pub force_preflight: bool,
}

/// A [`Hop`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HopDocument {
    /// The answer to the preflight.
    #[serde(default)]
    pub preflight: Option<AnswerDocument>,
    /// The answer to the actual request.
    #[serde(default)]
    pub response: Option<AnswerDocument>,
}

/// An [`Answer`]: an object, `"network-error"`, or `"not-http"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerDocument {
    /// A response.
    Response(ResponseDocument),
    /// `"network-error"`.
    NetworkError,
    /// `"not-http"`.
    NotHttp,
}

/// A [`Response`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseDocument {
    /// 100–999.
    pub status: u16,
    /// Pairs of name and value; each character of a value is one byte.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
}

/// A [`Body`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BodyDocument(pub Body);

fn get() -> String {
    "GET".to_owned()
}

impl TryFrom<CaseDocument> for Case {
    type Error = InvalidCase;

    fn try_from(document: CaseDocument) -> Result<Self, InvalidCase> {
        let request = document.request;
        let url = Url::parse(&request.url).map_err(|error| value("request.url", error))?;
        let request = Request {
            url,
            method: request.method,
            headers: header_list(&request.headers, "request.headers")?,
            mode: request.mode,
            credentials: request.credentials,
            redirect: request.redirect,
            body: request.body.0,
            force_preflight: request.force_preflight,
        };
        request.check()?;
        let hops = document
            .hops
            .into_iter()
            .enumerate()
            .map(|(index, hop)| {
                Ok(Hop {
                    preflight: answer(hop.preflight, &format!("hops[{index}].preflight"))?,
                    response: answer(hop.response, &format!("hops[{index}].response"))?,
                })
            })
            .collect::<Result<_, InvalidCase>>()?;
        Ok(Self {
            page_origin: Origin::parse(&document.page_origin)
                .map_err(|error| value("pageOrigin", error))?,
            request,
            hops,
            engine: document.engine,
        })
    }
}

fn answer(document: Option<AnswerDocument>, path: &str) -> Result<Option<Answer>, InvalidCase> {
    Ok(Some(match document {
        None => return Ok(None),
        Some(AnswerDocument::NetworkError) => Answer::NetworkError,
        Some(AnswerDocument::NotHttp) => Answer::NotHttp,
        Some(AnswerDocument::Response(response)) => {
            if !(100..=999).contains(&response.status) {
                return Err(value(&format!("{path}.status"), "a status is 100–999"));
            }
            Answer::Response(Response {
                status: response.status,
                headers: header_list(&response.headers, &format!("{path}.headers"))?,
            })
        }
    }))
}

fn header_list(pairs: &[(String, String)], path: &str) -> Result<HeaderList, InvalidCase> {
    let mut headers = HeaderList::new();
    for (index, (name, text)) in pairs.iter().enumerate() {
        let path = || format!("{path}[{index}]");
        let bytes = isomorphic_encode(text)
            .ok_or_else(|| value(&path(), "a header value has characters up to U+00FF only"))?;
        headers
            .append(name, &bytes)
            .map_err(|error| value(&path(), error))?;
    }
    Ok(headers)
}

/// [Isomorphic encode](https://infra.spec.whatwg.org/#isomorphic-encode): how script's strings
/// become the bytes of a header.
fn isomorphic_encode(text: &str) -> Option<Vec<u8>> {
    text.chars()
        .map(|character| u8::try_from(u32::from(character)).ok())
        .collect()
}

fn value(path: &str, message: impl fmt::Display) -> InvalidCase {
    InvalidCase::Meaning {
        path: path.to_owned(),
        message: message.to_string(),
    }
}

impl<'de> Deserialize<'de> for AnswerDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswerVisitor;
        impl<'de> Visitor<'de> for AnswerVisitor {
            type Value = AnswerDocument;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("null, an answer {status, headers}, network-error or not-http")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                match text {
                    "network-error" => Ok(AnswerDocument::NetworkError),
                    "not-http" => Ok(AnswerDocument::NotHttp),
                    other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
                }
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                ResponseDocument::deserialize(MapAccessDeserializer::new(map))
                    .map(AnswerDocument::Response)
            }
        }
        deserializer.deserialize_any(AnswerVisitor)
    }
}

impl Serialize for AnswerDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Response(response) => response.serialize(serializer),
            Self::NetworkError => serializer.serialize_str("network-error"),
            Self::NotHttp => serializer.serialize_str("not-http"),
        }
    }
}

impl<'de> Deserialize<'de> for BodyDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BodyVisitor;
        impl Visitor<'_> for BodyVisitor {
            type Value = BodyDocument;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("true, false or \"stream\"")
            }

            fn visit_bool<E: serde::de::Error>(self, is_there: bool) -> Result<Self::Value, E> {
                Ok(BodyDocument(if is_there {
                    Body::Bytes
                } else {
                    Body::None
                }))
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                match text {
                    "stream" => Ok(BodyDocument(Body::Stream)),
                    other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
                }
            }
        }
        deserializer.deserialize_any(BodyVisitor)
    }
}

impl Serialize for BodyDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Body::None => serializer.serialize_bool(false),
            Body::Bytes => serializer.serialize_bool(true),
            Body::Stream => serializer.serialize_str("stream"),
        }
    }
}
