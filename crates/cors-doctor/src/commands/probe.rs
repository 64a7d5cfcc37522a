//! `cors-doctor probe`.

use std::io;

use cors_doctor::probe::{self, Probing, ProbingOptions, Progress};
use cors_doctor::send::{Client, ClientOptions, Limits, PageRequest};
use cors_doctor::{Basis, Fact, FactName, UNKNOWN_PAGE};
use cors_verdict::header::forbidden::is_forbidden_request_header;
use cors_verdict::{Credentials, Engine, Origin};

use crate::arguments::{OriginsName, OutputFormat, Probe};
use crate::commands::{output, waiting};
use crate::exit::{BLOCKED, NOT_REACHED, PASSES, Status};

pub(crate) fn run(arguments: Probe) -> io::Result<Status> {
    let client = Client::new(ClientOptions {
        authorities: arguments.cacert.clone(),
        addresses: arguments.resolve.clone(),
        limits: Limits {
            timeout: arguments.timeout,
            ..Limits::default()
        },
    })
    .map_err(io::Error::other)?;
    let options = ProbingOptions {
        asks_as_hostile: arguments.origins == Some(OriginsName::Hostile),
    };
    let (format, style) = (
        arguments.format,
        output::style(arguments.color, arguments.verbose),
    );
    let (request, facts, notes) = page_request(arguments)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let progress = Progress::default();
    let mut probing = Probing::new(&client, &request, options);
    runtime.block_on(waiting::wait(probing.run(&progress), &progress));
    let mut found = probing.finish(facts);
    found.sent.diagnosis.notes.extend(notes);
    let document = match format {
        OutputFormat::Text => probe::text(&found, style),
        OutputFormat::Markdown => probe::markdown(&found),
        OutputFormat::Json => probe::json(&found)? + "\n",
    };
    output::write(&document)?;
    let is_all_read = found.sent.diagnosis.unread_headers().is_none();
    Ok(if found.passes() && is_all_read {
        PASSES
    } else if found.is_not_reached() {
        NOT_REACHED
    } else {
        BLOCKED
    })
}

/// The request that the arguments describe, the facts that decide, and remarks.
fn page_request(arguments: Probe) -> io::Result<(PageRequest, Vec<Fact>, Vec<String>)> {
    let mut facts = Vec::new();
    let origin = match arguments.origin {
        Some(origin) => {
            facts.push(Fact::new(
                FactName::PageOrigin,
                origin.as_str(),
                Basis::Set,
                "it was set",
            ));
            origin
        }
        None => {
            let because = "nothing says which page it is; it is taken to be one of another origin";
            facts.push(Fact::new(
                FactName::PageOrigin,
                UNKNOWN_PAGE,
                Basis::Assumed,
                because,
            ));
            Origin::parse(UNKNOWN_PAGE).map_err(io::Error::other)?
        }
    };
    let mut url = arguments.url;
    url.set_fragment(None);
    let mut request = PageRequest::get(origin, url);
    for line in &arguments.header {
        request.add_header(line).map_err(io::Error::other)?;
    }
    let (method, basis, because) = match arguments.method {
        Some(method) => (method, Basis::Set, "it was set"),
        None if arguments.data.is_some() => ("POST".to_owned(), Basis::Inferred, "there is a body"),
        None => ("GET".to_owned(), Basis::Assumed, "there is no body"),
    };
    facts.push(Fact::new(FactName::Method, &*method, basis, because));
    request.method = method;
    facts.push(headers(&request));
    let (credentials, basis, because) = match arguments.credentials {
        Some(name) => (Credentials::from(name), Basis::Set, "it was set"),
        None if arguments.cookie.is_some() => {
            (Credentials::Include, Basis::Inferred, "a cookie was given")
        }
        None => {
            let because = "fetch() sends cookies to its own origin only unless told";
            (Credentials::SameOrigin, Basis::Assumed, because)
        }
    };
    facts.push(Fact::new(
        FactName::Credentials,
        name(credentials),
        basis,
        because,
    ));
    request.credentials = credentials;
    request.cookie = arguments.cookie;
    request.data = arguments.data.map(String::into_bytes);
    request.engine = Engine::from(arguments.engine);
    request.sends_unsafe_methods = arguments.send;
    if !arguments.stack.is_empty() {
        request.stacks = arguments.stack;
    }
    request.reads = arguments.reads;
    let notes = forbidden(&request)?;
    Ok((request, facts, notes))
}

/// The headers that script sets, without their values.
fn headers(request: &PageRequest) -> Fact {
    let names: Vec<&str> = request.headers.iter().map(|it| it.name()).collect();
    if names.is_empty() {
        let because = "a page that sets headers of its own needs --header 'NAME: VALUE' for each";
        return Fact::new(FactName::Headers, "none", Basis::Assumed, because);
    }
    Fact::new(
        FactName::Headers,
        names.join(", "),
        Basis::Set,
        "they were set",
    )
}

/// Remarks on headers that script cannot set.
fn forbidden(request: &PageRequest) -> io::Result<Vec<String>> {
    for (name, option) in [("origin", "--origin"), ("cookie", "--cookie")] {
        if request.headers.contains(name) {
            return Err(io::Error::other(format!(
                "script cannot set {name}, the browser does; use {option}"
            )));
        }
    }
    let dropped = request
        .headers
        .iter()
        .filter(|it| is_forbidden_request_header(it));
    let notes = dropped.map(|header| {
        format!(
            "Script cannot set {}: a browser drops it without a word, and so it was not sent.",
            header.name()
        )
    });
    Ok(notes.collect())
}

fn name(credentials: Credentials) -> &'static str {
    match credentials {
        Credentials::Omit => "omit",
        Credentials::SameOrigin => "same-origin",
        Credentials::Include => "include",
    }
}
