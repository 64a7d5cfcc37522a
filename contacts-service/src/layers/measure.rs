//! Counts and times every request, and counts and logs what the CORS policy decided.

use std::time::{Duration, Instant};

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};
use cors_policy::{Decision, Refusal};
use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{
        counter::Counter,
        family::Family,
        histogram::{Histogram, exponential_buckets},
    },
    registry::{Registry, Unit},
};

use crate::app::State;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: &'static str,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Cors {
    outcome: &'static str,
}

/// What is counted, for the whole process.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    seconds: Histogram,
    preflights: Family<Cors, Counter>,
    cors_requests: Family<Cors, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("contacts");
        let requests = Family::default();
        registry.register(
            "http_requests",
            "HTTP requests by method and status",
            requests.clone(),
        );
        let seconds = Histogram::new(exponential_buckets(0.000_1, 4.0, 9));
        registry.register_with_unit(
            "http_request_duration",
            "Time from request to response head",
            Unit::Seconds,
            seconds.clone(),
        );
        let preflights = Family::default();
        registry.register(
            "cors_preflights",
            "CORS-preflight requests by outcome: allowed, or what was refused",
            preflights.clone(),
        );
        let cors_requests = Family::default();
        registry.register(
            "cors_requests",
            "Requests with an Origin, preflights left out, by outcome",
            cors_requests.clone(),
        );
        Self {
            registry,
            requests,
            seconds,
            preflights,
            cors_requests,
        }
    }
}

impl Metrics {
    /// The counts in the OpenMetrics text format.
    ///
    /// # Errors
    /// When a value cannot be written as text.
    pub fn to_text(&self) -> Result<String, std::fmt::Error> {
        let mut page = String::new();
        text::encode(&mut page, &self.registry)?;
        Ok(page)
    }

    fn count(&self, method: &'static str, status: u16, took: Duration, cors: Option<Decision>) {
        self.requests
            .get_or_create(&Request { method, status })
            .inc();
        self.seconds.observe(took.as_secs_f64());
        let (family, refusal) = match cors {
            Some(Decision::Preflight { refusal }) => (&self.preflights, refusal),
            Some(Decision::Actual { refusal }) => (&self.cors_requests, refusal),
            Some(Decision::NotCors { .. }) | None => return,
        };
        let outcome = refusal.map_or("allowed", Refusal::name);
        family.get_or_create(&Cors { outcome }).inc();
    }
}

/// Measures one request.
///
/// # Errors
/// Passes on the errors of the layers below.
pub async fn every_request<B: MessageBody + 'static>(
    state: Data<State>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let method = known_method(req.method().as_str());
    let res = next.call(req).await?;
    let decision = res.request().extensions().get::<Decision>().copied();
    if let Some(line) = decision.and_then(|decision| decision.log_line(res.request().headers())) {
        log::info!("CORS: {line}");
    }
    state
        .metrics
        .count(method, res.status().as_u16(), started.elapsed(), decision);
    Ok(res)
}

/// Anybody can make up methods; a label with what they make up would grow without bound.
fn known_method(method: &str) -> &'static str {
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("other")
}
