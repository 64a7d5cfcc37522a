//! A case: a page, its request, and the answers of the servers.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use crate::engine::Engine;
use crate::fix::stacks::Stack;
use crate::header::is_token;
use crate::request::Request;
use crate::response::Response;
use web_origin::Origin;

/// A page's request and the answers it got.
///
/// ```
/// use cors_verdict::{Answer, Case, HeaderList, Hop, Origin, Outcome, Request, Response, judge};
///
/// let mut headers = HeaderList::new();
/// headers.append("Access-Control-Allow-Origin", b"https://app.example")?;
/// let case = Case {
///     hops: vec![Hop {
///         preflight: None,
///         response: Some(Answer::Response(Response { status: 200, headers })),
///     }],
///     ..Case::new(
///         Origin::parse("https://app.example")?,
///         Request::get("https://api.example/groups".parse()?),
///     )
/// };
/// assert!(matches!(judge(&case).outcome, Outcome::Readable { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Case {
    /// The origin of the page.
    #[serde(deserialize_with = "origin")]
    pub page_origin: Origin,
    /// The request as script made it.
    pub request: Request,
    /// One entry for each URL of the redirect chain, as far as it is known.
    #[serde(default)]
    pub hops: Vec<Hop>,
    /// The rules by which to judge.
    #[serde(default)]
    pub engine: Engine,
    /// Whether the page is meant to get in. If not, the fix has the reason in words, and no code.
    #[serde(default = "yes")]
    pub trusted: bool,
    /// The stacks for which the fix has a snippet; in JSON each at most once.
    #[serde(default = "all_stacks", deserialize_with = "distinct_stacks")]
    pub stacks: Vec<Stack>,
    /// The response headers that script reads, which the fix has to expose. They change no verdict.
    #[serde(default, deserialize_with = "header_names")]
    pub reads: Vec<String>,
}

fn yes() -> bool {
    true
}

fn all_stacks() -> Vec<Stack> {
    Stack::ALL.to_vec()
}

fn distinct_stacks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Stack>, D::Error> {
    let stacks = Vec::<Stack>::deserialize(deserializer)?;
    for (index, stack) in stacks.iter().enumerate() {
        // At most as many are compared as there are stacks.
        if stacks.iter().take(index).any(|earlier| earlier == stack) {
            let name = stack.name();
            return Err(Error::custom(format!(
                "write each once; {name} is repeated"
            )));
        }
    }
    Ok(stacks)
}

fn header_names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let names = Vec::<String>::deserialize(deserializer)?;
    match names.iter().find(|it| !is_token(it.as_bytes())) {
        Some(name) => Err(Error::custom(format!("{name:?} is no name of a header"))),
        None => Ok(names),
    }
}

fn origin<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Origin, D::Error> {
    Origin::parse(&String::deserialize(deserializer)?).map_err(Error::custom)
}

impl Case {
    /// A case without answers, for the Fetch Standard, from a trusted page, with every stack.
    pub fn new(page_origin: Origin, request: Request) -> Self {
        Self {
            page_origin,
            request,
            hops: Vec::new(),
            engine: Engine::Standard,
            trusted: true,
            stacks: all_stacks(),
            reads: Vec::new(),
        }
    }
}

/// One URL of the redirect chain.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hop {
    /// The answer to the preflight; `None` when the server was never asked.
    pub preflight: Option<Answer>,
    /// The answer to the actual request; `None` when the server was never asked.
    pub response: Option<Answer>,
}

/// The answer of a server; in JSON an object, `"network-error"` or `"not-http"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A response.
    Response(Response),
    /// No response: the connection, the name or the certificate failed.
    NetworkError,
    /// Bytes that are not HTTP.
    NotHttp,
}

impl Answer {
    /// The response, if there is one.
    pub fn response(&self) -> Option<&Response> {
        match self {
            Self::Response(response) => Some(response),
            Self::NetworkError | Self::NotHttp => None,
        }
    }
}

impl Hop {
    /// The responses that there are, the preflight's first.
    pub fn responses(&self) -> impl Iterator<Item = &Response> {
        let answers = self.preflight.iter().chain(&self.response);
        answers.filter_map(Answer::response)
    }

    /// The response to the actual request.
    pub fn actual_response(&self) -> Option<&Response> {
        self.response.as_ref()?.response()
    }

    /// The response to the preflight.
    pub fn preflight_response(&self) -> Option<&Response> {
        self.preflight.as_ref()?.response()
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswerVisitor;
        impl<'de> Visitor<'de> for AnswerVisitor {
            type Value = Answer;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("null, an answer {status, headers}, network-error or not-http")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Answer, E> {
                match text {
                    "network-error" => Ok(Answer::NetworkError),
                    "not-http" => Ok(Answer::NotHttp),
                    other => Err(E::invalid_value(Unexpected::Str(other), &self)),
                }
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answer, A::Error> {
                Response::deserialize(MapAccessDeserializer::new(map)).map(Answer::Response)
            }
        }
        deserializer.deserialize_any(AnswerVisitor)
    }
}
