//! Cases as JSON.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use url::Url;

use crate::case::{Answer, Case, Hop};
use crate::engine::Engine;
use crate::fix::stacks::Stack;
use crate::header::HeaderList;
use crate::json::error::InvalidCase;
use crate::origin::Origin;
use crate::request::{Body, Credentials, Mode, Redirect, Request};
use crate::response::Response;

/// A [`Case`] as JSON, before its values are checked.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseDocument {
    page_origin: String,
    request: RequestDocument,
    #[serde(default)]
    hops: Vec<HopDocument>,
    #[serde(default)]
    engine: Engine,
    #[serde(default = "yes")]
    trusted: bool,
    /// The names of stacks; absent for all.
    stacks: Option<Vec<String>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RequestDocument {
    url: String,
    #[serde(default = "get")]
    method: String,
    #[serde(default)]
    headers: Vec<(String, String)>,
    #[serde(default)]
    mode: Mode,
    #[serde(default)]
    credentials: Credentials,
    #[serde(default)]
    redirect: Redirect,
    #[serde(default, deserialize_with = "body")]
    body: Body,
    #[serde(default)]
    force_preflight: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HopDocument {
    preflight: Option<AnswerDocument>,
    response: Option<AnswerDocument>,
}

#[derive(Clone, Debug)]
enum AnswerDocument {
    Response(ResponseDocument),
    NetworkError,
    NotHttp,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ResponseDocument {
    status: u16,
    #[serde(default)]
    headers: Vec<(String, String)>,
}

fn get() -> String {
    "GET".to_owned()
}

fn yes() -> bool {
    true
}

impl TryFrom<CaseDocument> for Case {
    type Error = InvalidCase;

    fn try_from(document: CaseDocument) -> Result<Self, InvalidCase> {
        let request = request(document.request)?;
        let hops = document.hops.into_iter().enumerate().map(|(index, hop)| {
            Ok(Hop {
                preflight: answer(hop.preflight, &format!("hops[{index}].preflight"))?,
                response: answer(hop.response, &format!("hops[{index}].response"))?,
            })
        });
        Ok(Self {
            request,
            hops: hops.collect::<Result<_, InvalidCase>>()?,
            page_origin: Origin::parse(&document.page_origin)
                .map_err(|error| InvalidCase::field("pageOrigin", error))?,
            engine: document.engine,
            trusted: document.trusted,
            stacks: stacks(document.stacks)?,
        })
    }
}

fn request(document: RequestDocument) -> Result<Request, InvalidCase> {
    let request = Request {
        url: Url::parse(&document.url).map_err(|error| InvalidCase::field("request.url", error))?,
        method: document.method,
        headers: header_list(&document.headers, "request.headers")?,
        mode: document.mode,
        credentials: document.credentials,
        redirect: document.redirect,
        body: document.body,
        force_preflight: document.force_preflight,
    };
    request.check().map_err(|error| {
        let field = error.field();
        let message = format!("{error}, so new Request() throws a TypeError");
        InvalidCase::field(format!("request.{field}"), message)
    })?;
    Ok(request)
}

fn answer(document: Option<AnswerDocument>, path: &str) -> Result<Option<Answer>, InvalidCase> {
    let response = match document {
        None => return Ok(None),
        Some(AnswerDocument::NetworkError) => return Ok(Some(Answer::NetworkError)),
        Some(AnswerDocument::NotHttp) => return Ok(Some(Answer::NotHttp)),
        Some(AnswerDocument::Response(response)) => response,
    };
    if !(100..=999).contains(&response.status) {
        let path = format!("{path}.status");
        return Err(InvalidCase::field(path, "a status is 100–999"));
    }
    Ok(Some(Answer::Response(Response {
        status: response.status,
        headers: header_list(&response.headers, &format!("{path}.headers"))?,
    })))
}

fn header_list(pairs: &[(String, String)], path: &str) -> Result<HeaderList, InvalidCase> {
    let mut headers = HeaderList::new();
    for (index, (name, text)) in pairs.iter().enumerate() {
        let invalid =
            |message: &dyn fmt::Display| InvalidCase::field(format!("{path}[{index}]"), message);
        let bytes = isomorphic_encode(text)
            .ok_or_else(|| invalid(&"a header value has characters up to U+00FF only"))?;
        headers
            .append(name, &bytes)
            .map_err(|error| invalid(&error))?;
    }
    Ok(headers)
}

fn stacks(names: Option<Vec<String>>) -> Result<Vec<Stack>, InvalidCase> {
    let Some(names) = names else {
        return Ok(Stack::ALL.to_vec());
    };
    let stacks = names.iter().enumerate().map(|(index, name)| {
        Stack::named(name).ok_or_else(|| {
            let known: Vec<&str> = Stack::ALL.iter().map(|stack| stack.name()).collect();
            let message = format!("{name:?} is no known stack; there are {}", known.join(", "));
            InvalidCase::field(format!("stacks[{index}]"), message)
        })
    });
    stacks.collect()
}

/// [Isomorphic encode](https://infra.spec.whatwg.org/#isomorphic-encode): how script's strings
/// become the bytes of a header.
fn isomorphic_encode(text: &str) -> Option<Vec<u8>> {
    text.chars()
        .map(|character| u8::try_from(u32::from(character)).ok())
        .collect()
}

impl<'de> Deserialize<'de> for AnswerDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswerVisitor;
        impl<'de> Visitor<'de> for AnswerVisitor {
            type Value = AnswerDocument;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("null, an answer {status, headers}, network-error or not-http")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                match text {
                    "network-error" => Ok(AnswerDocument::NetworkError),
                    "not-http" => Ok(AnswerDocument::NotHttp),
                    other => Err(E::invalid_value(Unexpected::Str(other), &self)),
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

/// `false`, `true`, or `"stream"`.
fn body<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Body, D::Error> {
    struct BodyVisitor;
    impl Visitor<'_> for BodyVisitor {
        type Value = Body;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("true, false or \"stream\"")
        }

        fn visit_bool<E: Error>(self, is_there: bool) -> Result<Self::Value, E> {
            Ok(if is_there { Body::Bytes } else { Body::None })
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            match text {
                "stream" => Ok(Body::Stream),
                other => Err(E::invalid_value(Unexpected::Str(other), &self)),
            }
        }
    }
    deserializer.deserialize_any(BodyVisitor)
}
