//! JSON, whose schema is published beside this crate.

use serde::Serialize;

use crate::probe::cache_view::{CacheAnswer, CacheView, Order};
use crate::probe::findings::Probe;
use crate::probe::hostile::HostileAnswer;
use crate::probe::parts::{Part, Parts};
use crate::probe::report::words;
use crate::probe::storage::Storage;
use crate::report::json::{Call, pairs};
use crate::report::printable::json_text;
use crate::send::{Exchange, ExchangeKind, Protocol};

/// The [JSON Schema](https://json-schema.org/draft/2020-12) of a probe. Its `call` is one of an
/// [explanation](crate::report::SCHEMA).
pub const SCHEMA: &str = include_str!("../../../schema/probe.json");

/// The version of the document, which changes when a field goes or changes its meaning.
const VERSION: u32 = 1;

/// A probe as a JSON document.
///
/// # Errors
///
/// None that is known: all of it can be written as JSON.
pub fn json(probe: &Probe) -> serde_json::Result<String> {
    json_text(&Document::from(probe))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    version: u32,
    passes: bool,
    state: &'static str,
    /// Why nothing more was sent.
    end: Option<String>,
    call: Call<'a>,
    exchanges: Vec<ExchangeDocument>,
    middleware: Option<MiddlewareDocument>,
    parts: Option<PartsDocument>,
    cache: Option<CacheDocument>,
    hostile: Vec<HostileDocument>,
    interrupted: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ExchangeDocument {
    hop: usize,
    kind: &'static str,
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    status: Option<u16>,
    answer_headers: Vec<(String, String)>,
    failure: Option<String>,
    protocol: Option<&'static str>,
    milliseconds: f64,
}

#[derive(Serialize)]
struct MiddlewareDocument {
    name: &'static str,
    because: &'static str,
    /// The stacks that answer so.
    stacks: &'static [&'static str],
    /// The one of them whose code is shown.
    stack: Option<&'static str>,
}

#[derive(Serialize)]
struct PartsDocument {
    answers: Vec<PartDocument>,
    conclusion: String,
}

#[derive(Serialize)]
struct PartDocument {
    part: &'static str,
    name: Option<String>,
    allowed: Option<bool>,
    status: Option<u16>,
}

#[derive(Serialize)]
struct CacheDocument {
    answers: Vec<CacheAnswerDocument>,
    orders: Vec<Vec<ServedDocument>>,
    harmful: usize,
}

#[derive(Serialize)]
struct CacheAnswerDocument {
    visitor: &'static str,
    origin: Option<String>,
    storage: Option<&'static str>,
    exchange: ExchangeDocument,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ServedDocument {
    visitor: &'static str,
    from_cache: bool,
    reads_own: Option<bool>,
    reads_served: Option<bool>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct HostileDocument {
    family: &'static str,
    origin: String,
    reach: &'static str,
    let_in: bool,
    meaning: &'static str,
}

impl<'a> From<&'a Probe> for Document<'a> {
    fn from(probe: &'a Probe) -> Self {
        Self {
            version: VERSION,
            passes: probe.passes(),
            state: words::state(probe),
            end: words::end(probe),
            call: Call::from(&probe.sent.diagnosis),
            exchanges: probe.sent.exchanges.iter().map(exchange).collect(),
            middleware: probe.middleware.as_ref().map(|it| MiddlewareDocument {
                name: it.name,
                because: it.because,
                stacks: it.stacks,
                stack: it.stack().map(|it| it.name()),
            }),
            parts: probe.parts.as_ref().map(parts),
            cache: probe.cache.as_ref().map(cache),
            hostile: probe.hostile.iter().map(hostile).collect(),
            interrupted: probe.is_interrupted,
        }
    }
}

fn exchange(exchange: &Exchange) -> ExchangeDocument {
    let response = exchange.answer.as_ref().ok();
    ExchangeDocument {
        hop: exchange.hop,
        kind: match exchange.kind {
            ExchangeKind::Preflight => "preflight",
            ExchangeKind::Actual => "request",
        },
        method: exchange.method.clone(),
        url: exchange.url.to_string(),
        headers: exchange.headers.clone(),
        status: response.map(|it| it.status),
        answer_headers: response.map_or_else(Vec::new, |it| pairs(&it.headers)),
        failure: exchange.answer.as_ref().err().map(ToString::to_string),
        protocol: exchange.protocol.map(|it| match it {
            Protocol::Http1 => "http/1.1",
            Protocol::Http2 => "h2",
        }),
        milliseconds: exchange.took.as_secs_f64() * 1000.0,
    }
}

fn parts(parts: &Parts) -> PartsDocument {
    let answers = parts.answers.iter().map(|answer| {
        let (part, name) = match &answer.part {
            Part::Origin => ("origin", None),
            Part::Method(method) => ("method", Some(method.clone())),
            Part::Header(name) => ("header", Some(name.clone())),
        };
        PartDocument {
            part,
            name,
            allowed: answer.is_allowed,
            status: answer.status,
        }
    });
    PartsDocument {
        answers: answers.collect(),
        conclusion: parts.conclusion(),
    }
}

fn cache(view: &CacheView) -> CacheDocument {
    CacheDocument {
        answers: view.answers.iter().map(cache_answer).collect(),
        orders: view.orders.iter().map(order).collect(),
        harmful: view.harmful().count(),
    }
}

fn cache_answer(answer: &CacheAnswer) -> CacheAnswerDocument {
    CacheAnswerDocument {
        visitor: answer.visitor.id(),
        origin: answer.origin.clone(),
        storage: answer.storage.map(|it| match it {
            Storage::Stored => "stored",
            Storage::WhenTold => "when-told",
            Storage::NotStored => "not-stored",
        }),
        exchange: exchange(&answer.exchange),
    }
}

fn order(order: &Order) -> Vec<ServedDocument> {
    let served = order.served.iter().map(|it| ServedDocument {
        visitor: it.visitor.id(),
        from_cache: it.is_from_cache,
        reads_own: it.reads_own,
        reads_served: it.reads_served,
    });
    served.collect()
}

fn hostile(answer: &HostileAnswer) -> HostileDocument {
    HostileDocument {
        family: answer.family.id(),
        origin: answer.origin.to_string(),
        reach: answer.reach.id(),
        let_in: answer.reach.is_let_in(),
        meaning: answer.family.meaning(),
    }
}
