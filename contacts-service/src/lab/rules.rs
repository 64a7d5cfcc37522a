//! What a recipe may ask for. The lab answers anybody, so everything is refused that could do
//! more than show CORS.

use super::{
    bodies::{BodyKind, TEXT_TYPES},
    header_rules,
    recipe::{Answer, BadField, Recipe, Redirect, Target},
    settings::Settings,
};

const LONGEST_BODY: usize = 4 * 1024;
const LONGEST_DELAY: u64 = 2000;
const MOST_HEADERS: usize = 32;
/// Browsers give up after 20.
const MOST_REDIRECTS: u8 = 25;

/// Every field that will not do.
#[must_use]
pub fn check(recipe: &Recipe, settings: &Settings) -> Vec<BadField> {
    let mut checker = Checker {
        settings,
        bad: Vec::new(),
    };
    checker.recipe("", recipe);
    checker.bad
}

struct Checker<'a> {
    settings: &'a Settings,
    bad: Vec<BadField>,
}

impl Checker<'_> {
    fn require(&mut self, good: bool, field: &str, message: impl Into<String>) {
        if !good {
            self.bad.push(BadField {
                field: field.to_owned(),
                message: message.into(),
            });
        }
    }

    fn recipe(&mut self, prefix: &str, recipe: &Recipe) {
        if let Some(answer) = &recipe.preflight {
            self.answer(&format!("{prefix}preflight"), answer);
        }
        if let Some(answer) = &recipe.response {
            self.answer(&format!("{prefix}response"), answer);
        }
    }

    fn answer(&mut self, at: &str, answer: &Answer) {
        let status = answer.status;
        self.require(
            status.is_none_or(|status| (200..=599).contains(&status)),
            &format!("{at}.status"),
            "write a status from 200 to 599",
        );
        let redirected = answer.redirect.as_ref().map(|redirect| redirect.status);
        self.require(
            status.is_none() || redirected.is_none() || status == redirected,
            &format!("{at}.status"),
            "leave it out: redirect.status says it",
        );
        self.require(
            answer.delay_ms <= LONGEST_DELAY,
            &format!("{at}.delayMs"),
            format!("write at most {LONGEST_DELAY}"),
        );
        let ways = [answer.abort, answer.not_http, answer.truncate];
        self.require(
            ways.into_iter().filter(|way| *way).count() < 2,
            at,
            "choose one of abort, notHttp and truncate",
        );
        self.require(
            answer
                .body
                .as_ref()
                .is_none_or(|body| body.len() <= LONGEST_BODY),
            &format!("{at}.body"),
            format!("write at most {LONGEST_BODY} bytes"),
        );
        self.require(
            answer.body.is_none() || answer.body_kind.is_none(),
            &format!("{at}.bodyKind"),
            "choose one of body and bodyKind",
        );
        self.headers(at, answer);
        if let Some(redirect) = &answer.redirect {
            self.redirect(&format!("{at}.redirect"), redirect);
        }
    }

    fn headers(&mut self, at: &str, answer: &Answer) {
        self.require(
            answer.headers.len() <= MOST_HEADERS,
            &format!("{at}.headers"),
            format!("write at most {MOST_HEADERS} headers"),
        );
        let types = media_types(answer.body_kind);
        for (index, (name, value)) in answer.headers.iter().enumerate() {
            if let Err(message) = header_rules::check(name, value, &types, self.settings) {
                self.require(false, &format!("{at}.headers[{index}]"), message);
            }
        }
        let named = |wanted: &str| {
            let names = answer.headers.iter();
            names
                .filter(|(name, _)| name.eq_ignore_ascii_case(wanted))
                .count()
        };
        self.require(
            named("content-type") < 2,
            &format!("{at}.headers"),
            "write one Content-Type",
        );
        self.require(
            named("location") < if answer.redirect.is_some() { 1 } else { 2 },
            &format!("{at}.headers"),
            "write one Location, or a redirect",
        );
    }

    fn redirect(&mut self, at: &str, redirect: &Redirect) {
        self.require(
            matches!(redirect.status, 301 | 302 | 303 | 307 | 308),
            &format!("{at}.status"),
            "write 301, 302, 303, 307 or 308",
        );
        self.require(
            redirect.then <= MOST_REDIRECTS,
            &format!("{at}.then"),
            format!("write at most {MOST_REDIRECTS}"),
        );
        let in_lab = matches!(redirect.to, Target::Lab | Target::Third);
        self.require(
            in_lab || (redirect.recipe.is_none() && redirect.then == 0),
            &format!("{at}.to"),
            "only the lab follows a recipe: write lab or third, or leave out recipe and then",
        );
        let page = page_index(redirect.to);
        self.require(
            page.is_none_or(|index| index < self.settings.pages.len()),
            &format!("{at}.to"),
            "this lab knows no such page",
        );
        self.require(
            !redirect.userinfo || in_lab || page.is_some(),
            &format!("{at}.userinfo"),
            "only a URL with a host has user information",
        );
        if let Some(recipe) = &redirect.recipe {
            self.recipe(&format!("{at}.recipe."), recipe);
        }
    }
}

/// Which of the settings' pages a target is.
#[must_use]
pub fn page_index(target: Target) -> Option<usize> {
    let pages = [
        Target::App,
        Target::Sibling,
        Target::Apex,
        Target::Stranger,
        Target::LookAlike,
    ];
    pages.into_iter().position(|page| page == target)
}

/// A fixed body may also be sent as one that is no code: with a wrong type on purpose.
fn media_types(kind: Option<BodyKind>) -> Vec<&'static str> {
    let own = kind.map(BodyKind::media_type);
    TEXT_TYPES.into_iter().chain(own).collect()
}
