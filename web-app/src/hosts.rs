//! The pages answer on the hosts of the page origins and on no others, so that
//! a name rebound to this address by somebody else finds nothing here.

use std::collections::HashSet;

use actix_web::{
    Error, HttpResponse,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::HOST,
    middleware::Next,
    web::Data,
};

use crate::config::Config;

/// The host names that are answered, in lower case. Ports do not count: behind
/// a published or forwarded port the browser's is another than ours.
pub(crate) struct PageHosts(HashSet<String>);

impl PageHosts {
    pub(crate) fn new(config: &Config) -> Self {
        let hosts = config.page_origins().into_iter();
        Self(hosts.map(|origin| origin.host().to_string()).collect())
    }

    fn answers(&self, authority: &str) -> bool {
        self.0
            .contains(&without_port(authority).to_ascii_lowercase())
    }
}

/// Answers 421 to every other host, but for `/healthz`, which a health check
/// asks by address.
pub(crate) async fn only_page_hosts(
    hosts: Data<PageHosts>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let allowed = request.path() == "/healthz"
        || authority(&request).is_some_and(|authority| hosts.answers(authority));
    if allowed {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let refusal = HttpResponse::MisdirectedRequest()
        .content_type("text/plain; charset=utf-8")
        .body("These pages are not served under this host name.\n");
    Ok(request.into_response(refusal))
}

/// The authority that was asked for: the request target's, if it has one, wins
/// over the `Host` header (RFC 9112, section 3.2.2).
pub(crate) fn authority(request: &ServiceRequest) -> Option<&str> {
    match request.uri().authority() {
        Some(authority) => Some(authority.as_str()),
        None => request.headers().get(HOST)?.to_str().ok(),
    }
}

/// A host without the port that may follow it.
pub(crate) fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_host_is_answered_on_every_port_and_nothing_else_is() {
        let hosts = PageHosts::new(&Config::demo("mixmax.localhost", 8080, 8081).unwrap());
        for authority in [
            "app.mixmax.localhost:8080",
            "App.Mixmax.localhost",
            "evil.localhost:9",
        ] {
            assert!(hosts.answers(authority), "{authority}");
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
            assert!(!hosts.answers(authority), "{authority}");
        }
    }
}
