//! Whatever comes in: a verdict or an error, and verdicts that agree with themselves.

#![no_main]

use arbitrary::Arbitrary;
use cors_verdict::json::judge_json;
use cors_verdict::{
    Answer, Body, Case, Credentials, Engine, HeaderList, Hop, Mode, Origin, Redirect, Request,
    Response, decode, judge_without_trace, report,
};
use libfuzzer_sys::fuzz_target;
use url::Url;

#[derive(Arbitrary, Debug)]
enum Input<'a> {
    /// A document.
    Json(&'a [u8]),
    /// A message.
    Message(&'a str),
    /// A case that is one, with bytes in it that no document could hold.
    Structured(Structured<'a>),
}

#[derive(Arbitrary, Debug)]
struct Structured<'a> {
    opaque_page: bool,
    url: Place<'a>,
    method: &'a str,
    headers: Vec<(Name<'a>, &'a [u8])>,
    mode: u8,
    credentials: u8,
    redirect: u8,
    body: u8,
    force_preflight: bool,
    hops: Vec<(Reply<'a>, Reply<'a>)>,
    engine: u8,
}

#[derive(Arbitrary, Debug)]
enum Place<'a> {
    Home,
    Api,
    Third,
    Any(&'a str),
}

#[derive(Arbitrary, Debug)]
enum Name<'a> {
    Known(u8),
    Any(&'a str),
}

#[derive(Arbitrary, Debug)]
enum Value<'a> {
    Origin,
    Wildcard,
    True,
    Place(Place<'a>),
    Any(&'a [u8]),
}

#[derive(Arbitrary, Debug)]
enum Reply<'a> {
    None,
    NetworkError,
    NotHttp,
    Response(u8, Vec<(Name<'a>, Value<'a>)>),
}

const PAGE: &str = "http://app.test:8080";

const NAMES: [&str; 20] = [
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "access-control-allow-origin",
    "Location",
    "Vary",
    "Content-Type",
    "Accept",
    "Accept-Language",
    "Range",
    "Authorization",
    "X-A",
    "User-Agent",
    "Save-Data",
    "Cookie",
    "X-HTTP-Method-Override",
    "Set-Cookie",
];

const STATUSES: [u16; 12] = [200, 204, 301, 302, 303, 304, 307, 401, 404, 500, 100, 999];

fuzz_target!(|input: Input<'_>| match input {
    Input::Json(json) => {
        let _ = judge_json(json, None);
    }
    Input::Message(message) => {
        let decoded = decode(message);
        assert!(decoded.is_cors || decoded.note.is_some());
    }
    Input::Structured(structured) => {
        if let Some(case) = structured.case() {
            check(case);
        }
    }
});

fn check(mut case: Case) {
    for engine in [
        Engine::Standard,
        Engine::Chromium,
        Engine::Firefox,
        Engine::Webkit,
    ] {
        case.engine = engine;
        let report = report(&case);
        let verdict = &report.verdict;
        assert_eq!(verdict.cause().is_some(), report.fix.is_some());
        let untraced = judge_without_trace(&case);
        assert_eq!(untraced.outcome, verdict.outcome);
        assert!(untraced.trace.is_empty());
        let messages = report.messages;
        for printed in [messages.chromium, messages.firefox, messages.webkit] {
            if let Some(message) = printed.and_then(|printed| printed.message) {
                let _ = decode(&message);
            }
        }
    }
}

impl Structured<'_> {
    fn case(&self) -> Option<Case> {
        let request = Request {
            url: Url::parse(self.url.text()).ok()?,
            method: self.method.to_owned(),
            headers: header_list(self.headers.iter().map(|(name, value)| (name, *value))),
            mode: [Mode::Cors, Mode::NoCors, Mode::SameOrigin][usize::from(self.mode % 3)],
            credentials: [
                Credentials::Omit,
                Credentials::SameOrigin,
                Credentials::Include,
            ][usize::from(self.credentials % 3)],
            redirect: [Redirect::Follow, Redirect::Error, Redirect::Manual]
                [usize::from(self.redirect % 3)],
            body: [Body::None, Body::Bytes, Body::Stream][usize::from(self.body % 3)],
            force_preflight: self.force_preflight,
        };
        let page_origin = if self.opaque_page {
            Origin::Opaque
        } else {
            Origin::parse(PAGE).ok()?
        };
        Some(Case {
            hops: self
                .hops
                .iter()
                .map(|(preflight, response)| Hop {
                    preflight: preflight.answer(),
                    response: response.answer(),
                })
                .collect(),
            engine: [
                Engine::Standard,
                Engine::Chromium,
                Engine::Firefox,
                Engine::Webkit,
            ][usize::from(self.engine % 4)],
            ..Case::new(page_origin, request)
        })
    }
}

impl Reply<'_> {
    fn answer(&self) -> Option<Answer> {
        match self {
            Self::None => None,
            Self::NetworkError => Some(Answer::NetworkError),
            Self::NotHttp => Some(Answer::NotHttp),
            Self::Response(status, headers) => Some(Answer::Response(Response {
                status: STATUSES[usize::from(*status) % STATUSES.len()],
                headers: header_list(headers.iter().map(|(name, value)| (name, value.bytes()))),
            })),
        }
    }
}

impl Value<'_> {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Origin => PAGE.as_bytes(),
            Self::Wildcard => b"*",
            Self::True => b"true",
            Self::Place(place) => place.text().as_bytes(),
            Self::Any(bytes) => bytes,
        }
    }
}

impl Place<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Home => "http://app.test:8080/x",
            Self::Api => "http://api.test:8081/x",
            Self::Third => "https://third.test/x",
            Self::Any(text) => text,
        }
    }
}

fn header_list<'a>(pairs: impl Iterator<Item = (&'a Name<'a>, &'a [u8])>) -> HeaderList {
    let mut headers = HeaderList::new();
    for (name, value) in pairs {
        let name = match name {
            Name::Known(index) => NAMES[usize::from(*index) % NAMES.len()],
            Name::Any(name) => name,
        };
        let _ = headers.append(name, value);
    }
    headers
}
