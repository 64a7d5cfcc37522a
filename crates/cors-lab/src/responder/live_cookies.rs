//! The cookies of the lab that browsers may still have.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

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

/// A little longer than any cookie lasts: the browser begins to count later.
const LIFETIME: Duration = Duration::from_secs(MAX_COOKIE_AGE as u64 + 5);

/// The cookies that were set for the pages of the demo and for others.
#[derive(Debug)]
pub(crate) struct LiveCookies {
    of_pages: Bounded,
    of_others: Bounded,
}

impl Default for LiveCookies {
    fn default() -> Self {
        Self {
            of_pages: Bounded::at(MAX_OF_PAGES),
            of_others: Bounded::at(MAX_OF_OTHERS),
        }
    }
}

impl LiveCookies {
    /// Whether these values of `Set-Cookie` may be sent in the response to this request; if so, they
    /// count from here on.
    pub(super) fn admit<'a>(
        &self,
        request: &RequestHead,
        pages: &PageOrigins,
        values: impl IntoIterator<Item = &'a str>,
    ) -> bool {
        let cookies = if is_of_a_page(request, pages) {
            &self.of_pages
        } else {
            &self.of_others
        };
        cookies.admit(values)
    }
}

/// Whether a page of the demo sent a request, or one of the same site. A browser says so itself, and
/// no website can make it say something else.
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
    live: Mutex<HashMap<(String, String), Instant>>,
}

impl Bounded {
    fn at(most: usize) -> Self {
        Self {
            most,
            live: Mutex::default(),
        }
    }

    fn admit<'a>(&self, values: impl IntoIterator<Item = &'a str>) -> bool {
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
        let mut live = self.live.lock().unwrap_or_else(PoisonError::into_inner);
        live.retain(|_, set| now.saturating_duration_since(*set) < LIFETIME);
        let is_new = |cookie: &&(String, String)| !live.contains_key(*cookie);
        if live.len() + cookies.iter().filter(is_new).count() > self.most {
            return false;
        }
        live.extend(cookies.into_iter().map(|cookie| (cookie, now)));
        true
    }
}
