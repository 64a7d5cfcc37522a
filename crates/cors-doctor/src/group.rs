//! The exchanges of one request of a page.

use crate::exchange::Exchange;

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

    /// Whether a `Cookie` went along with a request.
    pub(crate) fn has_cookie(&self) -> bool {
        self.exchanges()
            .chain(self.script.as_deref())
            .any(|it| it.header("cookie").is_some())
    }

    /// The preflights and the requests, in the order of the chain.
    pub(crate) fn exchanges(&self) -> impl Iterator<Item = &Exchange> + Clone {
        self.hops
            .iter()
            .flat_map(|it| it.actual.iter().chain(&it.preflight))
            .map(|it| &**it)
    }
}
