//! Tries the requests of a policy, one after the other.

use std::collections::VecDeque;
use std::time::Duration;

use crate::send::{Client, End as Sending, Failure, PageRequest, Sent, send};
use cors_verdict::{Engine, Origin};

use crate::check::judge::judge;
use crate::check::policy::{Expected, NamedOrigin, Policy};
use crate::check::test::{Checked, End, Expectation, JudgedBy, Test};
use crate::probe::{Family, Progress, hostile_origins};

/// How a policy is tried.
#[derive(Clone, Debug)]
pub struct How {
    /// Whether requests that can change things on the server are sent.
    pub sends_unsafe_methods: bool,
    /// The engines whose rules count.
    pub engines: Vec<Engine>,
}

/// A policy that is being tried. What was found stays when [`run`](Self::run) is given up.
#[derive(Debug)]
pub struct Checking<'a> {
    client: &'a Client,
    how: &'a How,
    /// The requests that wait, each from one page.
    waiting: VecDeque<(&'a Expected, Page)>,
    tests: Vec<Test>,
}

/// What is tried of a request: an origin, and what is expected of it.
#[derive(Debug)]
struct Page {
    name: String,
    origin: Origin,
    is_hostile: bool,
    line: usize,
    expectation: Expectation,
    /// What it means when the page is let in.
    meaning: &'static str,
}

const NOT_READABLE: &str = "The policy does not name it in readable.";

impl<'a> Checking<'a> {
    /// Prepares to try every request from every origin; nothing is sent yet.
    pub fn new(policy: &'a Policy, client: &'a Client, how: &'a How, progress: &Progress) -> Self {
        let requests = policy.requests.iter();
        let waiting: VecDeque<(&Expected, Page)> = requests
            .flat_map(|expected| {
                pages(policy, expected)
                    .into_iter()
                    .map(move |page| (expected, page))
            })
            .collect();
        progress.expect(waiting.len());
        Self {
            client,
            how,
            waiting,
            tests: Vec::new(),
        }
    }

    /// Tries one after the other. Where the server is out of reach, the rest are not tried.
    pub async fn run(&mut self, progress: &Progress) {
        while let Some((expected, page)) = self.waiting.front() {
            progress.begin(format!("{} from {}", expected.name, page.name));
            let (test, out_of_reach) = try_once(expected, page, self.client, self.how).await;
            self.tests.push(test);
            self.waiting.pop_front();
            progress.end();
            if let Some(reason) = out_of_reach {
                let end = End::Unreached(format!("not tried, because {reason}"));
                self.end_waiting(&end);
            }
        }
    }

    /// The tests; those that were not tried are undecided.
    pub fn finish(mut self, path: String) -> Checked {
        self.end_waiting(&End::Undecided(
            "not tried, because the check was stopped".to_owned(),
        ));
        Checked {
            path,
            tests: self.tests,
        }
    }

    fn end_waiting(&mut self, end: &End) {
        for (expected, page) in self.waiting.drain(..) {
            let target = target(expected, None);
            let test = page.test(
                expected,
                target,
                JudgedBy::Nothing,
                end.clone(),
                Duration::ZERO,
            );
            self.tests.push(test);
        }
    }
}

async fn try_once(
    expected: &Expected,
    page: &Page,
    client: &Client,
    how: &How,
) -> (Test, Option<String>) {
    let request = page_request(expected, &page.origin, how);
    let sent = send(client, &request, Vec::new()).await;
    let took = sent.exchanges.iter().map(|it| it.took).sum();
    let (judged_by, end) = match not_judged(&sent) {
        Some(end) => (JudgedBy::Nothing, end),
        None => judge(
            expected,
            page.expectation,
            &how.engines,
            &sent.diagnosis.case,
            page.meaning,
        ),
    };
    let out_of_reach = match &sent.end {
        Sending::NotReached(failure) if is_about_the_host(failure) => Some(failure.to_string()),
        _ => None,
    };
    let test = page.test(
        expected,
        target(expected, Some(&sent)),
        judged_by,
        end,
        took,
    );
    (test, out_of_reach)
}

