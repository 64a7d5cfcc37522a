//! The cookies of the lab that browsers may still have.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use service_kit::client::Client;

use crate::{
    origins::PageOrigins,
    recipe::{cookie_rules::name_and_path, limits::MAX_COOKIE_AGE},
    wire::request_head::RequestHead,
};

/// The most at a time for the pages of the demo, and for everybody else. Chromium and Firefox keep 180
/// cookies of a site and then drop 30 of them, whichever of its hosts set them; WebKit has no bound.
/// There are two numbers, so that no other website uses up the cookies of the lab's own pages.
const MAX_OF_PAGES: usize = 70;
const MAX_OF_OTHERS: usize = 30;

/// The most clients whose cookies are counted. Then the one that has set none for longest is forgotten.
const MAX_CLIENTS: usize = 100;

/// A little longer than any cookie lasts: the browser begins to count later.
const LIFETIME: Duration = Duration::from_secs(MAX_COOKIE_AGE as u64 + 5);

/// The cookies of each client: what others set is in other browsers.
#[derive(Debug, Default)]
pub(crate) struct LiveCookies(Mutex<BTreeMap<Client, Jar>>);

/// The cookies that were set for the pages of the demo and for others.
#[derive(Debug)]
struct Jar {
    last_set: Instant,
    of_pages: Bounded,
    of_others: Bounded,
}

impl LiveCookies {
    /// Whether these values of `Set-Cookie` may be sent in the response to this request; if so, they
    /// count from here on.
    pub(super) fn admit<'a>(
        &self,
        client: Client,
        request: &RequestHead,
        pages: &PageOrigins,
        values: impl IntoIterator<Item = &'a str>,
    ) -> bool {
        let identity = |value| {
            let (name, path) = name_and_path(value);
            (name.to_owned(), path.to_owned())
        };
        let cookies: Vec<_> = values.into_iter().map(identity).collect();
        if cookies.is_empty() {
            return true;
        }
        let now = Instant::now();
        // Whatever panicked elsewhere, the times are whole.
        let mut jars = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if jars.len() >= MAX_CLIENTS && !jars.contains_key(&client) {
            forget_stalest(&mut jars);
        }
        let jar = jars.entry(client).or_insert_with(|| Jar::new(now));
        jar.last_set = now;
        if is_of_a_page(request, pages) {
            jar.of_pages.admit(cookies, now)
        } else {
            jar.of_others.admit(cookies, now)
        }
    }
}

fn forget_stalest(jars: &mut BTreeMap<Client, Jar>) {
    let stalest = jars.iter().min_by_key(|(_, jar)| jar.last_set);
    if let Some(client) = stalest.map(|(client, _)| *client) {
        jars.remove(&client);
    }
}

impl Jar {
    fn new(now: Instant) -> Self {
        Self {
            last_set: now,
            of_pages: Bounded::at(MAX_OF_PAGES),
            of_others: Bounded::at(MAX_OF_OTHERS),
        }
    }
}

/// Whether a page of the demo sent a request, or one of the same site. A browser says so itself, and
/// no website can make it say something else. Whoever is no browser can, of its own requests.
fn is_of_a_page(request: &RequestHead, pages: &PageOrigins) -> bool {
    match request.only("origin") {
        Some(origin) => pages.all().iter().any(|page| page.to_string() == origin),
        None => matches!(
            request.only("sec-fetch-site"),
            Some("same-origin" | "same-site")
        ),
    }
}

/// When each cookie was last set, by its name and path. It bounds their number, because paths can
/// be made up.
#[derive(Debug)]
struct Bounded {
    most: usize,
    live: HashMap<(String, String), Instant>,
}

impl Bounded {
    fn at(most: usize) -> Self {
        Self {
            most,
            live: HashMap::new(),
        }
    }

    fn admit(&mut self, cookies: Vec<(String, String)>, now: Instant) -> bool {
        let live = &mut self.live;
        live.retain(|_, set| now.saturating_duration_since(*set) < LIFETIME);
        let is_new = |cookie: &&(String, String)| !live.contains_key(*cookie);
        if live.len() + cookies.iter().filter(is_new).count() > self.most {
            return false;
        }
        live.extend(cookies.into_iter().map(|cookie| (cookie, now)));
        true
    }
}
