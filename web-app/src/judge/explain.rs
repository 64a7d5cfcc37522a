//! `POST /judge/explain`: what a visitor has of a failing call in, what stands in its way out.

use cors_doctor::{InputLimits, Settings, report};
use cors_verdict::{Credentials, Engine, Mode, Origin};
use serde::Deserialize;
use service_kit::{
    invalid_fields::InvalidFields,
    json_body::{self, BodyLimit},
    request_error::RequestError,
};
use url::Url;

/// The most bytes in a body. What is longer is for the program `cors-doctor`.
pub(super) const BODY_LIMIT: BodyLimit = BodyLimit(16 * 1024 * 1024);

/// What is explained at once. A request that is told has code for every stack, some 16 KiB in all, and
/// repeats its address and headers some thirty times.
const LIMITS: InputLimits = InputLimits {
    text: 2 * 1024 * 1024,
    recorded: 16 * 1024 * 1024,
    calls: 200,
    told: 2 * 1024 * 1024,
};

/// A paste, and the facts that the visitor sets.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Question {
    text: String,
    page_origin: Option<String>,
    credentials: Option<Credentials>,
    mode: Option<Mode>,
    method: Option<String>,
    url: Option<Url>,
    engine: Option<Engine>,
}

pub(super) fn answer(body: &[u8]) -> Result<String, RequestError> {
    let question: Question = json_body::parse(body)?;
    let page_origin = question
        .page_origin
        .as_deref()
        .map(Origin::parse)
        .transpose();
    let settings = Settings {
        page_origin: page_origin
            .map_err(|error| InvalidFields::one("pageOrigin", error.to_string()))?,
        credentials: question.credentials,
        mode: question.mode,
        method: question.method,
        url: question.url,
        reads: Vec::new(),
        engine: question.engine,
        stacks: None,
        limits: LIMITS,
    };
    let explanation = cors_doctor::explain(question.text.as_bytes(), &settings)
        .map_err(|error| InvalidFields::one("text", error.to_string()))?;
    report::json(&explanation)
        .map_err(|_| InvalidFields::one("text", "it cannot be explained in JSON").into())
}
