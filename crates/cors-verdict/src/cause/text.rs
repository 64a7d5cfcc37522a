//! What each cause means and what helps, in words, written once.

mod check;
mod client;
mod network;
mod preflight;
mod redirect;
mod why_preflight;

use super::{Cause, Family};
use crate::decode::Values;
use crate::engine::text;
use crate::header::list_values::InvalidItem;
use crate::refusal::{CorsCheckFailure, Failure, PreflightFailure, Refusal};

/// An explanation. Its parts in braces, as `{origin}`, stand for the values of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// What happened, and why browsers refuse it.
    pub what: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

impl Cause {
    /// The explanation of this cause.
    pub fn text(self) -> Text {
        let (what, remedy) = match self.family() {
            Family::Client => client::text(self),
            Family::CorsCheck => check::text(self),
            Family::Preflight => preflight::text(self),
            Family::Redirect => redirect::text(self),
            Family::Network => network::text(self),
            Family::WhyPreflight => why_preflight::text(self),
        };
        Text { what, remedy }
    }
}

impl Text {
    /// Both parts with the values of a refusal.
    pub fn filled(self, refusal: &Refusal) -> String {
        let url = refusal.url.as_str();
        self.with(&[
            ("{origin}", refusal.page_origin.as_str()),
            ("{url}", url),
            ("{method}", &refusal.method),
            ("{status}", &status(refusal)),
            ("{location}", refusal.location.as_deref().unwrap_or(url)),
            ("{value}", &value(refusal)),
            ("{header}", refusal.spelling_of(header(refusal))),
        ])
    }

    /// Both parts with what a message tells, and with words in place of what it does not.
    pub(crate) fn told(self, values: &Values) -> String {
        let or = |value: &Option<String>, words: &str| value.clone().unwrap_or(words.to_owned());
        let status = values.status.map(|status| status.to_string());
        self.with(&[
            ("{origin}", &or(&values.origin, "the page's origin")),
            ("{url}", &or(&values.url, "the URL")),
            ("{method}", &or(&values.method, "METHOD")),
            ("{status}", &or(&status, "a status that tells")),
            ("{location}", &or(&values.target, "another URL")),
            ("{value}", &or(&values.value, "something else")),
            ("{header}", &or(&values.header, "X-NAME")),
        ])
    }

    /// One pass over the text, so that a value with braces in it is left alone.
    fn with(self, values: &[(&str, &str)]) -> String {
        let template = format!("{} {}", self.what, self.remedy);
        let mut filled = String::with_capacity(template.len() * 2);
        let mut rest = template.as_str();
        while let Some(start) = rest.find('{') {
            let (before, from_brace) = rest.split_at(start);
            filled.push_str(before);
            let known = values
                .iter()
                .find_map(|(name, value)| Some((value, from_brace.strip_prefix(name)?)));
            match known {
                Some((value, after)) => {
                    filled.push_str(&shortened(value));
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = from_brace.get(1..).unwrap_or_default();
                }
            }
        }
        filled.push_str(rest);
        filled
    }
}

fn shortened(value: &str) -> String {
    const SHOWN: usize = 200;
    if value.chars().nth(SHOWN).is_none() {
        return value.to_owned();
    }
    value.chars().take(SHOWN).chain(['…']).collect()
}

fn status(refusal: &Refusal) -> String {
    refusal
        .status
        .map_or_else(String::new, |status| status.to_string())
}

fn header(refusal: &Refusal) -> &str {
    match &refusal.failure {
        Failure::Preflight(PreflightFailure::Header { name, .. }) => name,
        _ => "the header",
    }
}

fn value(refusal: &Refusal) -> String {
    match &refusal.failure {
        Failure::CorsCheck(failure) | Failure::Preflight(PreflightFailure::CorsCheck(failure)) => {
            match failure {
                CorsCheckFailure::OriginUnequal { value, .. }
                | CorsCheckFailure::CredentialsNotTrue { value: Some(value) } => text(value),
                CorsCheckFailure::WildcardWithCredentials => "*".to_owned(),
                CorsCheckFailure::OriginMissing
                | CorsCheckFailure::CredentialsNotTrue { value: None } => "absent".to_owned(),
            }
        }
        Failure::Preflight(
            PreflightFailure::InvalidMethods(InvalidItem { item, .. })
            | PreflightFailure::InvalidHeaders(InvalidItem { item, .. }),
        ) => text(item),
        Failure::BadPort(port) => port.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cause, Values};

    #[test]
    fn every_cause_says_what_happened_and_what_helps() {
        for cause in Cause::all() {
            let text = cause.text();
            assert!(text.what.len() > 20, "{} has no explanation", cause.id());
            assert!(text.remedy.len() > 10, "{} has no remedy", cause.id());
            assert!(
                !text.told(&Values::default()).contains('{'),
                "{}",
                cause.id()
            );
        }
    }
}
