//! From the JSON of a recipe to a [`Recipe`]. The lab answers everybody, so what could do more
//! than show CORS is refused.

use std::time::Duration;

use service_kit::invalid_fields::{InvalidField, InvalidFields};

use crate::{
    origins::Origins,
    recipe::{
        behaviour::{Behaviour, Body, Content, Recipe, Redirect, Step},
        fixed_body::{FixedBody, TEXT_TYPES},
        header_rules::{self, HeaderRules},
        json::{OK, RecipeJson, RedirectJson, ResponseJson},
        limits::{
            MAX_BODY_BYTES, MAX_COOKIES, MAX_DELAY_MS, MAX_ERRORS, MAX_HEADERS, MAX_REDIRECTS,
            MAX_STATUS, MIN_STATUS, REDIRECT_STATUSES,
        },
        object::Object,
        target::Place,
    },
};

impl Recipe {
    /// Reads a recipe for a lab with these origins.
    ///
    /// # Errors
    /// The first fields that cannot be accepted; only one if the text has not the form of a recipe.
    pub fn parse(json: &str, origins: &Origins) -> Result<Self, InvalidFields> {
        let mut parser = Parser {
            origins,
            errors: Vec::new(),
        };
        let recipe = parser.recipe("", deserialize(json)?);
        if parser.errors.is_empty() {
            Ok(recipe)
        } else {
            Err(InvalidFields(parser.errors))
        }
    }

    /// The JSON of the recipe.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a recipe is text, numbers and lists of them"
    )]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a recipe can be written as JSON")
    }
}

fn deserialize(json: &str) -> Result<RecipeJson, InvalidFields> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let recipe = serde_path_to_error::deserialize(&mut deserializer);
    let Object(recipe) = recipe.map_err(|error| {
        let path = error.path().to_string();
        // What was being read when the text ended has no name.
        let field = match path.trim_end_matches('?').trim_end_matches('.') {
            "" => "recipe",
            path => path,
        };
        InvalidFields::one(field, error.inner().to_string())
    })?;
    deserializer
        .end()
        .map_err(|error| InvalidFields::one("recipe", error.to_string()))?;
    Ok(recipe)
}

/// Turns JSON into values, and keeps what is wrong with it.
struct Parser<'a> {
    origins: &'a Origins,
    errors: Vec<InvalidField>,
}

