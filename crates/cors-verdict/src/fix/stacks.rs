//! The stacks for which a policy can be written as code. To add one, write its file and its line in
//! [`Stack::ALL`].

mod actix_cors;
mod apache;
mod caddy;
mod cors_policy;
mod envoy;
mod express;
mod go;
mod haproxy;
mod nginx;
mod node;
mod plain;
mod poem;
mod python;
mod rack_cors;
mod settings;
mod tomcat;
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
        Self::new("fastapi", "FastAPI, Starlette", python::fastapi),
        Self::new("django", "Django", python::django),
        Self::new("flask", "Flask", python::flask),
        Self::new("litestar", "Litestar", python::litestar),
        Self::new("fastify", "Fastify", node::fastify),
        Self::new("hono", "Hono", node::hono),
        Self::new("koa", "Koa", node::koa),
        Self::new("nest", "NestJS", node::nest),
        Self::new("h3", "h3, Nuxt", node::h3),
        Self::new("rs-cors", "rs/cors (Go)", go::rs_cors),
        Self::new("gin", "Gin", go::gin),
        Self::new("rack-cors", "Rails, Rack", rack_cors::code),
        Self::new("tomcat", "Tomcat", tomcat::code),
        Self::new("poem", "poem", poem::code),
        Self::new("cors-policy", "cors-policy", cors_policy::code),
        Self::new("apache", "Apache httpd", apache::code),
        Self::new("haproxy", "HAProxy", haproxy::code),
        Self::new("caddy", "Caddy", caddy::code),
        Self::new("envoy", "Envoy", envoy::code),
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
