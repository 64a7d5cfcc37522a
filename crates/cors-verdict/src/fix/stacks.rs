//! The stacks for which a policy can be written as code. To add one, write its file and its line in
//! [`Stack::ALL`].

mod actix_cors;
mod express;
mod nginx;
mod tower_http;

use serde::{Deserialize, Deserializer, de};

use crate::fix::policy::FixPolicy;

/// A server or a CORS middleware. Two are equal when their names are.
#[derive(Clone, Copy, Debug)]
pub struct Stack {
    name: &'static str,
    title: &'static str,
    code: fn(&FixPolicy) -> String,
}

impl Stack {
    /// Every stack, in the order in which their snippets come.
    pub const ALL: &[Self] = &[
        Self::new("actix-cors", "actix-cors", actix_cors::code),
        Self::new("tower-http", "tower-http", tower_http::code),
        Self::new("express", "Express", express::code),
        Self::new("nginx", "nginx", nginx::code),
    ];

    const fn new(name: &'static str, title: &'static str, code: fn(&FixPolicy) -> String) -> Self {
        Self { name, title, code }
    }

    /// The stack of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|stack| stack.name == name).copied()
    }

    /// The name in cases and verdicts, such as `actix-cors`.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The name to be read by people, such as `Express`.
    pub fn title(self) -> &'static str {
        self.title
    }

    /// The policy as code of this stack.
    pub(crate) fn code(self, policy: &FixPolicy) -> String {
        (self.code)(policy)
    }
}

impl PartialEq for Stack {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Stack {}

impl<'de> Deserialize<'de> for Stack {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|stack| stack.name).collect();
            let known = known.join(", ");
            de::Error::custom(format!("{name:?} is no known stack; there are {known}"))
        })
    }
}
