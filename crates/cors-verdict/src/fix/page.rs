//! The request as the page should make it.

use serde::Serialize;
use serde_json::json;

use crate::case::Case;
use crate::cause::row::PageChange;
use crate::failure::Failure;
use crate::method;
use crate::quoted::quoted;
use crate::refusal::Refusal;
use crate::request::{Body, Mode, Redirect};

/// The page's code, for the causes that lie in it.
pub(super) fn code(case: &Case, refusal: &Refusal) -> Option<String> {
    let request = &case.request;
    let mut mode = request.mode;
    let mut redirect = request.redirect;
    let mut method = method::normalize(&request.method).into_owned();
    let mut url = request.url.as_str();
    match refusal
        .cause
        .page_change()
        .or_else(|| unlisted_spelling(refusal))?
    {
        PageChange::ModeCors => mode = Mode::Cors,
        PageChange::ModeCorsAndFollow => (mode, redirect) = (Mode::Cors, Redirect::Follow),
        PageChange::Follow => redirect = Redirect::Follow,
        PageChange::UpperCaseMethod => method = method.to_ascii_uppercase(),
        PageChange::RedirectTarget => url = refusal.hop.location()?,
        PageChange::FinalUrl => url = refusal.hop.url.as_str(),
    }
    let options = [
        (method != "GET").then(|| format!("method: {}", quoted(&method))),
        option("mode", &mode),
        option("credentials", &request.credentials),
        option("redirect", &redirect),
        (request.body != Body::None).then(|| "headers,\n  body".to_owned()),
    ];
    let options: Vec<String> = options.into_iter().flatten().collect();
    let url = quoted(url);
    Some(if options.is_empty() {
        format!("const response = await fetch({url});\n")
    } else {
        let options = options.join(",\n  ");
        format!("const response = await fetch({url}, {{\n  {options},\n}});\n")
    })
}

/// Servers list methods in upper case, and browsers put only six of them into upper case.
fn unlisted_spelling(refusal: &Refusal) -> Option<PageChange> {
    let is_refused = matches!(refusal.hop.failure, Failure::Preflight(_));
    (is_refused && method::has_lower_case(&refusal.hop.method))
        .then_some(PageChange::UpperCaseMethod)
}

/// An option of `fetch()`, if it is not the default. The names are those of the JSON.
fn option<T: Default + PartialEq + Serialize>(name: &str, value: &T) -> Option<String> {
    (*value != T::default()).then(|| format!("{name}: {}", json!(value)))
}
