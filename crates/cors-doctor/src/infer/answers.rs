//! The answers of the servers, hop by hop.

use cors_verdict::{Answer, HeaderList, Hop, Response};

use crate::exchange::{Answered, Exchange, Headers};
use crate::fact::{Basis, Fact, FactName};
use crate::infer::source::Source;
use crate::stand_in::UNKNOWN_PAGE;

/// The answers as the judge takes them.
#[derive(Debug)]
pub(super) struct Answers<'a> {
    pub(super) hops: Vec<Hop>,
    pub(super) facts: Vec<Fact>,
    /// Whether a recording has the request without a response.
    pub(super) has_no_response: bool,
    odd_origin: Option<&'a str>,
}

pub(super) fn hops<'a>(source: &Source<'a>) -> Answers<'a> {
    let mut answers = Answers {
        hops: Vec::new(),
        facts: Vec::new(),
        has_no_response: false,
        odd_origin: source.odd_origin(),
    };
    for pair in &source.group.hops {
        answers.has_no_response |= pair
            .actual
            .as_ref()
            .is_some_and(|it| it.answer == Answered::Nothing);
        let preflight = pair
            .preflight
            .as_ref()
            .and_then(|it| answers.answer(it, "the preflight"));
        let response = pair
            .actual
            .as_ref()
            .and_then(|it| answers.answer(it, "the response"));
        answers.hops.push(Hop {
            preflight,
            response,
        });
    }
    let is_silent = answers
        .hops
        .iter()
        .all(|it| it.preflight.is_none() && it.response.is_none());
    // In React Native no browser refuses an answer: where the call failed, there was none.
    if is_silent && source.prose.names_react_native && source.script().is_some() {
        answers.hops = vec![Hop {
            preflight: None,
            response: Some(Answer::NetworkError),
        }];
    } else if is_silent && !source.prose.response_headers.is_empty() {
        let response = Answer::Response(Response {
            status: 200,
            headers: answers.list(&source.prose.response_headers),
        });
        let is_preflight = source.prose.names_preflight || source.preflight().is_some();
        answers.hops = vec![if is_preflight {
            Hop {
                preflight: Some(response),
                response: None,
            }
        } else {
            Hop {
                preflight: None,
                response: Some(response),
            }
        }];
    }
    answers
}

impl Answers<'_> {
    fn answer(&mut self, exchange: &Exchange, what: &str) -> Option<Answer> {
        match &exchange.answer {
            Answered::Unknown | Answered::Nothing => None,
            Answered::NetworkError(_) => Some(Answer::NetworkError),
            Answered::Response { status, headers } => {
                let status = status.unwrap_or_else(|| {
                    let because = format!("the input has headers of {what} and no status");
                    self.facts
                        .push(Fact::new(FactName::Status, "200", Basis::Assumed, because));
                    200
                });
                Some(Answer::Response(Response {
                    status,
                    headers: self.list(headers),
                }))
            }
        }
    }

    /// Where the page's origin is one that the judge cannot hold, what stands for it is allowed in its place.
    fn list(&self, headers: &Headers) -> HeaderList {
        let mut list = HeaderList::new();
        for (name, value) in headers {
            let is_odd = self.odd_origin == Some(value.as_str());
            let value = if is_odd { UNKNOWN_PAGE } else { value };
            let bytes: Vec<u8> = value
                .bytes()
                .filter(|it| !matches!(it, 0 | b'\r' | b'\n'))
                .collect();
            // A line that is no header is one to nobody.
            list.append(name, &bytes).ok();
        }
        list
    }
}
