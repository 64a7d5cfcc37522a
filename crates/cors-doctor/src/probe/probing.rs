//! A probe under way.

use crate::fact::Fact;
use crate::middleware::{Evidence, recognise};
use crate::pitfalls::{self, PossiblyRefused};
use crate::probe::cache_view::{self, CacheView};
use crate::probe::findings::Probe;
use crate::probe::hostile::{self, HostileAnswer};
use crate::probe::parts::{self, Parts};
use crate::probe::progress::Progress;
use crate::probe::refused_parts;
use crate::send::{Client, Exchange, ExchangeKind, PageRequest, Sending};

/// What a probe does besides sending the request.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProbingOptions {
    /// Whether to ask as hostile origins too.
    pub asks_as_hostile: bool,
}

/// A probe under way. What was found stays when [`run`](Self::run) is given up.
#[derive(Debug)]
pub struct Probing<'a> {
    client: &'a Client,
    request: &'a PageRequest,
    options: ProbingOptions,
    sending: Sending<'a>,
    parts: Option<Parts>,
    cache: Option<CacheView>,
    hostile: Vec<HostileAnswer>,
    is_done: bool,
}

impl<'a> Probing<'a> {
    /// Prepares a probe; nothing is sent yet.
    pub fn new(client: &'a Client, request: &'a PageRequest, options: ProbingOptions) -> Self {
        Self {
            client,
            request,
            options,
            sending: Sending::new(client, request),
            parts: None,
            cache: None,
            hostile: Vec::new(),
            is_done: false,
        }
    }

    /// Asks, one request at a time.
    pub async fn run(&mut self, progress: &Progress) {
        let (client, request) = (self.client, self.request);
        let is_cacheable = cache_view::is_cacheable(&request.method);
        let origins = match self.options.asks_as_hostile {
            true => hostile::origins(&request.origin),
            false => Vec::new(),
        };
        progress.expect(1 + origins.len());
        if is_cacheable {
            progress.expect(cache_view::REQUESTS);
        }
        progress.begin("the request");
        self.sending.run().await;
        progress.end();
        if self.sending.is_reached() {
            let case = self.sending.case();
            if parts::is_mute(case) {
                progress.expect(parts::most(case));
                let parts = self.parts.insert(Parts::default());
                parts::ask(client, request, case, progress, parts).await;
            }
            if is_cacheable {
                let view = self.cache.insert(CacheView::default());
                cache_view::ask(client, request, case, progress, view).await;
            }
            for (family, origin) in origins {
                let answer = hostile::ask(client, request, family, origin, progress).await;
                self.hostile.push(answer);
            }
        }
        self.is_done = true;
    }

    /// What was found so far. `facts` are told with the diagnosis.
    pub fn finish(self, facts: Vec<Fact>) -> Probe {
        let exchanges = self.sending.exchanges().iter();
        let others = self.cache.iter().flat_map(|it| &it.answers);
        let exchanges: Vec<&Exchange> = exchanges.chain(others.map(|it| &it.exchange)).collect();
        let evidence: Vec<Evidence<'_>> = exchanges.iter().filter_map(|it| evidence(it)).collect();
        let middleware = recognise(&evidence);
        let mut sent = self.sending.finish(facts);
        let stacks = match self.request.stacks.as_slice() {
            [chosen] => vec![chosen.name()],
            _ => middleware
                .as_ref()
                .map_or_else(Vec::new, |it| it.stacks.to_vec()),
        };
        let all_parts = self.parts.as_ref().filter(|_| self.is_done);
        if let Some(parts) = all_parts {
            refused_parts::name_in_fault(parts, &mut sent.diagnosis);
        }
        let possibly_refused = all_parts.map_or(PossiblyRefused::ALL, Parts::possibly_refused);
        let mut known = pitfalls::of_error(&sent.diagnosis, possibly_refused, &stacks);
        let harmful = self.cache.iter().filter(|it| it.is_harmful());
        let visitors = harmful.flat_map(CacheView::visitors_without_vary);
        known.extend(visitors.flat_map(|it| pitfalls::of_visitor(it.id(), &stacks)));
        let let_in = self.hostile.iter().filter(|it| it.reach.is_let_in());
        known.extend(let_in.flat_map(|it| pitfalls::of_family(it.family.id(), &stacks)));
        sent.diagnosis.notes.extend(known);
        Probe {
            middleware,
            sent,
            parts: self.parts,
            cache: self.cache,
            hostile: self.hostile,
            is_interrupted: !self.is_done,
        }
    }
}

fn evidence(exchange: &Exchange) -> Option<Evidence<'_>> {
    let mut names = exchange.headers.iter().map(|(name, _)| name);
    Some(Evidence {
        is_preflight: exchange.kind == ExchangeKind::Preflight,
        has_origin: names.any(|it| it.eq_ignore_ascii_case("origin")),
        response: exchange.answer.as_ref().ok()?,
        body: &exchange.body,
    })
}