impl Parser<'_> {
    fn require(&mut self, good: bool, field: &str, message: impl Into<String>) {
        if !good {
            self.errors.push(InvalidField {
                field: field.to_owned(),
                message: message.into(),
            });
        }
    }

    fn recipe(&mut self, prefix: &str, json: RecipeJson) -> Recipe {
        let mut step = |name, json: Option<ResponseJson>| {
            json.map(|json| self.step(&format!("{prefix}{name}"), json))
        };
        Recipe {
            preflight: step("preflight", json.preflight),
            response: step("response", json.response).unwrap_or_default(),
        }
    }

    fn step(&mut self, at: &str, json: ResponseJson) -> Step {
        let status = json.status;
        self.require(
            status.is_none_or(|status| (MIN_STATUS..=MAX_STATUS).contains(&status)),
            &format!("{at}.status"),
            format!("write a status from {MIN_STATUS} to {MAX_STATUS}"),
        );
        let redirected = json.redirect.as_ref().map(|redirect| redirect.status);
        self.require(
            status.is_none() || redirected.is_none() || status == redirected,
            &format!("{at}.status"),
            "leave it out: redirect.status says it",
        );
        self.require(
            json.delay_ms <= MAX_DELAY_MS,
            &format!("{at}.delayMs"),
            format!("write at most {MAX_DELAY_MS}"),
        );
        let exclusive = [json.abort, json.not_http, json.truncate];
        self.require(
            exclusive.into_iter().filter(|flag| *flag).count() < 2,
            at,
            "choose one of abort, notHttp and truncate",
        );
        let body = self.body(at, json.body, json.body_kind);
        self.headers(at, &json.headers, &body, json.redirect.is_some());
        let redirect = json
            .redirect
            .map(|redirect| self.redirect(&format!("{at}.redirect"), *redirect));

        let content = Content {
            headers: json.headers,
            body,
            truncate: json.truncate,
        };
        // With `abort` and `notHttp`, the other fields are checked and then mean nothing.
        let behaviour = match redirect {
            _ if json.abort => Behaviour::Abort,
            _ if json.not_http => Behaviour::NotHttp,
            Some(redirect) => Behaviour::Redirect {
                redirect: Box::new(redirect),
                content,
            },
            None => Behaviour::Respond {
                status: status.unwrap_or(OK),
                content,
            },
        };
        Step {
            delay: Duration::from_millis(json.delay_ms),
            behaviour,
        }
    }

    fn body(&mut self, at: &str, text: Option<String>, kind: Option<FixedBody>) -> Body {
        self.require(
            text.as_ref()
                .is_none_or(|text| text.len() <= MAX_BODY_BYTES),
            &format!("{at}.body"),
            format!("write at most {MAX_BODY_BYTES} bytes"),
        );
        self.require(
            text.is_none() || kind.is_none(),
            &format!("{at}.bodyKind"),
            "choose one of body and bodyKind",
        );
        match (text, kind) {
            (Some(text), _) => Body::Text(text),
            (None, Some(kind)) => Body::Fixed(kind),
            (None, None) => Body::default(),
        }
    }

    fn headers(&mut self, at: &str, headers: &[(String, String)], body: &Body, redirects: bool) {
        self.require(
            headers.len() <= MAX_HEADERS,
            &format!("{at}.headers"),
            format!("write at most {MAX_HEADERS} headers"),
        );
        let rules = HeaderRules {
            origins: self.origins,
            media_types: &media_types(body),
        };
        for (index, (name, value)) in headers.iter().enumerate() {
            if self.errors.len() >= MAX_ERRORS {
                return;
            }
            if let Err(error) = rules.check(name, value) {
                self.require(false, &format!("{at}.headers[{index}]"), error.to_string());
            }
        }
        self.require(
            header_rules::count(headers, "set-cookie") <= MAX_COOKIES,
            &format!("{at}.headers"),
            format!("set at most {MAX_COOKIES} cookies"),
        );
        self.require(
            header_rules::count(headers, "content-type") < 2,
            &format!("{at}.headers"),
            "write one Content-Type",
        );
        self.require(
            header_rules::count(headers, "location") + usize::from(redirects) < 2,
            &format!("{at}.headers"),
            "write one Location, or a redirect",
        );
    }

    fn redirect(&mut self, at: &str, json: RedirectJson) -> Redirect {
        self.require(
            REDIRECT_STATUSES.contains(&json.status),
            &format!("{at}.status"),
            "write 301, 302, 303, 307 or 308",
        );
        self.require(
            json.then <= MAX_REDIRECTS,
            &format!("{at}.then"),
            format!("write at most {MAX_REDIRECTS}"),
        );
        let place = json.to.place(self.origins);
        self.require(
            matches!(place, Place::Lab(_)) || (json.recipe.is_none() && json.then == 0),
            &format!("{at}.to"),
            "only the lab follows a recipe: write lab or third, or leave out recipe and then",
        );
        self.require(
            !json.userinfo || !matches!(place, Place::Fixed(_)),
            &format!("{at}.userinfo"),
            "only a URL with a host has user information",
        );
        Redirect {
            status: json.status,
            to: json.to,
            userinfo: json.userinfo,
            then: json.then,
            recipe: json
                .recipe
                .map(|recipe| self.recipe(&format!("{at}.recipe."), recipe)),
        }
    }
}

/// A fixed body may also be sent as one that is no code: with a wrong type on purpose.
fn media_types(body: &Body) -> Vec<&'static str> {
    let own = match body {
        Body::Text(_) => None,
        Body::Fixed(body) => Some(body.media_type()),
    };
    TEXT_TYPES.into_iter().chain(own).collect()
}
