//! The content security policies. Four are needed on every page origin: the lab's pages send
//! requests that are meant to fail, and would not fail for the right reason if a policy stopped
//! them.

use std::collections::HashMap;

use actix_web::http::header::{HeaderValue, InvalidHeaderValue};
use service_kit::hosts::without_port;
use web_origin::TupleOrigin;

use crate::config::Config;

/// Schemes that no browser fetches across origins and a name that nobody has, for the runs
/// that try.
const NOWHERE: &str = "http://elsewhere.invalid blob: data: file: foo: ftp: mailto:";

/// Scripts that the lab's frames start as workers.
const WORKERS: &str = "/lab/probes/workers/";

/// The script of a page that runs a visitor's expression in a worker.
const MATCH_WORKER: &str = "/scripts/origins/match-worker.js";

/// The policies, made once at start.
pub(crate) struct Policies {
    /// By the host of the page, which `'self'` does not mean to WebKit in a sandboxed frame.
    pages: HashMap<String, OfPages>,
    other: HeaderValue,
}

impl Policies {
    pub(crate) fn new(config: &Config) -> Result<Self, InvalidHeaderValue> {
        let of_origin =
            |origin: &TupleOrigin| Ok((origin.host().to_string(), OfPages::new(config, origin)?));
        let pages = config.pages.all().into_iter().map(of_origin);
        Ok(Self {
            pages: pages.collect::<Result<_, _>>()?,
            other: policy(&["default-src 'none'", "frame-ancestors 'none'"])?,
        })
    }

    /// The policy of a page. Every host that is answered has its own; others are refused before.
    pub(crate) fn of_page(&self, host: &str, path: &str) -> &HeaderValue {
        let Some(pages) = self.pages.get(&without_port(host).to_ascii_lowercase()) else {
            return &self.other;
        };
        match path.strip_suffix(".html").unwrap_or(path) {
            "/" | "/index" => &pages.first,
            "/learn" | "/lab" | "/playground" => &pages.lab,
            "/frame" => &pages.frame,
            // It loads nothing and asks nobody.
            MATCH_WORKER => &self.other,
            path if path.starts_with(WORKERS) => &pages.frame,
            _ => &pages.page,
        }
    }

    /// The policy of what is no page: it loads nothing, should somebody open it as one.
    pub(crate) fn of_anything_else(&self) -> &HeaderValue {
        &self.other
    }
}

/// The policies of the pages of one origin.
struct OfPages {
    /// The contacts page, whose first screen sends a request from another page's frame.
    first: HeaderValue,
    page: HeaderValue,
    lab: HeaderValue,
    frame: HeaderValue,
}

impl OfPages {
    fn new(config: &Config, own: &TupleOrigin) -> Result<Self, InvalidHeaderValue> {
        let lab = config.lab.as_ref();
        let lab = lab.map_or(Vec::new(), |lab| vec![&lab.origin, &lab.third_origin]);
        let page_origins = join(config.pages.all());
        let lab_origins = join(lab.iter().copied());
        // The lab's pages try blocked ports, WebSockets, and redirects to pages.
        let targets = if lab.is_empty() {
            String::new()
        } else {
            let every_port: Vec<_> = lab.iter().flat_map(|origin| every_port(origin)).collect();
            format!("{} {page_origins} {NOWHERE}", every_port.join(" "))
        };
        let api = &config.api_origin;
        Ok(Self {
            first: page(own, &format!("{api} {lab_origins}"), &page_origins)?,
            page: page(own, &format!("{api} {lab_origins}"), "")?,
            lab: page(own, &format!("{api} {targets}"), &page_origins)?,
            frame: frame(own, &lab_origins, &targets, &page_origins)?,
        })
    }
}

/// The policy of a page that may `connect` to these sources and have these `frames`.
fn page(own: &TupleOrigin, connect: &str, frames: &str) -> Result<HeaderValue, InvalidHeaderValue> {
    policy(&[
        "default-src 'none'",
        &format!("script-src 'self' {own}"),
        &format!("style-src 'self' {own}"),
        &format!("img-src 'self' {own} data:"),
        &format!("connect-src 'self' {own} {connect}"),
        &format!("frame-src 'self' {frames}"),
        "worker-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ])
}

/// The policy of a frame, in which a page of another origin acts for the lab: it reaches the
/// lab's hosts, whose scripts are fixed, and never the contacts API.
fn frame(
    own: &TupleOrigin,
    lab: &str,
    targets: &str,
    pages: &str,
) -> Result<HeaderValue, InvalidHeaderValue> {
    // Firefox knows no other directive for prefetching.
    let default = if lab.is_empty() { "'none'" } else { lab };
    policy(&[
        &format!("default-src {default}"),
        "object-src 'none'",
        &format!("script-src 'self' {own} {lab}"),
        &format!("style-src 'self' {own} {lab}"),
        &format!("img-src 'self' {own} data: blob: {lab}"),
        &format!("font-src {lab}"),
        &format!("media-src {lab}"),
        &format!("manifest-src {lab}"),
        &format!("connect-src 'self' {own} {targets}"),
        &format!("frame-src {lab}"),
        &format!("frame-ancestors 'self' {pages}"),
        &format!("form-action {lab}"),
    ])
}

/// Whether a script is a worker, which has a policy of its own.
pub(crate) fn is_worker(path: &str) -> bool {
    path.starts_with(WORKERS) || path == MATCH_WORKER
}

fn policy<T: AsRef<str>>(directives: &[T]) -> Result<HeaderValue, InvalidHeaderValue> {
    let trimmed = directives.iter().map(|one| one.as_ref().trim_end());
    let all: Vec<_> = trimmed.chain(["base-uri 'none'"]).collect();
    all.join("; ").try_into()
}

fn join<'a>(origins: impl IntoIterator<Item = &'a TupleOrigin>) -> String {
    let origins: Vec<_> = origins.into_iter().map(TupleOrigin::to_string).collect();
    origins.join(" ")
}

fn every_port(origin: &TupleOrigin) -> [String; 2] {
    let (scheme, host) = (origin.scheme(), origin.host());
    let web_socket = scheme.replacen("http", "ws", 1);
    [
        format!("{scheme}://{host}:*"),
        format!("{web_socket}://{host}:*"),
    ]
}
