//! From what an input has of a request to a case for the judge, with where each fact comes from.

mod answers;
mod console_message;
mod credentials;
mod mode;
mod page_origin;
mod refused;
mod request;
mod source;

use cors_verdict::{Body, Case, Credentials, Decoded, HeaderList, Request, judge_without_trace};

use crate::fact::{Basis, Fact, FactName};
use crate::formats::Prose;
use crate::group::Group;
use crate::infer::mode::Concern;
use crate::infer::source::Source;
use crate::settings::Settings;

/// A request with its facts.
#[derive(Debug)]
pub(crate) struct Inferred {
    pub(crate) case: Case,
    pub(crate) facts: Vec<Fact>,
    /// Whether a browser sent the request itself, so that its preflight must have passed.
    pub(crate) was_sent: bool,
    /// Whether a recording has the request without a response.
    pub(crate) has_no_response: bool,
}

/// What becomes of a request.
#[derive(Debug)]
pub(crate) enum Inference {
    Call(Box<Inferred>),
    /// The CORS protocol has no part in it.
    Unconcerned,
    /// The page or the person cancelled it.
    Cancelled,
}

/// Infers the case of a request.
pub(crate) fn infer(
    group: &Group,
    prose: &Prose,
    message: Option<&Decoded>,
    settings: &Settings,
) -> Inference {
    let source = Source {
        group,
        prose,
        message,
        settings,
    };
    if source.is_cancelled() {
        return Inference::Cancelled;
    }
    let (url, url_fact) = request::url(&source);
    let (page_origin, origin_fact) = page_origin::infer(&source, &url);
    let (mode, mode_fact) = mode::infer(&source);
    if mode::concern(&source, &page_origin, &url, mode) == Concern::Unconcerned {
        return Inference::Unconcerned;
    }
    let (method, method_fact) = request::method(&source);
    let is_own = page_origin.is_same_origin(&url);
    let (credentials, credentials_fact) = credentials::infer(&source, is_own);
    let (headers, headers_fact) = request::headers(&source, &method);
    let answers = answers::hops(&source);
    let mut facts = vec![origin_fact, url_fact, method_fact, credentials_fact];
    facts.extend(mode_fact);
    facts.extend(headers_fact);
    facts.extend(answers.facts);

    let request = Request {
        mode,
        credentials,
        redirect: source
            .script()
            .and_then(|it| it.redirect)
            .unwrap_or_default(),
        body: body(&source, &method, &headers),
        method,
        headers,
        ..Request::get(url)
    };
    let mut case = Case::new(page_origin, request);
    case.hops = answers.hops;
    facts.extend(apply_settings(&source, &mut case));
    conclude_from_responses(&source, &mut case, &mut facts);
    facts.extend(console_message::apply(&source, &mut case));
    Inference::Call(Box::new(Inferred {
        case,
        facts,
        was_sent: source.was_sent(),
        has_no_response: answers.has_no_response,
    }))
}

fn body(source: &Source<'_>, method: &str, headers: &HeaderList) -> Body {
    let can_have_body = !matches!(&*cors_verdict::method::normalize(method), "GET" | "HEAD");
    if can_have_body && (headers.contains("content-type") || source.has_body()) {
        Body::Bytes
    } else {
        Body::None
    }
}

/// What the responses, and the preflight that was sent, say about the request.
fn conclude_from_responses(source: &Source<'_>, case: &mut Case, facts: &mut Vec<Fact>) {
    if let Some(because) = refused::with_credentials(source, case) {
        case.request.credentials = Credentials::Include;
        facts.retain(|it| it.name != FactName::Credentials);
        facts.push(Fact::new(
            FactName::Credentials,
            "include",
            Basis::Inferred,
            because,
        ));
    }
    // A preflight that the request as it is known would not need was sent for something unknown.
    let first = source.group.hops.first();
    let has_preflight = first.is_some_and(|it| it.preflight.is_some());
    if has_preflight && judge_without_trace(case).preflight.is_none() {
        case.request.force_preflight = true;
    }
}

/// What is set beside the request: the engine, if one is, is a fact.
fn apply_settings(source: &Source<'_>, case: &mut Case) -> Option<Fact> {
    let settings = source.settings;
    case.reads = if settings.reads.is_empty() {
        source.headers_read()
    } else {
        settings.reads.clone()
    };
    if let Some(stacks) = &settings.stacks {
        case.stacks.clone_from(stacks);
    }
    case.engine = settings.engine?;
    let name = case.engine.name();
    Some(Fact::new(FactName::Engine, name, Basis::Set, "it was set"))
}