/// The end of a test whose answers do not decide it.
fn not_judged(sent: &Sent) -> Option<End> {
    let failed = sent
        .exchanges
        .iter()
        .find_map(|it| it.answer.as_ref().err());
    match &sent.end {
        Sending::NotReached(failure) => Some(End::Unreached(failure.to_string())),
        Sending::PrivateRedirect { url } => Some(End::Undecided(format!(
            "a redirect leads to the private address {url}, and was not followed"
        ))),
        Sending::Judged | Sending::NotAllowed { .. } | Sending::Interrupted => {
            failed.map(|failure| End::Unreached(failure.to_string()))
        }
    }
}

/// Whether the next request would fail in the same way.
fn is_about_the_host(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::NameNotResolved { .. }
            | Failure::NotConnected { .. }
            | Failure::Proxy { .. }
            | Failure::Tls(_)
    )
}

fn page_request(expected: &Expected, origin: &Origin, how: &How) -> PageRequest {
    let request = &expected.request;
    let engine = match how.engines.as_slice() {
        [only] => *only,
        _ => Engine::Standard,
    };
    PageRequest {
        method: request.method.clone(),
        headers: request.headers.clone(),
        credentials: request.credentials,
        cookie: expected.cookie.clone(),
        data: expected.body.as_ref().map(|it| it.clone().into_bytes()),
        engine,
        sends_unsafe_methods: how.sends_unsafe_methods,
        stacks: Vec::new(),
        ..PageRequest::get(origin.clone(), request.url.clone())
    }
}

/// Method and URL, without secrets.
fn target(expected: &Expected, sent: Option<&Sent>) -> String {
    let url = sent.map_or_else(
        || Origin::of(&expected.request.url).to_string(),
        |it| it.diagnosis.case.request.url.to_string(),
    );
    format!("{} {url}", expected.request.method)
}

/// The origins from which a request is tried: those of the file, and hostile ones.
fn pages(policy: &Policy, expected: &Expected) -> Vec<Page> {
    let mut pages: Vec<Page> = policy
        .origins
        .iter()
        .map(|named| Page {
            name: named.name.clone(),
            origin: named.origin.clone(),
            is_hostile: false,
            line: expected.readable_line,
            expectation: if expected.is_readable_for(&named.name) {
                Expectation::Readable
            } else {
                Expectation::Refused
            },
            meaning: NOT_READABLE,
        })
        .collect();
    let Some(line) = expected.hostile_line else {
        return pages;
    };
    for hostile in policy
        .origins
        .iter()
        .filter(|it| is_trusted(policy, expected, it))
        .flat_map(hostile)
    {
        let (family, origin) = hostile;
        if pages.iter().any(|it| it.origin == origin) {
            continue;
        }
        pages.push(Page {
            name: family.title().to_owned(),
            origin,
            is_hostile: true,
            line,
            expectation: Expectation::Refused,
            meaning: family.meaning(),
        });
    }
    pages
}

/// Whether hostile origins are made from an origin: from those that can read, or all where none can.
fn is_trusted(policy: &Policy, expected: &Expected, named: &NamedOrigin) -> bool {
    let is_any = policy
        .origins
        .iter()
        .any(|it| expected.is_readable_for(&it.name));
    !is_any || expected.is_readable_for(&named.name)
}

/// The hostile origins for one that is trusted. Those of the same site are let in on purpose by many; a policy
/// that refuses them names one.
fn hostile(trusted: &NamedOrigin) -> Vec<(Family, Origin)> {
    let found = hostile_origins(&trusted.origin).into_iter();
    found
        .filter(|(family, _)| !family.is_of_the_site())
        .collect()
}

impl Page {
    fn test(
        &self,
        expected: &Expected,
        target: String,
        judged_by: JudgedBy,
        end: End,
        took: Duration,
    ) -> Test {
        let line = match &end {
            End::NotExposed { headers } => line_of(expected, headers).unwrap_or(self.line),
            _ => self.line,
        };
        Test {
            request: expected.name.clone(),
            target,
            page: self.name.clone(),
            origin: self.origin.clone(),
            is_hostile: self.is_hostile,
            line,
            expectation: self.expectation,
            judged_by,
            end,
            took,
        }
    }
}

/// The line that asks for the first of the headers.
fn line_of(expected: &Expected, headers: &[(String, String)]) -> Option<usize> {
    let (first, _) = headers.first()?;
    let found = expected.exposes.iter().find(|(name, _)| name == first);
    found.map(|(_, line)| *line)
}
