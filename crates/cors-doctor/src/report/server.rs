//! Which of the stacks answered, where an answer gives it away.

use cors_verdict::{Answer, Case};

/// The name of the stack whose code helps, if the answers tell.
pub(crate) fn stack(case: &Case) -> Option<&'static str> {
    let answers = case
        .hops
        .iter()
        .flat_map(|it| it.preflight.iter().chain(&it.response));
    let headers = answers.filter_map(|it| match it {
        Answer::Response(response) => Some(&response.headers),
        _ => None,
    });
    let mut found = headers.filter_map(|headers| {
        let value = |name| {
            let value = headers.get(name);
            value.map_or_else(String::new, |it| {
                String::from_utf8_lossy(&it).to_ascii_lowercase()
            })
        };
        if value("x-powered-by").contains("express") {
            Some("express")
        } else if value("server").contains("nginx") || value("server").contains("openresty") {
            Some("nginx")
        } else {
            None
        }
    });
    found.next()
}
