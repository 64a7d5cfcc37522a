//! What a recipe asks for, once it is known to be a good one.

use std::time::Duration;

use crate::recipe::{fixed_body::FixedBody, target::Target};

/// A media type that a text of a recipe may have.
const JSON: &str = "application/json";

/// What to do with a CORS-preflight request, and with every other request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipe {
    /// With a CORS-preflight request; without it, 404 and no CORS headers, as where nothing
    /// handles OPTIONS.
    pub preflight: Option<Step>,
    /// With every other request; by default 200 and no CORS headers.
    pub response: Step,
}

/// What to do with one request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// How long to wait before.
    pub delay: Duration,
    /// What to do then.
    pub behaviour: Behaviour,
}

/// One of the things that can happen to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Behaviour {
    /// It gets a response.
    Respond {
        /// From 200 to 599.
        status: u16,
        /// All but the status.
        content: Content,
    },
    /// It gets a response that sends the browser elsewhere.
    Redirect {
        /// Where to, and with which status.
        redirect: Box<Redirect>,
        /// All but the status and `Location`.
        content: Content,
    },
    /// The connection is reset.
    Abort,
    /// It gets bytes that are no HTTP.
    NotHttp,
}

/// The headers and the body of a response.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Sent as they are: spelling, order and duplicates.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Body,
    /// Whether to promise a longer body than is sent.
    pub truncate: bool,
}

/// The body of a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The recipe's own text.
    Text(String),
    /// A fixed body, which the recipe only names.
    Fixed(FixedBody),
}

/// Where to send the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// 301, 302, 303, 307 or 308.
    pub status: u16,
    /// The lab, a page or a fixed URL.
    pub to: Target,
    /// Whether to put a user name and a password into the URL.
    pub userinfo: bool,
    /// How often to come here again before going on.
    pub then: u8,
    /// What the lab answers there.
    pub recipe: Option<Recipe>,
}

impl Recipe {
    /// What to do with a request; nothing is said about a preflight, maybe.
    #[must_use]
    pub fn step(&self, is_preflight: bool) -> Option<&Step> {
        if is_preflight {
            self.preflight.as_ref()
        } else {
            Some(&self.response)
        }
    }

    /// The recipe after `redirect`, which is one of its own.
    #[must_use]
    pub fn after(&self, redirect: &Redirect, is_preflight: bool) -> Self {
        if redirect.then == 0 {
            return redirect.recipe.clone().unwrap_or_default();
        }
        let mut next = self.clone();
        let step = if is_preflight {
            next.preflight.as_mut()
        } else {
            Some(&mut next.response)
        };
        if let Some(Step {
            behaviour: Behaviour::Redirect { redirect, .. },
            ..
        }) = step
        {
            redirect.then -= 1;
        }
        next
    }
}

impl Default for Behaviour {
    fn default() -> Self {
        Self::Respond {
            status: 200,
            content: Content::default(),
        }
    }
}

impl Body {
    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Fixed(body) => body.bytes(),
        }
    }

    /// The media type, unless the recipe writes another one.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Text(_) => JSON,
            Self::Fixed(body) => body.media_type(),
        }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::Fixed(FixedBody::Groups)
    }
}
