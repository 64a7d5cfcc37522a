//! A first policy file, from what a server answers.

use std::collections::BTreeSet;

use cors_verdict::{Engine, Hop, Origin, Outcome, is_safelisted_response_header_name};
use url::Url;

use crate::probe::hostile_origins;
use crate::redact::{REDACTED, redact_url};
use crate::report::hidden_headers::hidden;
use crate::send::{Client, End as Sending, Failure, PageRequest, Sent, send};

/// What a policy file is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What pages ask. Of an unsafe method that is not to be sent, its preflight is observed.
    pub request: PageRequest,
    /// The origins of those pages.
    pub origins: Vec<Origin>,
    /// The response headers that script reads.
    pub reads: Vec<String>,
}

/// A policy file that was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The text of the file.
    pub text: String,
    /// Why the file may be about something else than was meant, as sentences.
    pub warnings: Vec<String>,
}

/// What came of asking from one origin.
struct Observed {
    /// The status of the last answer, if there was one.
    status: Option<u16>,
    is_readable: bool,
    /// The reason, in a few words.
    because: String,
    /// The names of the response headers that the page can read.
    exposed: Vec<String>,
    /// The names of those that a page may look for and cannot read.
    hidden: Vec<String>,
}

/// The text of a policy file in which every line that was observed says so.
///
/// # Errors
///
/// When the server is not reached.
pub async fn write(asked: &Asked, client: &Client) -> Result<Written, Failure> {
    let mut origins = Vec::new();
    for (place, origin) in asked.origins.iter().enumerate() {
        let observed = observe(asked, origin, client).await?;
        origins.push((name(place), origin, observed));
    }
    let stranger = Origin::parse("https://stranger.example").unwrap_or(Origin::Opaque);
    let refused = observe(asked, &stranger, client).await?;
    origins.push(("stranger".to_owned(), &stranger, refused));
    let mut let_in = Vec::new();
    let trusted = asked.origins.first();
    for (family, origin) in trusted.map(hostile_origins).unwrap_or_default() {
        if !family.is_of_the_site() && observe(asked, &origin, client).await?.is_readable {
            let_in.push(format!("{origin} ({})", family.title()));
        }
    }
    let statuses = origins.iter().filter_map(|(.., it)| it.status);
    Ok(Written {
        warnings: statuses
            .min()
            .and_then(|it| warning(asked, it))
            .into_iter()
            .chain(secret_warning(&asked.request.url))
            .collect(),
        text: text(asked, &origins, &let_in),
    })
}

/// What a status says about the request rather than about the origin.
fn warning(asked: &Asked, status: u16) -> Option<String> {
    let method = &asked.request.method;
    let advice = match status {
        404 => "is the path right?",
        405 => "another method may be meant; --method names it",
        422 => "something is missing, such as a header; --header adds one",
        _ => return None,
    };
    Some(format!(
        "the server answered {method} {} with {status}, so this file is about an error response: {advice}",
        without_secrets(&asked.request.url).path()
    ))
}

/// That the file asks another URL than the server was asked.
fn secret_warning(url: &Url) -> Option<String> {
    let written = without_secrets(url);
    let is_same = written.path() == url.path() && written.query() == url.query();
    (!is_same).then(|| {
        format!("a secret stays out of the file: its path has \"{REDACTED}\" in the place of what looks like one")
    })
}

fn without_secrets(url: &Url) -> Url {
    let mut url = url.clone();
    redact_url(&mut url);
    url
}

fn name(place: usize) -> String {
    match place {
        0 => "app".to_owned(),
        _ => format!("app-{}", place + 1),
    }
}

async fn observe(asked: &Asked, origin: &Origin, client: &Client) -> Result<Observed, Failure> {
    let request = PageRequest {
        origin: origin.clone(),
        engine: Engine::Standard,
        stacks: Vec::new(),
        ..asked.request.clone()
    };
    let sent = send(client, &request, Vec::new()).await;
    match sent.end {
        Sending::NotReached(failure) => Err(failure),
        Sending::NotAllowed { is_preflighted, .. } => Ok(Observed {
            is_readable: is_preflighted,
            because: if is_preflighted {
                "the preflight passes, and the request was not sent".to_owned()
            } else {
                "not known: it needs no preflight, and was not sent".to_owned()
            },
            exposed: Vec::new(),
            hidden: Vec::new(),
            status: None,
        }),
        _ => Ok(observed(&sent)),
    }
}

fn observed(sent: &Sent) -> Observed {
    let verdict = sent.diagnosis.report.as_ref().map(|it| &it.verdict);
    let exposed = match verdict.map(|it| &it.outcome) {
        Some(Outcome::Readable {
            exposed_headers, ..
        }) => Some(exposed_headers.clone()),
        _ => None,
    };
    let last = sent.diagnosis.case.hops.last();
    let response = last.and_then(Hop::actual_response);
    let status = response.map_or_else(String::new, |it| format!("status {}, ", it.status));
    let allowed = response.and_then(|it| it.headers.get("access-control-allow-origin"));
    let because = match (&exposed, allowed) {
        (Some(_), Some(value)) => {
            format!(
                "Access-Control-Allow-Origin: {}",
                String::from_utf8_lossy(&value)
            )
        }
        (Some(_), None) => "it is the page's own origin".to_owned(),
        (None, _) => {
            let title = sent.diagnosis.title();
            title.unwrap_or("it is not readable").to_owned()
        }
    };
    let because = format!("{status}{because}");
    let hidden = match (&exposed, response) {
        (Some(exposed), Some(response)) => hidden(response, exposed),
        _ => Vec::new(),
    };
    Observed {
        hidden: hidden.into_iter().map(str::to_ascii_lowercase).collect(),
        is_readable: exposed.is_some(),
        because,
        exposed: exposed.unwrap_or_default(),
        status: response.map(|it| it.status),
    }
}

