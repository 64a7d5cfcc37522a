//! A service answers on its own host names and on no others, so that a name that somebody else
//! rebinds to this address finds nothing here.

use actix_web::{
    Error, HttpMessage,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, header},
    middleware::Next,
    web::Data,
};
use web_origin::TupleOrigin;

use crate::{access_log::EarlyDecision, request_error::RequestError};

/// What the log says of a request for another host.
pub const MISDIRECTED: &str = "refused: it is not meant for this host";
/// Paths that health checks ask for by address.
const HEALTH: [&str; 2] = ["/healthz", "/readyz"];

/// The host names that are answered.
#[derive(Debug, Clone)]
pub struct Hosts {
    names: Vec<String>,
    port: Port,
}

#[derive(Debug, Clone, Copy)]
enum Port {
    /// As the name has it.
    Named,
    /// Behind a published or forwarded port, the port that browsers see is another than ours.
    Any,
}

impl Hosts {
    /// The hosts of these origins, each on its own port. The default port may be written, as many proxies
    /// do, or left out (RFC 9110, section 4.2.3).
    pub fn of<'a>(origins: impl IntoIterator<Item = &'a TupleOrigin>) -> Self {
        Self {
            names: origins.into_iter().flat_map(authorities).collect(),
            port: Port::Named,
        }
    }

    /// These hosts on every port.
    pub fn on_any_port(hosts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            names: hosts.into_iter().map(Into::into).collect(),
            port: Port::Any,
        }
    }

    /// Whether requests for this authority are answered.
    #[must_use]
    pub fn contain(&self, authority: &str) -> bool {
        let asked = match self.port {
            Port::Named => authority,
            Port::Any => without_port(authority),
        };
        self.names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(asked))
    }
}

/// Answers 421 to a request for another host, or for several at once.
///
/// # Errors
/// Passes on the errors of the layers below.
pub async fn check<B: MessageBody + 'static>(
    hosts: Data<Hosts>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if is_for(&hosts, &req) || HEALTH.contains(&req.path()) {
        return Ok(next.call(req).await?.map_into_left_body());
    }
    req.extensions_mut().insert(EarlyDecision::new(MISDIRECTED));
    Ok(req
        .error_response(RequestError::MisdirectedRequest)
        .map_into_right_body())
}

/// As [`check`], for preflights only: for a layer outside of one that answers them.
///
/// # Errors
/// Passes on the errors of the layers below.
pub async fn check_preflight<B: MessageBody + 'static>(
    hosts: Data<Hosts>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if req.method() == Method::OPTIONS {
        return check(hosts, req, next).await;
    }
    Ok(next.call(req).await?.map_into_left_body())
}

/// Whether a request is meant for one of these hosts.
#[must_use]
pub fn is_for(hosts: &Hosts, req: &ServiceRequest) -> bool {
    authority(req).is_some_and(|authority| hosts.contain(authority))
}

/// The authority of a request: the target's, if it has one, wins over the only `Host` header
/// (RFC 9112, section 3.2.2).
pub fn authority(req: &ServiceRequest) -> Option<&str> {
    if let Some(authority) = req.uri().authority() {
        return Some(authority.as_str());
    }
    let mut hosts = req.headers().get_all(header::HOST);
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().ok(),
        _ => None,
    }
}

/// How the host and the port of an origin can be written.
fn authorities(origin: &TupleOrigin) -> Vec<String> {
    let authority = origin.authority();
    let mut spellings = vec![authority.to_owned()];
    if without_port(authority) == authority {
        let default_port = if origin.is_https() { 443 } else { 80 };
        spellings.push(format!("{authority}:{default_port}"));
    }
    spellings
}

/// A host without the port that may follow it.
#[must_use]
pub fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::*;

    #[test]
    fn a_host_on_any_port_is_answered_on_every_port_and_under_no_other_name() {
        let hosts = Hosts::on_any_port(["app.mixmax.localhost", "evil.localhost"]);
        for authority in [
            "app.mixmax.localhost:8080",
            "App.Mixmax.localhost",
            "evil.localhost:9",
        ] {
            assert!(hosts.contain(authority), "{authority}");
        }
        for authority in [
            "",
            ":8080",
            "127.0.0.1:8080",
            "localhost:8080",
            "contacts.mixmax.localhost:8081",
            "app.mixmax.localhost.",
            "app.mixmax.localhost:8080:8080",
            "x@app.mixmax.localhost",
        ] {
            assert!(!hosts.contain(authority), "{authority}");
        }
    }

    #[test]
    fn default_port_may_be_written_or_left_out() {
        for (origin, port, other) in [
            ("https://contacts.example", 443, 80),
            ("http://[::1]", 80, 443),
        ] {
            let origin = origin.parse().unwrap();
            let hosts = Hosts::of([&origin]);
            let host = origin.authority();
            assert!(hosts.contain(host));
            assert!(hosts.contain(&format!("{host}:{port}")), "{host}");
            assert!(!hosts.contain(&format!("{host}:{other}")), "{host}");
        }
    }

    #[test]
    fn an_origin_with_a_port_is_answered_on_that_port_only() {
        let hosts = Hosts::of([&"http://contacts.mixmax.localhost:8081".parse().unwrap()]);
        assert!(hosts.contain("Contacts.mixmax.localhost:8081"));
        for authority in [
            "contacts.mixmax.localhost",
            "contacts.mixmax.localhost:8080",
        ] {
            assert!(!hosts.contain(authority), "{authority}");
        }
    }
}
