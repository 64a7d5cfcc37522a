//! Which response headers script can read.

use fetch_names::{is_forbidden_response_header_name, is_safelisted_response_header_name};

use crate::header::name::EXPOSE_HEADERS;
use crate::header::{HeaderList, list_values};
use crate::request::Credentials;

/// The names in a [CORS filtered response](https://fetch.spec.whatwg.org/#concept-filtered-response-cors):
/// the [CORS-safelisted](https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name) ones
/// and those `Access-Control-Expose-Headers` lists, as
/// [main fetch](https://fetch.spec.whatwg.org/#concept-main-fetch) reads it.
pub(crate) fn cors_filtered_names(headers: &HeaderList, credentials: Credentials) -> Vec<String> {
    let names = basic_filtered_names(headers);
    // A list that breaks the syntax exposes nothing, and the response stays readable.
    let list = list_values::extract(headers, EXPOSE_HEADERS).and_then(Result::ok);
    let unlisted = match &list {
        Some(list) => {
            let found = list.look_for_names(&names);
            if found.wildcard && !credentials.is_include() {
                return names;
            }
            found.missing
        }
        None => names.iter().map(String::as_str).collect(),
    };
    let hidden: Vec<String> = unlisted
        .into_iter()
        .filter(|name| !is_safelisted_response_header_name(name))
        .map(str::to_owned)
        .collect();
    names
        .into_iter()
        .filter(|name| hidden.binary_search(name).is_err())
        .collect()
}

/// The names in a [basic filtered response](https://fetch.spec.whatwg.org/#concept-filtered-response-basic):
/// all but the [forbidden](https://fetch.spec.whatwg.org/#forbidden-response-header-name) ones.
pub(crate) fn basic_filtered_names(headers: &HeaderList) -> Vec<String> {
    let mut names: Vec<String> = headers
        .iter()
        .map(|header| header.name().to_ascii_lowercase())
        .filter(|name| !is_forbidden_response_header_name(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}
