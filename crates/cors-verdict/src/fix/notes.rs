//! What to know of a snippet, in a few lines above it.

use url::Url;

use crate::case::Case;
use crate::fix::allowed_before::AllowedBefore;
use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::header::name::ALLOW_ORIGIN;
use crate::refusal::FailedHop;
use web_origin::Origin;

/// The most characters of a line.
const WIDTH: usize = 100;

/// The lines, without what makes them a comment.
pub(super) fn notes(case: &Case, hop: &FailedHop, policy: &FixPolicy) -> Vec<String> {
    let before = AllowedBefore::of(case, hop);
    let sentences = [
        of_redirect(hop),
        of_two_layers(case, hop),
        of_origins(&before, policy),
        kept(&before),
    ];
    sentences
        .into_iter()
        .flatten()
        .flat_map(|it| wrapped(&it))
        .collect()
}

/// Which of several servers needs it.
fn of_redirect(hop: &FailedHop) -> Option<String> {
    let origin = |url: &Url| Origin::of(url).as_str().to_owned();
    if hop.index > 0 {
        let here = origin(&hop.url);
        return Some(format!(
            "For {here}, to which the request was redirected. Every redirect before needs the CORS headers too."
        ));
    }
    let target = origin(&hop.location()?.parse().ok()?);
    Some(if target == origin(&hop.url) {
        "The redirect needs the CORS headers, and so does what it leads to.".to_owned()
    } else {
        format!("The redirect needs the CORS headers, and so does {target}, to which it leads.")
    })
}

/// Whatever this code adds, another layer may go on adding.
fn of_two_layers(case: &Case, hop: &FailedHop) -> Option<String> {
    let mut responses = case.hops.get(hop.index)?.responses();
    let is_twice = responses.any(|it| it.headers.lines(ALLOW_ORIGIN).count() > 1);
    is_twice.then(|| {
        format!(
            "{ALLOW_ORIGIN} came twice: both the proxy and the application add it, or two parts of one of them. Only \
             one may. If it is this code, take the CORS headers out of the other one."
        )
    })
}

/// An answer names one origin; what list it was found in, only the server knows.
fn of_origins(before: &AllowedBefore, policy: &FixPolicy) -> Option<String> {
    let AllowedOrigins::List(_) = policy.origins else {
        return None;
    };
    if before.is_any_origin {
        Some(
            "Before, every page could read (*), but not with cookies. With this only those of the list can read: add \
             your others to it."
                .to_owned(),
        )
    } else if before.has_cors {
        Some(
            "If the server has a list of origins already, add to your list instead of replacing it."
                .to_owned(),
        )
    } else {
        None
    }
}

fn kept(before: &AllowedBefore) -> Option<String> {
    let lists = [
        &before.origins,
        &before.methods,
        &before.headers,
        &before.exposes,
    ];
    if lists.iter().all(|it| it.is_empty()) {
        return None;
    }
    let mut kept =
        "What the server allowed already stays allowed: origins, methods, headers, exposed headers."
            .to_owned();
    // A server that echoes whoever asks, or a cache, can have answered with a stranger's.
    if !before.origins.is_empty() {
        let origins = before.origins.join(", ");
        kept += &format!(" This lets in {origins} too: take out what is not yours.");
    }
    Some(kept)
}

fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
