//! The stacks for which a policy can be written as code. To add one, write its file and its line in
//! [`Stack::ALL`].

mod actix_cors;
mod apache;
mod caddy;
mod cors_policy;
mod documented;
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

use crate::fix::comment::Comment;
use crate::fix::policy::FixPolicy;

/// A server or a CORS middleware. Two are equal when their names are.
#[derive(Clone, Copy, Debug)]
pub struct Stack {
    name: &'static str,
    title: &'static str,
    comment: Comment,
    documentation: Option<&'static str>,
    code: fn(&FixPolicy) -> String,
}

const HASH: Comment = Comment::Hash;
const SLASHES: Comment = Comment::Slashes;
const XML: Comment = Comment::Xml;

impl Stack {
    /// Every stack, in the order in which their snippets come.
    pub const ALL: &[Self] = &[
        Self::new(
            "actix-cors",
            "Actix Web (actix-cors)",
            SLASHES,
            actix_cors::code,
        ),
        Self::new("tower-http", "axum (tower-http)", SLASHES, tower_http::code),
        Self::new("express", "Express (cors)", SLASHES, express::code),
        Self::new("nginx", "nginx", HASH, nginx::code),
        Self::new(
            "fastapi",
            "FastAPI, Starlette (CORSMiddleware)",
            HASH,
            python::fastapi,
        ),
        Self::new(
            "django",
            "Django (django-cors-headers)",
            HASH,
            python::django,
        ),
        Self::new("flask", "Flask (Flask-CORS)", HASH, python::flask),
        Self::new("litestar", "Litestar", HASH, python::litestar),
        Self::new("fastify", "Fastify (@fastify/cors)", SLASHES, node::fastify),
        Self::new("hono", "Hono", SLASHES, node::hono),
        Self::new("koa", "Koa (@koa/cors)", SLASHES, node::koa),
        Self::new("nest", "NestJS", SLASHES, node::nest),
        Self::new("h3", "Nuxt, Nitro (h3)", SLASHES, node::h3),
        Self::new("rs-cors", "Go net/http (rs/cors)", SLASHES, go::rs_cors),
        Self::new("gin", "Gin (gin-contrib/cors)", SLASHES, go::gin),
        Self::new(
            "rack-cors",
            "Rails, Sinatra (rack-cors)",
            HASH,
            rack_cors::code,
        ),
        Self::new("tomcat", "Tomcat (CorsFilter)", XML, tomcat::code),
        Self::new("poem", "poem", SLASHES, poem::code),
        Self::new(
            "cors-policy",
            "Actix Web (cors-policy, ours)",
            SLASHES,
            cors_policy::code,
        ),
        Self::new("apache", "Apache httpd (mod_headers)", HASH, apache::code),
        Self::new("haproxy", "HAProxy", HASH, haproxy::code),
        Self::new("caddy", "Caddy", HASH, caddy::code),
        Self::new("envoy", "Envoy", HASH, envoy::code),
        Self::documented(
            "spring",
            "Spring",
            "https://docs.spring.io/spring-framework/reference/web/webmvc-cors.html",
            SLASHES,
            documented::spring,
        ),
        Self::documented(
            "aspnet-core",
            "ASP.NET Core",
            "https://learn.microsoft.com/aspnet/core/security/cors",
            SLASHES,
            documented::aspnet_core,
        ),
        Self::documented(
            "laravel",
            "Laravel",
            "https://laravel.com/docs/routing#cors",
            SLASHES,
            documented::laravel,
        ),
        Self::documented(
            "traefik",
            "Traefik",
            "https://doc.traefik.io/traefik/middlewares/http/headers/",
            HASH,
            documented::traefik,
        ),
        Self::documented(
            "s3",
            "Amazon S3",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html",
            HASH,
            documented::s3,
        ),
        Self::documented(
            "api-gateway",
            "Amazon API Gateway",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",
            HASH,
            documented::api_gateway,
        ),
    ];

    const fn new(
        name: &'static str,
        title: &'static str,
        comment: Comment,
        code: fn(&FixPolicy) -> String,
    ) -> Self {
        Self {
            name,
            title,
            comment,
            documentation: None,
            code,
        }
    }

    const fn documented(
        name: &'static str,
        title: &'static str,
        documentation: &'static str,
        comment: Comment,
        code: fn(&FixPolicy) -> String,
    ) -> Self {
        Self {
            documentation: Some(documentation),
            ..Self::new(name, title, comment, code)
        }
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

    /// The documentation that the code follows, where this project has not run it in the real
    /// server by `tests/run stacks`.
    pub fn documentation(self) -> Option<&'static str> {
        self.documentation
    }

    /// The policy as code of this stack, below notes.
    pub(crate) fn code(self, policy: &FixPolicy, notes: &[String]) -> String {
        let not_run = self
            .documentation
            .map(|it| format!("From its documentation, not run: {it}"));
        let notes: Vec<String> = not_run.into_iter().chain(notes.iter().cloned()).collect();
        let code = (self.code)(policy);
        // PHP has comments only after its first line.
        match code.strip_prefix("<?php\n") {
            Some(rest) => format!("<?php\n{}{rest}", self.comment.of(&notes)),
            None => format!("{}{code}", self.comment.of(&notes)),
        }
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
