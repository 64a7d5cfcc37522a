//! Where redirects lead.

use std::collections::HashMap;

use url::Url;

use crate::exchange::{Exchange, UrlBasis};

/// The URL to which a response redirects.
pub(super) fn target(exchange: &Exchange, url: Option<&Url>) -> Option<Url> {
    let is_redirect = matches!(exchange.status(), Some(301 | 302 | 303 | 307 | 308));
    let location = exchange
        .response_header("location")
        .filter(|_| is_redirect)?;
    match exchange.url.as_ref().or(url) {
        Some(url) => url.join(location).ok(),
        None => Url::parse(location).ok(),
    }
}

pub(super) fn key_of(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}

/// Gives requests of which only host and path are known the scheme of the redirect that leads to them, and http where
/// they are redirected to their own address over https.
pub(super) fn take_schemes(exchanges: &mut [Exchange]) {
    let mut targets: HashMap<String, Url> = HashMap::new();
    for exchange in exchanges {
        if exchange.url_basis == UrlBasis::SchemeInferred
            && let Some(target) = exchange
                .url
                .as_ref()
                .and_then(|it| targets.get(address(it)))
        {
            exchange.url = Some(target.clone());
        }
        if let Some(target) = target(exchange, None) {
            if exchange.url_basis == UrlBasis::SchemeInferred
                && exchange.url.as_ref() == Some(&target)
                && target.scheme() == "https"
            {
                exchange.url = Url::parse(&format!("http://{}", address(&target))).ok();
            }
            targets.insert(address(&target).to_owned(), target);
        }
    }
}

/// A URL without its scheme.
fn address(url: &Url) -> &str {
    let text = url.as_str();
    text.split_once("://").map_or(text, |(_, address)| address)
}
