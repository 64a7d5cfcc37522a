//! The request as the page should make it.

use super::express::quoted;
use crate::case::{Body, Case, Credentials, Mode, Redirect};
use crate::cause::Cause;
use crate::refusal::Refusal;

/// The page's code, for the causes that lie in it.
pub(super) fn code(cause: Cause, case: &Case, refusal: &Refusal) -> Option<String> {
    let request = &case.request;
    let mut options = Options {
        url: refusal.first_url.as_str(),
        method: refusal_method(case),
        mode: request.mode,
        redirect: request.redirect,
        credentials: request.credentials,
        has_body: request.body != Body::None,
    };
    match cause {
        Cause::ModeSameOrigin | Cause::RedirectSameOriginMode => options.mode = Mode::Cors,
        Cause::NoCorsRedirectMode => {
            options.mode = Mode::Cors;
            options.redirect = Redirect::Follow;
        }
        Cause::RedirectModeError => options.redirect = Redirect::Follow,
        Cause::MethodCaseMismatch => options.method = options.method.to_ascii_uppercase(),
        Cause::PreflightRedirect
        | Cause::PreflightRedirectNoAcao
        | Cause::RedirectHopAcaoMissing
        | Cause::RedirectHopCredentials => options.url = refusal.location.as_deref()?,
        Cause::RedirectOriginNull
        | Cause::RedirectBackHome
        | Cause::RedirectFinalAcaoMissing
        | Cause::RedirectSecondPreflight
        | Cause::RedirectSecondPreflightNull
        | Cause::RedirectExtraPreflight => options.url = refusal.url.as_str(),
        _ => return None,
    }
    Some(options.code())
}

fn refusal_method(case: &Case) -> String {
    crate::method::normalize(&case.request.method).into_owned()
}

struct Options<'a> {
    url: &'a str,
    method: String,
    mode: Mode,
    redirect: Redirect,
    credentials: Credentials,
    has_body: bool,
}

impl Options<'_> {
    fn code(&self) -> String {
        let mut lines = Vec::new();
        if self.method != "GET" {
            lines.push(format!("method: {}", quoted(&self.method)));
        }
        match self.mode {
            Mode::Cors => {}
            Mode::NoCors => lines.push("mode: \"no-cors\"".to_owned()),
            Mode::SameOrigin => lines.push("mode: \"same-origin\"".to_owned()),
        }
        match self.credentials {
            Credentials::SameOrigin => {}
            Credentials::Omit => lines.push("credentials: \"omit\"".to_owned()),
            Credentials::Include => lines.push("credentials: \"include\"".to_owned()),
        }
        match self.redirect {
            Redirect::Follow => {}
            Redirect::Error => lines.push("redirect: \"error\"".to_owned()),
            Redirect::Manual => lines.push("redirect: \"manual\"".to_owned()),
        }
        if self.has_body {
            lines.push("headers".to_owned());
            lines.push("body".to_owned());
        }
        let url = quoted(self.url);
        if lines.is_empty() {
            format!("const response = await fetch({url});\n")
        } else {
            format!(
                "const response = await fetch({url}, {{\n  {},\n}});\n",
                lines.join(",\n  ")
            )
        }
    }
}
