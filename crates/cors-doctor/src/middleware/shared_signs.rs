//! Signs that other software may share.

use crate::middleware::rule::{Rule, Sign};

const ALLOW_ORIGIN: &str = "access-control-allow-origin";
const ALLOW_METHODS: &str = "access-control-allow-methods";
const ALLOW_HEADERS: &str = "access-control-allow-headers";
const MAX_AGE: &str = "access-control-max-age";

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "Flask-CORS with one origin",
        because: "it sends Access-Control-Allow-Origin to a request without Origin, and no Vary",
        stacks: &["flask"],
        signs: &[
            Sign::WithoutOrigin,
            Sign::Value(ALLOW_ORIGIN, "://"),
            Sign::NoHeader("vary"),
        ],
    },
    Rule {
        name: "Koa",
        because: "it answers a preflight with 204 and Vary first, and its lists last",
        stacks: &["koa"],
        signs: &[
            Sign::Preflight,
            Sign::Status(204),
            Sign::Before("vary", ALLOW_ORIGIN),
            Sign::Before(MAX_AGE, ALLOW_METHODS),
        ],
    },
    Rule {
        name: "Fastify",
        because: "it answers a preflight with 204 and Vary first, and Access-Control-Max-Age last",
        stacks: &["fastify"],
        signs: &[
            Sign::Preflight,
            Sign::Status(204),
            Sign::Before("vary", ALLOW_ORIGIN),
            Sign::Before(ALLOW_HEADERS, MAX_AGE),
        ],
    },
    Rule {
        name: "rack-cors",
        because: "it answers a preflight with 200 and no Vary, its methods before Access-Control-Max-Age and its headers after it",
        stacks: &["rack-cors"],
        signs: &[
            Sign::Preflight,
            Sign::Status(200),
            Sign::Value(ALLOW_ORIGIN, "://"),
            Sign::NoHeader("vary"),
            Sign::Before(ALLOW_METHODS, MAX_AGE),
            Sign::Before(MAX_AGE, ALLOW_HEADERS),
        ],
    },
    Rule {
        name: "poem",
        because: "it answers a preflight with 200 and no Vary, its lists after Access-Control-Max-Age",
        stacks: &["poem"],
        signs: &[
            Sign::Preflight,
            Sign::Status(200),
            Sign::Value(ALLOW_ORIGIN, "://"),
            Sign::NoHeader("vary"),
            Sign::Before(MAX_AGE, ALLOW_METHODS),
        ],
    },
    Rule {
        name: "HAProxy",
        because: "it answers a preflight with 204 and no Date",
        stacks: &["haproxy"],
        signs: &[
            Sign::Preflight,
            Sign::Status(204),
            Sign::Value(ALLOW_ORIGIN, "://"),
            Sign::NoHeader("date"),
        ],
    },
    Rule {
        name: "Hono or h3",
        because: "it answers a refused preflight with 204, all lists in sorted order, and no Access-Control-Allow-Origin",
        stacks: &["hono", "h3"],
        signs: &[
            Sign::Preflight,
            Sign::Status(204),
            Sign::Before(ALLOW_HEADERS, ALLOW_METHODS),
            Sign::NoHeader(ALLOW_ORIGIN),
        ],
    },
    Rule {
        name: "Express, NestJS or Fastify",
        because: "it answers a refused preflight with 204, all lists, and no Access-Control-Allow-Origin",
        stacks: &["express", "nest", "fastify"],
        signs: &[
            Sign::Preflight,
            Sign::Status(204),
            Sign::Header(ALLOW_METHODS),
            Sign::NoHeader(ALLOW_ORIGIN),
        ],
    },
    Rule {
        name: "Koa",
        because: "it has no answer for a refused preflight but \"Not Found\" and Vary: Origin",
        stacks: &["koa"],
        signs: &[
            Sign::Preflight,
            Sign::Status(404),
            Sign::Body("Not Found"),
            Sign::Is("vary", "Origin"),
        ],
    },
];