fn text(asked: &Asked, origins: &[(String, &Origin, Observed)], let_in: &[String]) -> String {
    let readable = || origins.iter().filter(|(.., it)| it.is_readable);
    let names: Vec<String> = readable().map(|(name, ..)| quoted(name)).collect();
    let PageRequest { method, .. } = &asked.request;
    let url = &without_secrets(&asked.request.url);
    let mut path = url.path().to_owned();
    if let Some(query) = url.query() {
        path = format!("{path}?{query}");
    }
    let mut lines = vec![
        "# Who can read this API from a page. Lines marked as observed say what the server answered; look through"
            .to_owned(),
        "# them: they are what it does, and not yet what it should do.".to_owned(),
        format!("base = {}", quoted(Origin::of(url).as_str())),
        String::new(),
        "[origins]".to_owned(),
    ];
    for (name, origin, observed) in origins {
        let state = if observed.is_readable {
            "readable"
        } else {
            "refused"
        };
        lines.push(format!(
            "{name} = {} # observed: {state}, {}",
            quoted(origin.as_str()),
            comment(&observed.because)
        ));
    }
    lines.extend([
        String::new(),
        "[[request]]".to_owned(),
        format!("name = {}", quoted(&format!("{method} {}", url.path()))),
    ]);
    if method != "GET" {
        lines.push(format!("method = {}", quoted(method)));
    }
    lines.push(format!("path = {}", quoted(&path)));
    if asked.request.headers.iter().next().is_some() {
        lines.push(format!("headers = {{ {} }}", headers(&asked.request)));
    }
    if asked.request.credentials.is_include() {
        lines.push("credentials = true".to_owned());
    }
    lines.push(format!("readable = [{}] # observed", names.join(", ")));
    let readable: Vec<&Observed> = readable().map(|(.., it)| it).collect();
    lines.push(exposes(&asked.reads, &readable));
    lines.push(if let_in.is_empty() {
        "hostile = true # observed: none of them is let in".to_owned()
    } else {
        format!(
            "# hostile = true # observed: it would fail, because these are let in: {}",
            comment(&let_in.join(", "))
        )
    });
    lines.join("\n") + "\n"
}

/// The line of the headers that script reads: those that it can read, and those that it is to read.
fn exposes(reads: &[String], readable: &[&Observed]) -> String {
    let all = |names: fn(&Observed) -> &[String]| {
        let names = readable.iter().flat_map(|it| names(it).iter().cloned());
        names.collect::<BTreeSet<String>>()
    };
    let mut observed = all(|it| &it.exposed);
    // What every page can read says nothing about the server.
    observed.retain(|name| !is_safelisted_response_header_name(name));
    let asked: BTreeSet<String> = reads.iter().map(|it| it.to_ascii_lowercase()).collect();
    let listed = |names: &BTreeSet<String>| {
        let names: Vec<String> = names.iter().map(|it| quoted(it)).collect();
        names.join(", ")
    };
    let wanted = listed(&observed.union(&asked).cloned().collect());
    let unseen: Vec<&str> = asked.difference(&observed).map(String::as_str).collect();
    if !unseen.is_empty() {
        return format!("exposes = [{wanted}] # not observed: {}", unseen.join(", "));
    }
    if !wanted.is_empty() {
        return format!("exposes = [{wanted}] # observed");
    }
    let hidden = all(|it| &it.hidden);
    if hidden.is_empty() {
        return "# exposes = [] # none was observed; name here the response headers that the page's script reads"
            .to_owned();
    }
    format!(
        "# exposes = [{}] # not observed: the response has these, and script cannot read them",
        listed(&hidden)
    )
}

/// Words in the names of headers whose values are secrets, which stay out of a file.
const SECRET: [&str; 6] = ["auth", "cookie", "key", "secret", "session", "token"];

/// The headers of the request as the inside of an inline table.
fn headers(request: &PageRequest) -> String {
    let entries = request.headers.iter().map(|header| {
        let name = header.name().to_ascii_lowercase();
        let value = if SECRET.iter().any(|word| name.contains(word)) {
            let variable = name.to_ascii_uppercase().replace('-', "_");
            format!("{{ env = {} }}", quoted(&variable))
        } else {
            quoted(&String::from_utf8_lossy(header.value()))
        };
        format!("{} = {value}", quoted(&name))
    });
    entries.collect::<Vec<_>>().join(", ")
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Text that stays in a comment.
fn comment(text: &str) -> String {
    crate::report::printable::printable_line(text)
}
