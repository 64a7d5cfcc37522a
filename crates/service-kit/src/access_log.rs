//! One log line for each request, with an id that the answer carries too.

use std::{
    borrow::Cow,
    fmt::Display,
    hash::{BuildHasher, RandomState},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use actix_web::{
    Error, HttpMessage, HttpResponse,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};
use log::Level;

use crate::trusted_proxies::TrustedProxies;

/// The header with a request's id: taken from a trusted proxy, or made, and sent back.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The target of the lines in the log, so that they can be switched off by themselves.
pub const TARGET: &str = "access";

const LONGEST_ID: usize = 64;
const LONGEST_TEXT: usize = 200;

/// What decided about a request before its handler, for the log. A layer puts it into the
/// extensions of the request.
#[derive(Debug, Clone)]
pub struct EarlyDecision(Cow<'static, str>);

impl EarlyDecision {
    /// In words that end a log line.
    pub fn new(words: impl Into<Cow<'static, str>>) -> Self {
        Self(words.into())
    }
}

/// What went wrong in the service, for the log alone. Whoever makes the answer puts it there with
/// [`log_cause`].
#[derive(Debug, Clone)]
struct Cause {
    level: Level,
    words: String,
}

/// Logs `words` once, with the request's id, when this response leaves.
pub fn log_cause(response: &mut HttpResponse, level: Level, words: String) {
    response.extensions_mut().insert(Cause { level, words });
}

/// One line of the log: what was asked for, how it ended, and after how long.
#[derive(Debug)]
pub struct Line<'a, Outcome, Id> {
    /// The method.
    pub method: &'a str,
    /// The path, without the query.
    pub path: &'a str,
    /// The status, or what happened instead of a response.
    pub outcome: Outcome,
    /// From the head of the request to that of the response.
    pub elapsed: Duration,
    /// The request's id.
    pub id: Id,
    /// What decided before the handler, if anything did.
    pub early_decision: Option<&'a EarlyDecision>,
}

impl<Outcome: Display, Id: Display> Line<'_, Outcome, Id> {
    /// Writes it.
    pub fn log(&self) {
        log::info!(
            target: TARGET,
            "{} {} {} in {:.1} ms, request {}{}{}",
            escaped(self.method.as_bytes()),
            escaped(self.path.as_bytes()),
            self.outcome,
            self.elapsed.as_secs_f64() * 1000.0,
            self.id,
            if self.early_decision.is_some() { ", " } else { "" },
            self.early_decision
                .map_or("", |EarlyDecision(words)| words),
        );
    }
}

/// Logs a request: method, path without query, status, time until the head of the answer, id,
/// and what decided. No other header, query or body is logged. The proxies whose ids are believed are
/// registered with `app_data`.
///
/// # Errors
/// Passes on the errors of the layers below.
pub async fn record<B: MessageBody + 'static>(
    trusted: Data<TrustedProxies>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let id = request_id(&trusted, &req);
    let mut res = next.call(req).await?;
    if let Some(Cause { level, words }) = res.response().extensions().get::<Cause>() {
        log::log!(*level, "request {}: {words}", escaped(id.as_bytes()));
    }
    let req = res.request();
    Line {
        method: req.method().as_str(),
        path: req.path(),
        outcome: res.status().as_u16(),
        elapsed: started.elapsed(),
        id: escaped(id.as_bytes()),
        early_decision: req.extensions().get(),
    }
    .log();
    res.headers_mut().insert(REQUEST_ID, id);
    Ok(res)
}

/// Text from outside as a log may show it: escaped, and cut.
pub fn escaped(text: &[u8]) -> impl Display {
    text.get(..LONGEST_TEXT).unwrap_or(text).escape_ascii()
}

#[expect(
    clippy::expect_used,
    reason = "hexadecimal digits are valid in a header"
)]
fn request_id(trusted: &TrustedProxies, req: &ServiceRequest) -> HeaderValue {
    let peer_is_trusted = req
        .peer_addr()
        .is_some_and(|peer| trusted.contain(peer.ip()));
    let given = req.headers().get(REQUEST_ID).filter(|_| peer_is_trusted);
    match given {
        Some(id) if is_id(id.as_bytes()) => id.clone(),
        _ => HeaderValue::from_str(&new_id()).expect("hexadecimal digits are a header value"),
    }
}

/// An id that tells nobody how many requests there were: the number of the request, hashed with
/// the random keys of this process. The system's random generator would cost a call each time.
#[must_use]
pub fn new_id() -> String {
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("{:016x}", KEYS.hash_one(number))
}

fn is_id(id: &[u8]) -> bool {
    (1..=LONGEST_ID).contains(&id.len())
        && id
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
}
