//! Tries the requests of a policy, one after the other.

use std::collections::VecDeque;
use std::time::Duration;

use cors_verdict::{Engine, Origin, Stack};

use crate::check::judge::{final_status, judge};
use crate::check::page::{Page, pages};
use crate::check::policy::{Expected, Policy};
use crate::check::test::{Checked, End, JudgedBy, Test};
use crate::probe::Progress;
use crate::send::{Client, End as Sending, Failure, PageRequest, Sent, send};

/// How a policy is tried.
#[derive(Clone, Debug)]
pub struct How {
    /// Whether requests that can change things on the server are sent.
    pub sends_unsafe_methods: bool,
    /// The engines whose rules count.
    pub engines: Vec<Engine>,
    /// The stacks for which a fix is shown as code.
    pub stacks: Vec<Stack>,
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
                None,
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
        final_status(&sent.diagnosis.case),
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
        stacks: how.stacks.clone(),
        reads: expected
            .exposes
            .iter()
            .map(|(name, _)| name.clone())
            .collect(),
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
