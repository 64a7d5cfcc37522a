//! Random requests, with random recipes, in the form in which the playground composes them.
//!
//! Every choice has the harmless one first, towards which a case is shrunk; what is listed after
//! it are the edges at which browsers differ from what people, and the judge, believe.

use cors_lab::recipe::{
    behaviour::{Behaviour, Recipe, Redirect},
    target::Target,
};
use cors_verdict::{Credentials, Mode, Redirect as RedirectMode};
use proptest::{
    collection::vec,
    prelude::{BoxedStrategy, Just, Strategy, any},
    prop_oneof,
    sample::select,
    strategy::Union,
};
use serde::Serialize;

use super::{cors_headers::Headers, recipes::recipes};

/// A request of one page, and what the lab answers.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Composition {
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) request: Request,
    pub(crate) recipe: Recipe,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Request {
    pub(crate) method: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) headers: Headers,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<&'static str>,
    pub(crate) mode: Mode,
    pub(crate) credentials: Credentials,
    pub(crate) redirect: RedirectMode,
}

impl Composition {
    /// The playground's address for it, on the ports of the README.
    pub(crate) fn permalink(&self) -> String {
        let case = serde_json::to_string(self).expect("a composition is JSON");
        let case: String = url::form_urlencoded::byte_serialize(case.as_bytes()).collect();
        format!("http://app.mixmax.localhost:8080/playground?case={case}")
    }

    /// Whether a request with an unsafe method may be answered with what is no HTTP.
    pub(crate) fn is_unsafe_and_not_http(&self) -> bool {
        let simple = ["GET", "HEAD", "POST"];
        !simple.contains(&&*self.request.method.to_ascii_uppercase()) && is_not_http(&self.recipe)
    }

    /// Whether it may lead to a page, whose server keeps no record.
    pub(crate) fn leads_to_a_page(&self) -> bool {
        leads_to_a_page(&self.recipe)
    }
}

fn is_not_http(recipe: &Recipe) -> bool {
    match &recipe.response.behaviour {
        Behaviour::NotHttp => true,
        Behaviour::Redirect { redirect, .. } => redirect.recipe.as_ref().is_some_and(is_not_http),
        Behaviour::Respond { .. } | Behaviour::Abort => false,
    }
}

fn leads_to_a_page(recipe: &Recipe) -> bool {
    let Behaviour::Redirect { redirect, .. } = &recipe.response.behaviour else {
        return false;
    };
    let Redirect { to, recipe, .. } = redirect.as_ref();
    matches!(
        to,
        Target::App | Target::Sibling | Target::Apex | Target::Stranger | Target::LookAlike
    ) || recipe.as_ref().is_some_and(leads_to_a_page)
}

pub(crate) fn compositions() -> BoxedStrategy<Composition> {
    let pages = weighted_select(&[(12, "app"), (2, "blog"), (4, "evil"), (3, "null")]);
    let hosts = weighted_select(&[(4, "lab"), (1, "third")]);
    (pages, hosts, requests(), recipes())
        .prop_map(|(from, to, request, recipe)| Composition {
            from,
            to,
            request,
            recipe,
        })
        .boxed()
}

fn requests() -> BoxedStrategy<Request> {
    let methods = weighted_select(&[
        (6, "GET"),
        (4, "POST"),
        (4, "PUT"),
        (2, "PATCH"),
        (2, "DELETE"),
        (1, "HEAD"),
        (1, "OPTIONS"),
        (1, "patch"),
        (1, "put"),
        (1, "get"),
        (1, "CHICKEN"),
    ]);
    let headers = vec(request_headers(), 0..4);
    let modes = weighted_select(&[(16, Mode::Cors), (2, Mode::NoCors), (1, Mode::SameOrigin)]);
    let credentials = weighted_select(&[
        (3, Credentials::SameOrigin),
        (4, Credentials::Include),
        (1, Credentials::Omit),
    ]);
    let redirects = weighted_select(&[
        (8, RedirectMode::Follow),
        (1, RedirectMode::Manual),
        (1, RedirectMode::Error),
    ]);
    (
        methods,
        headers,
        any::<bool>(),
        modes,
        credentials,
        redirects,
    )
        .prop_map(|(method, headers, body, mode, credentials, redirect)| {
            let upper = method.to_ascii_uppercase();
            let simple = matches!(&*upper, "GET" | "HEAD" | "POST");
            // Mode no-cors takes no other, and GET and HEAD take no body: script would be told
            // before there is a request.
            let method = if mode == Mode::NoCors && !simple {
                "POST"
            } else {
                method
            };
            let bodiless = matches!(&*method.to_ascii_uppercase(), "GET" | "HEAD");
            Request {
                method: method.to_owned(),
                headers,
                body: (body && !bodiless).then_some("Neighbours"),
                mode,
                credentials,
                redirect,
            }
        })
        .boxed()
}

fn request_headers() -> impl Strategy<Value = (String, String)> {
    const LONG: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    let longest = format!("{LONG}{LONG}");
    let too_long = format!("{longest}a");
    let safelisted = [
        ("Accept", "application/json"),
        ("Accept", "text/(x)"),
        ("Accept", "\u{e9}\u{ff}"),
        ("Accept", &longest),
        ("Accept", &too_long),
        ("accept", LONG),
        ("Accept-Language", "en, fr;q=0.5"),
        ("Accept-Language", "en_US"),
        ("Accept-Language", "*"),
        ("Content-Language", "de-AT"),
        ("Content-Language", "de/AT"),
        ("Range", "bytes=0-99"),
        ("Range", "bytes=5-"),
        ("Range", "bytes=-5"),
        ("Range", "bytes=0-1,3-4"),
        ("Range", "bytes= 0-1"),
    ];
    let types = [
        "text/plain",
        "application/json",
        "text/plain;charset=utf-8",
        "TEXT/PLAIN",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; x=\"y\"",
        "text/html",
        "text/plain, text/plain",
        "text",
        "",
    ];
    let others = [
        ("X-A", "1"),
        ("x-b", "2"),
        ("X-Requested-With", "XMLHttpRequest"),
        ("Authorization", "Bearer x"),
        ("Cache-Control", "no-cache"),
        ("If-None-Match", "\"1\""),
        ("Save-Data", "on"),
        ("DPR", "2"),
        ("User-Agent", "lab"),
        ("Origin", "http://nobody.invalid"),
        ("Cookie", "lab-x=1"),
        ("Sec-X", "1"),
        ("Proxy-X", "1"),
        ("DNT", "1"),
        ("X-HTTP-Method-Override", "TRACE"),
        ("X-HTTP-Method-Override", "PUT"),
        ("Access-Control-Request-Method", "GET"),
        ("Access-Control-Allow-Origin", "*"),
    ];
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    prop_oneof![
        3 => select(others.iter().map(owned).collect::<Vec<_>>()),
        2 => select(safelisted.iter().map(owned).collect::<Vec<_>>()),
        2 => select(types.map(|value| ("Content-Type".to_owned(), value.to_owned())).to_vec()),
    ]
}

/// One of the values, the likelier the heavier.
pub(crate) fn weighted_select<T: Clone + std::fmt::Debug + 'static>(
    choices: &[(u32, T)],
) -> Union<Just<T>> {
    let choices = choices.iter().cloned();
    Union::new_weighted(
        choices
            .map(|(weight, value)| (weight, Just(value)))
            .collect(),
    )
}
