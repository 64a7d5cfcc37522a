//! What a shared cache would hand to whom.

use cors_verdict::{
    Answer, Case, Hop, NextRequest, Origin, Outcome, RequestKind, Response, judge_without_trace,
};

use crate::probe::another_origin::another_origin;
use crate::probe::progress::Progress;
use crate::probe::shared_cache::{SharedCache, serves_every_origin};
use crate::probe::storage::Storage;
use crate::send::{Client, Exchange, Observed, PageRequest};

/// What a shared cache would hand to whom.
#[derive(Clone, Debug, Default)]
pub struct CacheView {
    /// The answers of the server to each visitor.
    pub answers: Vec<CacheAnswer>,
    /// The orders in which the visitors can come; empty until all answers are there.
    pub orders: Vec<Order>,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visitor {
    /// A request without `Origin`, such as of an image, a link or curl.
    Nobody,
    /// The page.
    Page,
    /// A page of another origin.
    Other,
}

/// The answer of the server to a visitor.
#[derive(Clone, Debug)]
pub struct CacheAnswer {
    /// Who asked.
    pub visitor: Visitor,
    /// The `Origin` that was sent.
    pub origin: Option<String>,
    /// The exchange, without secrets.
    pub exchange: Exchange,
    /// Whether a shared cache stores the answer; `None` without an answer.
    pub storage: Option<Storage>,
    /// The answer.
    response: Option<Response>,
}

/// An order in which the visitors come, and what each gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The visitors, the first one first.
    pub served: Vec<Served>,
}

/// What a visitor gets from a shared cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The visitor.
    pub visitor: Visitor,
    /// Whether it is a stored response that was made for another visitor.
    pub is_from_cache: bool,
    /// Whether a browser lets the visitor read the server's own answer; `None` for requests without `Origin`.
    pub reads_own: Option<bool>,
    /// Whether a browser lets the visitor read what it gets.
    pub reads_served: Option<bool>,
}

const ORDERS: [[Visitor; 3]; 6] = [
    [Visitor::Nobody, Visitor::Page, Visitor::Other],
    [Visitor::Nobody, Visitor::Other, Visitor::Page],
    [Visitor::Page, Visitor::Nobody, Visitor::Other],
    [Visitor::Page, Visitor::Other, Visitor::Nobody],
    [Visitor::Other, Visitor::Nobody, Visitor::Page],
    [Visitor::Other, Visitor::Page, Visitor::Nobody],
];

/// The number of requests that are needed.
pub(super) const REQUESTS: usize = 3;

/// Whether responses to that method are stored.
pub(super) fn is_cacheable(method: &str) -> bool {
    matches!(&*cors_verdict::method::normalize(method), "GET" | "HEAD")
}

/// Asks as each visitor, and tries the orders.
pub(super) async fn ask(
    client: &Client,
    request: &PageRequest,
    case: &Case,
    progress: &Progress,
    view: &mut CacheView,
) {
    let Some(other) = another_origin(&request.origin) else {
        return;
    };
    let visitors = [
        (Visitor::Nobody, None),
        (Visitor::Page, Some(request.origin.as_str())),
        (Visitor::Other, Some(other.as_str())),
    ];
    let has_credentials = request.credentials.is_include();
    let has_authorization = request.headers.contains("authorization");
    for (visitor, origin) in visitors {
        progress.begin(format!("answer to {}", visitor.title()));
        let next = NextRequest {
            hop: 0,
            url: request.url.clone(),
            kind: RequestKind::Actual {
                method: cors_verdict::method::normalize(&request.method).into_owned(),
                headers: request.headers_with_type(),
                body: cors_verdict::Body::None,
                has_credentials,
            },
            origin: origin.map(str::to_owned),
        };
        let Observed { answer, exchange } = client.observe(request, &next).await;
        let response = answer.ok();
        view.answers.push(CacheAnswer {
            visitor,
            origin: origin.map(str::to_owned),
            exchange,
            storage: response
                .as_ref()
                .map(|it| Storage::of(it, has_authorization)),
            response,
        });
        progress.end();
    }
    view.orders = orders(case, &view.answers, &other);
}

fn orders(case: &Case, answers: &[CacheAnswer], other: &Origin) -> Vec<Order> {
    let answer_to = |visitor| answers.iter().find(|it| it.visitor == visitor);
    if answers.iter().any(|it| it.response.is_none()) {
        return Vec::new();
    }
    let order = |visitors: [Visitor; 3]| {
        let mut cache = SharedCache::default();
        let served = visitors.iter().filter_map(|visitor| {
            let own = answer_to(*visitor)?;
            let response = own.response.as_ref()?;
            let origin = own.origin.as_deref();
            let stored = cache.find(origin);
            if stored.is_none() {
                cache.store(origin, response, own.storage?);
            }
            let page = match visitor {
                Visitor::Nobody => None,
                Visitor::Page => Some(&case.page_origin),
                Visitor::Other => Some(other),
            };
            let reads = |response| page.map(|page| reads(case, page, response));
            Some(Served {
                visitor: *visitor,
                is_from_cache: stored.is_some(),
                reads_own: reads(response),
                reads_served: reads(stored.unwrap_or(response)),
            })
        });
        Order {
            served: served.collect(),
        }
    };
    ORDERS.map(order).to_vec()
}

/// Whether a browser lets a page read that response. What a preflight says is another matter.
fn reads(case: &Case, page: &Origin, response: &Response) -> bool {
    let mut simple = Case {
        page_origin: page.clone(),
        ..case.clone()
    };
    simple.request.headers = cors_verdict::HeaderList::new();
    simple.request.force_preflight = false;
    // A cache does not answer with what a redirect leads to.
    simple.request.redirect = cors_verdict::Redirect::Manual;
    simple.hops = vec![Hop {
        preflight: None,
        response: Some(Answer::Response(response.clone())),
    }];
    !matches!(
        judge_without_trace(&simple).outcome,
        Outcome::Blocked(_) | Outcome::Incomplete { .. }
    )
}

impl Visitor {
    /// The name to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Nobody => "nobody (no Origin)",
            Self::Page => "the page",
            Self::Other => "another origin",
        }
    }

    /// The name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Page => "page",
            Self::Other => "other",
        }
    }
}

impl Served {
    /// Whether the cache breaks what works without it, or lets somebody read what the server withholds.
    pub fn is_harmed(&self) -> bool {
        self.is_from_cache && self.reads_own != self.reads_served
    }
}

impl CacheView {
    /// The orders in which somebody is harmed.
    pub fn harmful(&self) -> impl Iterator<Item = &Order> {
        self.orders
            .iter()
            .filter(|it| it.served.iter().any(Served::is_harmed))
    }

    /// Whether a shared cache harms somebody.
    pub fn is_harmful(&self) -> bool {
        self.harmful().next().is_some()
    }

    /// The visitors whose answers a cache hands to other origins too, as far as `Vary` is concerned.
    pub(super) fn visitors_without_vary(&self) -> impl Iterator<Item = Visitor> {
        let is_unvaried = |it: &&CacheAnswer| it.response.as_ref().is_some_and(serves_every_origin);
        self.answers.iter().filter(is_unvaried).map(|it| it.visitor)
    }

    /// Whether no answer is stored by any cache.
    pub fn is_never_stored(&self) -> bool {
        self.answers
            .iter()
            .all(|it| it.storage.is_none_or(|it| it == Storage::NotStored))
    }
}
