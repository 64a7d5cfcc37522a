//! The request as the page should make it.

use crate::case::Case;
use crate::cause::row::PageChange;
use crate::method;
use crate::quoted::quoted;
use crate::refusal::Refusal;
use crate::request::{Body, Credentials, Mode, Redirect};

/// The page's code, for the causes that lie in it.
pub(super) fn code(case: &Case, refusal: &Refusal) -> Option<String> {
    let request = &case.request;
    let mut mode = request.mode;
    let mut redirect = request.redirect;
    let mut method = method::normalize(&request.method).into_owned();
    let mut url = request.url.as_str();
    match refusal.cause.page_change()? {
        PageChange::ModeCors => mode = Mode::Cors,
        PageChange::ModeCorsAndFollow => (mode, redirect) = (Mode::Cors, Redirect::Follow),
        PageChange::Follow => redirect = Redirect::Follow,
        PageChange::UpperCaseMethod => method = method.to_ascii_uppercase(),
        PageChange::RedirectTarget => url = refusal.hop.location()?,
        PageChange::FinalUrl => url = refusal.hop.url.as_str(),
    }
    let options = [
        (method != "GET").then(|| format!("method: {}", quoted(&method))),
        option("mode", mode_name(mode)),
        option("credentials", credentials_name(request.credentials)),
        option("redirect", redirect_name(redirect)),
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

fn option(name: &str, value: Option<&str>) -> Option<String> {
    Some(format!("{name}: {}", quoted(value?)))
}

/// The name of a mode that has to be written, because it is not the default.
fn mode_name(mode: Mode) -> Option<&'static str> {
    match mode {
        Mode::Cors => None,
        Mode::NoCors => Some("no-cors"),
        Mode::SameOrigin => Some("same-origin"),
    }
}

fn credentials_name(credentials: Credentials) -> Option<&'static str> {
    match credentials {
        Credentials::SameOrigin => None,
        Credentials::Omit => Some("omit"),
        Credentials::Include => Some("include"),
    }
}

fn redirect_name(redirect: Redirect) -> Option<&'static str> {
    match redirect {
        Redirect::Follow => None,
        Redirect::Error => Some("error"),
        Redirect::Manual => Some("manual"),
    }
}
