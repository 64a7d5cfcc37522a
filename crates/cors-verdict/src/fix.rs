//! How to fix a refusal: in words, and as code with the values of the case.
//!
//! The code names the one origin that asked. It never reflects whatever origin comes, never allows
//! `null`, and always varies by `Origin`.

mod allowed_before;
mod answer;
mod comment;
mod middleware;
mod misspelt;
mod notes;
mod page;
pub(crate) mod policy;
pub(crate) mod proxy;
pub(crate) mod recommend;
pub(crate) mod snippet;
pub(crate) mod stacks;
pub(crate) mod words;

use serde::Serialize;

use crate::case::Case;
use crate::fix::policy::FixPolicy;
use crate::fix::proxy::Proxy;
use crate::fix::snippet::Snippet;
use crate::refusal::Refusal;

/// A fix of one refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// The reason of the refusal and the remedy, in words; the reason alone for a page that is not
    /// to get in.
    pub why: String,
    /// The headers that the answer must carry, whatever the server; none when no server can help.
    pub headers: Vec<(String, String)>,
    /// The policy that the server needs; `None` when no server can help, or none should.
    pub policy: Option<FixPolicy>,
    /// The policy as code, for each stack of the case.
    pub snippets: Vec<Snippet>,
    /// The request as the page should make it, where the page is what has to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
    /// The way for who cannot change the server, where the server is what has to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy: Option<Proxy>,
}

/// A policy as code, for each stack of the case.
pub(crate) fn snippets(case: &Case, policy: &FixPolicy, notes: &[String]) -> Vec<Snippet> {
    let stacks = case.stacks.iter();
    let snippets = stacks.map(|stack| Snippet {
        stack: stack.name(),
        title: stack.title(),
        documentation: stack.documentation(),
        code: stack.code(policy, notes),
    });
    snippets.collect()
}

/// The fix for a refusal of that case.
pub(crate) fn fix(case: &Case, refusal: &Refusal) -> Fix {
    let server_helps = case.trusted && refusal.cause.server_helps();
    let policy = server_helps
        .then(|| recommend::policy(case, &refusal.hop))
        .flatten();
    Fix {
        why: words::why(case, refusal),
        headers: policy
            .as_ref()
            .map_or_else(Vec::new, |policy| recommend::headers(policy, &refusal.hop)),
        snippets: policy.as_ref().map_or_else(Vec::new, |it| {
            snippets(case, it, &notes::notes(case, &refusal.hop, it))
        }),
        policy,
        client: case.trusted.then(|| page::code(case, refusal)).flatten(),
        proxy: case.trusted.then(|| proxy::proxy(case, refusal)).flatten(),
    }
}
