//! The cookies of the lab that browsers may still have.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::recipe::{cookie_rules::name_and_path, limits::MAX_COOKIE_AGE};

/// The most at a time. Chromium and Firefox keep 180 cookies of a site and then drop 30 of them,
/// whichever of its hosts set them; WebKit has no bound.
const MAX_LIVE: usize = 100;

/// A little longer than any cookie lasts: the browser begins to count later.
const LIFETIME: Duration = Duration::from_secs(MAX_COOKIE_AGE as u64 + 5);

/// When each cookie was last set, by its name and path. It bounds their number, because paths can
/// be made up.
#[derive(Debug, Default)]
pub(crate) struct LiveCookies(Mutex<HashMap<(String, String), Instant>>);

impl LiveCookies {
    /// Whether these values of `Set-Cookie` may be sent; if so, they count from here on.
    pub(super) fn admit<'a>(&self, values: impl IntoIterator<Item = &'a str>) -> bool {
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
        let mut live = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        live.retain(|_, set| now.saturating_duration_since(*set) < LIFETIME);
        let is_new = |cookie: &&(String, String)| !live.contains_key(*cookie);
        if live.len() + cookies.iter().filter(is_new).count() > MAX_LIVE {
            return false;
        }
        live.extend(cookies.into_iter().map(|cookie| (cookie, now)));
        true
    }
}
