//! What the lab is asked to answer: a recipe in the URL, so that a run is a link and the
//! preflight sees the same recipe as the request.

use serde::{Deserialize, Serialize};

use super::{bodies::BodyKind, rules, settings::Settings};

/// What to answer to a preflight and to everything else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Recipe {
    /// To a CORS-preflight request; without it, 404 and no CORS headers: nobody handles OPTIONS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preflight: Option<Answer>,
    /// To everything else; without it, 200 and no CORS headers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Answer>,
}

/// One answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Answer {
    /// 200 to 599; 200 if left out, or what `redirect` says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Sent as they are: spelling, order and duplicates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// Text or JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// A fixed body, in place of `body`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body_kind: Option<BodyKind>,
    /// How long to wait before answering.
    #[serde(skip_serializing_if = "is_default")]
    pub delay_ms: u64,
    /// Reset the connection in place of answering.
    #[serde(skip_serializing_if = "is_default")]
    pub abort: bool,
    /// Answer with bytes that are no HTTP.
    #[serde(skip_serializing_if = "is_default")]
    pub not_http: bool,
    /// Promise a longer body than is sent.
    #[serde(skip_serializing_if = "is_default")]
    pub truncate: bool,
    /// Send the browser elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Box<Redirect>>,
}

/// Where to send the browser.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Redirect {
    /// 301, 302, 303, 307 or 308.
    #[serde(default = "found")]
    pub status: u16,
    /// The host, page or odd URL.
    pub to: Target,
    /// Put a user name and a password into the URL.
    #[serde(default, skip_serializing_if = "is_default")]
    pub userinfo: bool,
    /// How often to come here again before going on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub then: u8,
    /// What the lab answers there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<Recipe>,
}

/// What a redirect may lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// The lab.
    Lab,
    /// The lab on the third site.
    Third,
    /// The trusted app.
    App,
    /// Its sibling.
    Sibling,
    /// The apex.
    Apex,
    /// The stranger.
    Stranger,
    /// The look-alike.
    LookAlike,
    /// A `ftp:` URL.
    Ftp,
    /// A `foo:` URL.
    Foo,
    /// A `data:` URL.
    Data,
    /// A `file:` URL.
    File,
    /// A `blob:` URL.
    Blob,
    /// A `mailto:` URL.
    Mailto,
    /// What no browser can read as a URL.
    BadLocation,
}

/// A field that will not do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadField {
    /// Where it is, such as `response.headers[0]`.
    pub field: String,
    /// What to write instead.
    pub message: String,
}

impl Recipe {
    /// Reads and checks a recipe.
    ///
    /// # Errors
    /// Every field that will not do; the first one only if it is no recipe at all.
    pub fn parse(json: &str, settings: &Settings) -> Result<Self, Vec<BadField>> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let recipe: Self =
            serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
                let path = error.path().to_string();
                // What was being read when the text ended has no name.
                let field = match path.trim_end_matches('?').trim_end_matches('.') {
                    "" => "recipe".to_owned(),
                    path => path.to_owned(),
                };
                let message = error.inner().to_string();
                vec![BadField { field, message }]
            })?;
        if let Err(error) = deserializer.end() {
            return Err(vec![BadField {
                field: "recipe".to_owned(),
                message: error.to_string(),
            }]);
        }
        let bad = rules::check(&recipe, settings);
        if bad.is_empty() { Ok(recipe) } else { Err(bad) }
    }
}

fn found() -> u16 {
    302
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
