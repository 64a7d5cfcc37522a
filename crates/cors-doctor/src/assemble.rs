//! Puts exchanges together: a preflight and its request, the hops of a redirect, a command and its output.

use std::collections::{BTreeSet, HashMap, VecDeque};

use url::Url;

use crate::exchange::{Answered, Exchange, UrlBasis};
use crate::format::Format;

/// One request of a page, with everything that is known of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// The script that makes the request.
    pub(crate) script: Option<Box<Exchange>>,
    /// One for each URL of the redirect chain.
    pub(crate) hops: Vec<Pair>,
}

/// The exchanges of one URL.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pair {
    pub(crate) preflight: Option<Box<Exchange>>,
    pub(crate) actual: Option<Box<Exchange>>,
}

impl Group {
    /// The first exchange, which tells the format and the place in the input.
    pub(crate) fn first(&self) -> Option<&Exchange> {
        self.script.as_deref().or_else(|| {
            let first = self.hops.first()?;
            first.actual.as_deref().or(first.preflight.as_deref())
        })
    }

    /// The preflights and the requests, in the order of the chain.
    pub(crate) fn exchanges(&self) -> impl Iterator<Item = &Exchange> + Clone {
        self.hops
            .iter()
            .flat_map(|it| it.actual.iter().chain(&it.preflight))
            .map(|it| &**it)
    }
}

/// Puts exchanges together that belong to one request.
pub(crate) fn assemble(exchanges: Vec<Exchange>) -> Vec<Group> {
    let exchanges = join_halves(exchanges);
    let (scripts, exchanges): (Vec<_>, Vec<_>) =
        exchanges.into_iter().partition(|it| it.script.is_some());
    let (preflights, actuals): (Vec<_>, Vec<_>) =
        exchanges.into_iter().partition(Exchange::is_preflight);
    let mut groups = chains(actuals);
    let mut preflights = Preflights::new(preflights);
    for group in &mut groups {
        for hop in &mut group.hops {
            let preflight = hop.actual.as_ref().and_then(|it| preflights.take_for(it));
            hop.preflight = preflight.map(Box::new);
        }
    }
    let lone = preflights.rest().map(|preflight| Group {
        script: None,
        hops: vec![Pair {
            preflight: Some(Box::new(preflight)),
            actual: None,
        }],
    });
    groups.extend(lone);
    for script in scripts {
        match groups
            .iter_mut()
            .find(|it| it.script.is_none() && is_made_by(it, &script))
        {
            Some(group) => group.script = Some(Box::new(script)),
            None => groups.push(Group {
                script: Some(Box::new(script)),
                hops: Vec::new(),
            }),
        }
    }
    groups.sort_by_key(|it| it.first().map(|it| it.place));
    groups
}

/// A command and its output are one exchange, and so are a request and a response that stand apart.
fn join_halves(exchanges: Vec<Exchange>) -> Vec<Exchange> {
    let mut joined: Vec<Exchange> = Vec::with_capacity(exchanges.len());
    for exchange in exchanges {
        let open = joined
            .iter_mut()
            .rev()
            .take(8)
            .find(|it| it.answer == Answered::Unknown && it.script.is_none());
        let Some(open) = open else {
            // A response in front of its request: the first half waits for the second.
            joined.push(exchange);
            continue;
        };
        let is_of_preflight = exchange.is_called_preflight
            && open.method.as_deref().is_some_and(|it| it != "OPTIONS");
        if exchange.is_response_only() && is_of_preflight {
            let url = open.url.clone();
            joined.push(Exchange { url, ..exchange });
        } else if exchange.is_response_only() {
            open.answer = exchange.answer;
            open.is_called_preflight |= exchange.is_called_preflight;
        } else if is_same_request(open, &exchange) {
            let command = std::mem::replace(open, exchange);
            if open.url_basis != UrlBasis::Given || open.url.is_none() {
                open.url = command.url.or(open.url.take());
                open.url_basis = UrlBasis::Given;
            }
            if open.headers.is_none() || open.headers.as_ref().is_some_and(Vec::is_empty) {
                open.headers = command.headers;
            }
            open.has_body |= command.has_body;
            open.place = command.place;
        } else {
            joined.push(exchange);
        }
    }
    // A response that was pasted in front of its request.
    if let [response, request] = joined.as_slice()
        && response.is_response_only()
        && !request.is_response_only()
        && request.answer == Answered::Unknown
        && request.script.is_none()
        && request.format != Format::CurlCommand
    {
        let mut request = request.clone();
        request.answer = response.answer.clone();
        return vec![request];
    }
    joined
}

/// Whether an exchange is the output of a command.
fn is_same_request(command: &Exchange, exchange: &Exchange) -> bool {
    let path = |it: &Exchange| {
        it.url.as_ref().map(|it| it.path().to_owned()).or_else(|| {
            it.path
                .as_deref()
                .map(|it| it.split('?').next().unwrap_or(it).to_owned())
        })
    };
    // Two commands are two requests, also when they are alike.
    let is_command = matches!(exchange.format, Format::CurlCommand | Format::OtherCommand);
    exchange.recording.is_none()
        && !is_command
        && command.method == exchange.method
        && path(command) == path(exchange)
        && command.url.is_some()
}

