//! A recipe as it stands in a URL. Links to runs are kept by people, so this format only grows.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};

use crate::recipe::{
    behaviour::{Behaviour, Body, Content, Recipe, Redirect, Step},
    fixed_body::FixedBody,
    header_rules,
    limits::{
        MAX_BODY_BYTES, MAX_DELAY_MS, MAX_REDIRECTS, MAX_STATUS, MIN_STATUS, REDIRECT_STATUSES,
    },
    object,
    target::Target,
};

/// What the lab answers to a preflight and to every other request.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "recipe", inline)]
pub(super) struct RecipeJson {
    /// To a CORS-preflight request; without it, 404 and no CORS headers.
    #[serde(
        default,
        deserialize_with = "object::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) preflight: Option<ResponseJson>,
    /// To every other request; without it, 200 and no CORS headers.
    #[serde(
        default,
        deserialize_with = "object::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) response: Option<ResponseJson>,
}

/// One response.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schemars(rename = "response")]
pub(super) struct ResponseJson {
    /// 200 if left out, or what `redirect` says.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = MIN_STATUS, max = MAX_STATUS))]
    pub(super) status: Option<u16>,
    /// Sent as they are: spelling, order and duplicates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(schema_with = "header_rules::schema")]
    pub(super) headers: Vec<(String, String)>,
    /// Text or JSON; the limit is one of bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = MAX_BODY_BYTES))]
    pub(super) body: Option<String>,
    /// A fixed body, in place of `body`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body_kind: Option<FixedBody>,
    /// How long to wait before.
    #[serde(skip_serializing_if = "is_default")]
    #[schemars(range(max = MAX_DELAY_MS))]
    pub(super) delay_ms: u64,
    /// Reset the connection in place of answering.
    #[serde(skip_serializing_if = "is_default")]
    pub(super) abort: bool,
    /// Answer with bytes that are no HTTP.
    #[serde(skip_serializing_if = "is_default")]
    pub(super) not_http: bool,
    /// Promise a longer body than is sent.
    #[serde(skip_serializing_if = "is_default")]
    pub(super) truncate: bool,
    /// Send the browser elsewhere.
    #[serde(
        deserialize_with = "object::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) redirect: Option<Box<RedirectJson>>,
}

/// Where to send the browser.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "redirect")]
pub(super) struct RedirectJson {
    #[serde(default = "found")]
    #[schemars(schema_with = "redirect_status")]
    pub(super) status: u16,
    pub(super) to: Target,
    /// Put a user name and a password into the URL.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) userinfo: bool,
    /// How often to come here again before going on.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(range(max = MAX_REDIRECTS))]
    pub(super) then: u8,
    /// What the lab answers there.
    #[serde(
        default,
        deserialize_with = "object::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) recipe: Option<RecipeJson>,
}

/// The status of a response that says none.
pub(super) const OK: u16 = 200;

fn found() -> u16 {
    302
}

fn redirect_status(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": REDIRECT_STATUSES, "default": found() })
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Serialize for Recipe {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RecipeJson::from(self).serialize(serializer)
    }
}

impl From<&Recipe> for RecipeJson {
    fn from(recipe: &Recipe) -> Self {
        Self {
            preflight: recipe.preflight.as_ref().map(ResponseJson::from),
            response: Some(&recipe.response)
                .filter(|step| **step != Step::default())
                .map(ResponseJson::from),
        }
    }
}

impl From<&Step> for ResponseJson {
    fn from(step: &Step) -> Self {
        let mut json = match &step.behaviour {
            Behaviour::Respond { status, content } => Self {
                status: Some(*status).filter(|status| *status != OK),
                ..content.into()
            },
            Behaviour::Redirect { redirect, content } => Self {
                redirect: Some(Box::new(redirect.as_ref().into())),
                ..content.into()
            },
            Behaviour::Abort => Self {
                abort: true,
                ..Self::default()
            },
            Behaviour::NotHttp => Self {
                not_http: true,
                ..Self::default()
            },
        };
        json.delay_ms = u64::try_from(step.delay.as_millis()).unwrap_or(u64::MAX);
        json
    }
}

impl From<&Content> for ResponseJson {
    fn from(content: &Content) -> Self {
        // What is left out is short: the JSON goes into the URL of a redirect.
        let (body, body_kind) = match &content.body {
            body if *body == Body::default() => (None, None),
            Body::Text(text) => (Some(text.clone()), None),
            Body::Fixed(body) => (None, Some(*body)),
        };
        Self {
            headers: content.headers.clone(),
            body,
            body_kind,
            truncate: content.truncate,
            ..Self::default()
        }
    }
}

impl From<&Redirect> for RedirectJson {
    fn from(redirect: &Redirect) -> Self {
        Self {
            status: redirect.status,
            to: redirect.to,
            userinfo: redirect.userinfo,
            then: redirect.then,
            recipe: redirect.recipe.as_ref().map(RecipeJson::from),
        }
    }
}
