//! Lines of a server's log among exchanges.

use std::collections::HashSet;

use crate::exchange::{Answered, Exchange};

/// Leaves out the lines of a log, such as `OPTIONS /a 204 0.4 ms` or `Securing OPTIONS /a`, about
/// exchanges whose headers are known.
pub(super) fn leave_out(exchanges: Vec<Exchange>) -> Vec<Exchange> {
    let is_bare = |it: &Exchange| {
        it.url.is_none()
            && it.headers.as_ref().is_some_and(Vec::is_empty)
            && match &it.answer {
                Answered::Response { headers, .. } => headers.is_empty(),
                Answered::Unknown => true,
                Answered::Nothing | Answered::NetworkError(_) => false,
            }
    };
    let key = |it: &Exchange| {
        let path = it.url.as_ref().map(|it| it.path().to_owned());
        (it.method.clone(), path.or_else(|| it.path.clone()))
    };
    let known: HashSet<_> = exchanges
        .iter()
        .filter(|it| !is_bare(it))
        .map(key)
        .collect();
    exchanges
        .into_iter()
        .filter(|it| !is_bare(it) || !known.contains(&key(it)))
        .collect()
}