/// The requests, each with those to which it was redirected.
fn chains(actuals: Vec<Exchange>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::with_capacity(actuals.len());
    // The groups that wait for a request to a URL, which is the target of their redirect.
    let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
    // A group whose redirect a response without a request may continue.
    let mut last_redirect: Option<usize> = None;
    for exchange in actuals {
        let key = exchange.url.as_ref().map(key_of);
        let by_url = key
            .as_ref()
            .and_then(|key| waiting.get_mut(key)?.pop_front());
        let by_order = last_redirect
            .take()
            .filter(|_| exchange.is_response_only() || exchange.url.is_none());
        let target = redirect_target(&exchange, groups_url(&groups, by_url.or(by_order)).as_ref());
        let pair = Pair {
            preflight: None,
            actual: Some(Box::new(exchange)),
        };
        let place = match by_url.or(by_order) {
            Some(place) => {
                groups[place].hops.push(pair);
                place
            }
            None => {
                groups.push(Group {
                    script: None,
                    hops: vec![pair],
                });
                groups.len() - 1
            }
        };
        if let Some(target) = target {
            waiting.entry(key_of(&target)).or_default().push_back(place);
            last_redirect = Some(place);
        }
    }
    groups
}

fn groups_url(groups: &[Group], place: Option<usize>) -> Option<Url> {
    let last = groups.get(place?)?.hops.last()?.actual.as_ref()?;
    let location = last.response_header("location")?;
    last.url.as_ref()?.join(location).ok()
}

/// The URL to which a response redirects.
fn redirect_target(exchange: &Exchange, url: Option<&Url>) -> Option<Url> {
    let is_redirect = matches!(exchange.status(), Some(301 | 302 | 303 | 307 | 308));
    let location = exchange
        .response_header("location")
        .filter(|_| is_redirect)?;
    match exchange.url.as_ref().or(url) {
        Some(url) => url.join(location).ok(),
        None => Url::parse(location).ok(),
    }
}

fn key_of(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}

/// The preflights that wait for their requests.
struct Preflights {
    preflights: Vec<Option<Exchange>>,
    /// For each target, the places of its preflights in the input and in the list.
    by_target: HashMap<String, BTreeSet<(usize, usize)>>,
}

/// How many preflights before and after a request are looked at.
const NEAR: usize = 16;

impl Preflights {
    fn new(preflights: Vec<Exchange>) -> Self {
        let mut by_target: HashMap<String, BTreeSet<(usize, usize)>> = HashMap::new();
        for (index, preflight) in preflights.iter().enumerate() {
            by_target
                .entry(target(preflight))
                .or_default()
                .insert((preflight.place, index));
        }
        Self {
            preflights: preflights.into_iter().map(Some).collect(),
            by_target,
        }
    }

    /// The nearest preflight for a request. Recordings have it before the request or after it.
    fn take_for(&mut self, actual: &Exchange) -> Option<Exchange> {
        let waiting = self.by_target.get_mut(&target(actual))?;
        let place = actual.place;
        let before = waiting.range(..(place, 0)).rev().take(NEAR);
        let after = waiting.range((place, 0)..).take(NEAR);
        let fits = |(_, index): &&(usize, usize)| {
            let asked = self.preflights[*index]
                .as_ref()
                .and_then(Exchange::asked_method);
            asked.is_none_or(|asked| actual.method.as_deref().is_none_or(|it| it == asked))
        };
        let nearest = *before
            .chain(after)
            .filter(fits)
            .min_by_key(|(it, _)| it.abs_diff(place))?;
        waiting.remove(&nearest);
        self.preflights[nearest.1].take()
    }

    fn rest(self) -> impl Iterator<Item = Exchange> {
        self.preflights.into_iter().flatten()
    }
}

/// The URL as a key; where only a path is known, the path.
fn target(exchange: &Exchange) -> String {
    match &exchange.url {
        Some(url) => key_of(url),
        None => exchange.path.clone().unwrap_or_default(),
    }
}

/// Whether a group is the request that a script makes.
fn is_made_by(group: &Group, script: &Exchange) -> bool {
    let Some(first) = group.hops.first() else {
        return false;
    };
    let asked = first.preflight.as_deref().and_then(Exchange::asked_method);
    let actual = first.actual.as_ref().and_then(|it| it.method.as_deref());
    let is_method = match (asked.or(actual), script.method.as_deref()) {
        (Some(sent), Some(written)) => sent.eq_ignore_ascii_case(written),
        _ => true,
    };
    let path = |it: &Exchange| {
        it.url
            .as_ref()
            .map(|it| it.path().to_owned())
            .or_else(|| it.path.clone())
    };
    let sent = first
        .actual
        .as_deref()
        .or(first.preflight.as_deref())
        .and_then(path);
    let is_path = match (sent, path(script)) {
        (Some(sent), Some(written)) => sent == written || written.ends_with(&sent),
        _ => true,
    };
    is_method && is_path
}
