//! [Serializing a request origin](https://fetch.spec.whatwg.org/#serializing-a-request-origin):
//! what a request says about its page after redirects.

use url::Url;

use web_origin::Origin;

/// [Redirect-taint](https://fetch.spec.whatwg.org/#concept-request-tainted-origin) of a URL list:
/// whether the chain left an origin that was already foreign to the page.
///
/// The standard's `same-site` and `cross-site` are both true here: only cookies tell them apart.
pub fn is_redirect_tainted(origin: &Origin, urls: &[Url]) -> bool {
    urls.windows(2).any(|pair| match pair {
        [last, next] => last.origin() != next.origin() && !origin.is_same_origin(last),
        _ => false,
    })
}

/// [Serializing a request origin](https://fetch.spec.whatwg.org/#serializing-a-request-origin):
/// the value of the `Origin` header, with which `Access-Control-Allow-Origin` is compared.
pub fn serialize_request_origin(origin: &Origin, tainted: bool) -> &str {
    if tainted { "null" } else { origin.as_str() }
}
