//! A policy as settings of a middleware that takes one value for each part of it.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::quoted::quoted;

/// What a middleware calls the parts of a policy.
pub(super) struct Names {
    pub(super) origins: &'static str,
    pub(super) methods: &'static str,
    pub(super) headers: &'static str,
    pub(super) exposes: &'static str,
    pub(super) credentials: &'static str,
    pub(super) max_age: &'static str,
}

/// The value of a setting.
pub(super) enum Value<'a> {
    AnyOrigin,
    List(&'a [String]),
    True,
    Seconds(u32),
}

impl Names {
    /// The settings that the policy needs, in the order of the names.
    pub(super) fn settings<'a>(
        &self,
        policy: &'a FixPolicy,
    ) -> impl Iterator<Item = (&'static str, Value<'a>)> {
        let origins = match &policy.origins {
            AllowedOrigins::List(origins) => Value::List(origins),
            AllowedOrigins::Any => Value::AnyOrigin,
        };
        let list = |items: &'a [String]| (!items.is_empty()).then_some(Value::List(items));
        let settings = [
            (self.origins, Some(origins)),
            (self.methods, list(&policy.methods)),
            (self.headers, list(&policy.headers)),
            (self.exposes, list(&policy.exposes)),
            (self.credentials, policy.credentials.then_some(Value::True)),
            (self.max_age, Some(Value::Seconds(policy.max_age))),
        ];
        settings
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
    }
}

impl Value<'_> {
    /// As JavaScript, with every origin as `"*"`.
    pub(super) fn javascript(&self) -> String {
        match self {
            Self::AnyOrigin => quoted("*"),
            Self::List(items) => listed(items),
            Self::True => "true".to_owned(),
            Self::Seconds(seconds) => seconds.to_string(),
        }
    }

    /// As JSON, which YAML reads too, with every origin as `["*"]`.
    pub(super) fn json(&self) -> String {
        match self {
            Self::AnyOrigin => listed(&["*".to_owned()]),
            Self::List(_) | Self::True | Self::Seconds(_) => self.javascript(),
        }
    }

    /// As Python, with every origin as `["*"]`. The literals of JSON's strings are Python's too.
    pub(super) fn python(&self) -> String {
        match self {
            Self::True => "True".to_owned(),
            Self::AnyOrigin | Self::List(_) | Self::Seconds(_) => self.json(),
        }
    }

    /// As Go. The literals of JSON's strings are Go's too.
    pub(super) fn go(&self) -> String {
        let slice = |items: &[String]| format!("[]string{{{}}}", joined(items));
        match self {
            Self::AnyOrigin => slice(&["*".to_owned()]),
            Self::List(items) => slice(items),
            Self::True | Self::Seconds(_) => self.javascript(),
        }
    }
}

fn listed(items: &[String]) -> String {
    format!("[{}]", joined(items))
}

fn joined(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    items.join(", ")
}
