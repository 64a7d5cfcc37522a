//! One message of a browser, before its headers are put in order.

use cors_verdict::{HeaderList, Mode, NextRequest, Origin};
use url::Url;
use web_origin::{TupleOrigin, is_same_site};

/// The names of the headers that make a request [conditional](https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests).
/// Browsers do not answer such a request from their caches.
const CONDITIONAL: [&str; 5] = [
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
];

/// One message of a browser, before its headers are put in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct BrowserMessage<'a> {
    /// The origin of the page.
    pub(super) page: &'a Origin,
    /// The headers that script set: some engines order by all of them, whatever a redirect leaves.
    pub(super) script: &'a HeaderList,
    pub(super) mode: Mode,
    pub(super) next: &'a NextRequest,
    pub(super) cookie: Option<&'a str>,
}

impl BrowserMessage<'_> {
    /// [`Sec-Fetch-Site`](https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header); `None` where
    /// browsers send no such headers, which is to URLs that are not trustworthy.
    pub(super) fn site(&self) -> Option<&'static str> {
        let target = self.trustworthy_target()?;
        let page: Option<TupleOrigin> = self.page.as_str().parse().ok();
        Some(match page {
            Some(page) if page == target => "same-origin",
            Some(page) if is_same_site(&page, &target) => "same-site",
            _ => "cross-site",
        })
    }

    fn trustworthy_target(&self) -> Option<TupleOrigin> {
        TupleOrigin::of(&self.next.url).filter(TupleOrigin::is_potentially_trustworthy)
    }

    /// `Sec-Fetch-Mode`.
    pub(super) fn mode(&self) -> &'static str {
        self.mode.name()
    }

    /// `Referer` under the default referrer policy, as far as it can be known: the page's path is not.
    pub(super) fn referer(&self) -> Option<String> {
        let page = Url::parse(self.page.as_str()).ok()?;
        let is_downgrade = page.scheme() == "https" && self.next.url.scheme() != "https";
        (!is_downgrade).then(|| page.into())
    }

    /// Whether script made the request conditional.
    pub(super) fn is_conditional(&self) -> bool {
        CONDITIONAL.iter().any(|it| self.script.contains(it))
    }
}

/// The names of a list, each once: in the spelling and at the place of their first lines.
pub(super) fn names(headers: &HeaderList) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for header in headers.iter() {
        if !names.iter().any(|it| header.is(it)) {
            names.push(header.name().to_owned());
        }
    }
    names
}
