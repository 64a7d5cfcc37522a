//! `cors-doctor probe`.

use std::io;

use cors_doctor::probe::{self, Probing, ProbingOptions, Progress};
use cors_doctor::send::PageRequest;
use cors_doctor::{Basis, Fact, FactName, UNKNOWN_PAGE};
use cors_verdict::header::forbidden::is_forbidden_request_header;
use cors_verdict::{Credentials, Origin};

use crate::arguments::{OriginsName, OutputFormat, Probe};
use crate::commands::{output, waiting};
use crate::exit::{BLOCKED, NOT_REACHED, PASSES, Status};

pub(crate) fn run(arguments: Probe) -> io::Result<Status> {
    let client = arguments.network.client().map_err(io::Error::other)?;
    let options = ProbingOptions {
        asks_as_hostile: arguments.origins == Some(OriginsName::Hostile),
    };
    let format = arguments.report.format;
    let style = output::style(arguments.report.color, arguments.verbose);
    let (request, facts, notes) = page_request(arguments)?;
    let progress = Progress::default();
    let mut probing = Probing::new(&client, &request, options);
    waiting::runtime()?.block_on(waiting::wait(probing.run(&progress), &progress));
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
    let (origin, page) = page(arguments.origin)?;
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
    let method_fact = Fact::new(FactName::Method, &*method, basis, because);
    request.method = method;
    let (credentials, basis, because) = match arguments.credentials {
        Some(credentials) => (credentials, Basis::Set, "it was set"),
        None if arguments.cookie.is_some() => {
            (Credentials::Include, Basis::Inferred, "a cookie was given")
        }
        None => {
            let because = "by default, fetch() sends cookies to its own origin only";
            (Credentials::SameOrigin, Basis::Assumed, because)
        }
    };
    let credentials_fact = Fact::new(FactName::Credentials, credentials.name(), basis, because);
    request.credentials = credentials;
    request.cookie = arguments.cookie;
    request.data = arguments.data.map(String::into_bytes);
    request.engine = arguments.engine;
    request.sends_unsafe_methods = arguments.send;
    if !arguments.report.stack.is_empty() {
        request.stacks = arguments.report.stack;
    }
    request.reads = arguments.report.reads;
    let notes = forbidden(&request)?;
    let facts = vec![page, method_fact, headers(&request), credentials_fact];
    Ok((request, facts, notes))
}

/// The origin of the page.
fn page(given: Option<Origin>) -> io::Result<(Origin, Fact)> {
    let (origin, basis, because) = match given {
        Some(origin) => (origin, Basis::Set, "it was set"),
        None => (
            Origin::parse(UNKNOWN_PAGE).map_err(io::Error::other)?,
            Basis::Assumed,
            "nothing says which page it is; it is taken to be one of another origin",
        ),
    };
    let fact = Fact::new(FactName::PageOrigin, origin.as_str(), basis, because);
    Ok((origin, fact))
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
