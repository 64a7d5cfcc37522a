//! Signs of one software each, which a proxy in front of it leaves as they are.

use crate::middleware::rule::{Rule, Sign};

const ALLOW_ORIGIN: &str = "access-control-allow-origin";
const ALLOW_METHODS: &str = "access-control-allow-methods";
const ALLOW_HEADERS: &str = "access-control-allow-headers";

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "Starlette (FastAPI)",
        because: "its preflights vary by Access-Control-Request-Private-Network",
        stacks: &["fastapi"],
        signs: &[
            Sign::Preflight,
            Sign::Value("vary", "access-control-request-private-network"),
            Sign::Value(
                ALLOW_HEADERS,
                "accept, accept-language, content-language, content-type",
            ),
        ],
    },
    Rule {
        name: "Litestar",
        because: "it answers a preflight with 204 and lists the safelisted headers first",
        stacks: &["litestar"],
        signs: &[
            Sign::Preflight,
            Sign::Status(204),
            Sign::Value(
                ALLOW_HEADERS,
                "accept, accept-language, content-language, content-type",
            ),
        ],
    },
    Rule {
        name: "Starlette (FastAPI) or Litestar",
        because: "it lists the safelisted headers first",
        stacks: &["fastapi", "litestar"],
        signs: &[
            Sign::Preflight,
            Sign::Value(
                ALLOW_HEADERS,
                "accept, accept-language, content-language, content-type",
            ),
        ],
    },
    Rule {
        name: "Flask",
        because: "it answers a preflight as Flask answers every OPTIONS: 200, Allow, text/html and no Vary",
        stacks: &["flask"],
        signs: &[
            Sign::Preflight,
            Sign::Status(200),
            Sign::Header("allow"),
            Sign::Value("content-type", "text/html"),
            Sign::NoHeader("vary"),
        ],
    },
    Rule {
        name: "Django",
        because: "it answers a preflight with 200, an empty text/html and Vary: origin in small letters",
        stacks: &["django"],
        signs: &[
            Sign::Preflight,
            Sign::Status(200),
            Sign::Is("content-length", "0"),
            Sign::Value("content-type", "text/html"),
            Sign::Is("vary", "origin"),
        ],
    },
    Rule {
        name: "rs/cors or go-chi/cors (Go)",
        because: "it answers a preflight with 200 and three lines of Vary",
        stacks: &["rs-cors"],
        signs: &[Sign::Preflight, Sign::Status(200), Sign::Lines("vary", 3)],
    },
    Rule {
        name: "Gin or rs/cors (Go)",
        because: "it answers a preflight with 204 and three lines of Vary",
        stacks: &["gin", "rs-cors"],
        signs: &[Sign::Preflight, Sign::Status(204), Sign::Lines("vary", 3)],
    },
    Rule {
        name: "Tomcat",
        because: "its Vary has no spaces",
        stacks: &["tomcat"],
        signs: &[
            Sign::Preflight,
            Sign::Value("vary", "origin,access-control-request-method"),
        ],
    },
    Rule {
        name: "Tomcat",
        because: "it answers with 403 and an empty text/plain",
        stacks: &["tomcat"],
        signs: &[
            Sign::Status(403),
            Sign::Is("content-type", "text/plain"),
            Sign::Is("content-length", "0"),
        ],
    },
    Rule {
        name: "Hono",
        because: "it answers a preflight with 204, sorted headers and Vary: Origin, Access-Control-Request-Headers",
        stacks: &["hono"],
        signs: &[
            Sign::Preflight,
            Sign::Status(204),
            Sign::Before(ALLOW_HEADERS, ALLOW_METHODS),
            Sign::Is("vary", "Origin, Access-Control-Request-Headers"),
        ],
    },
    Rule {
        name: "h3 (Nitro, Nuxt)",
        because: "it answers a preflight with 204, sorted headers and Vary in small letters",
        stacks: &["h3"],
        signs: &[
            Sign::Preflight,
            Sign::Status(204),
            Sign::Before(ALLOW_HEADERS, ALLOW_METHODS),
            Sign::Is("vary", "origin, access-control-request-headers"),
        ],
    },
    Rule {
        name: "actix-cors",
        because: "its Vary names the origin, the method and the headers also where it is no preflight",
        stacks: &["actix-cors"],
        signs: &[
            Sign::NoPreflight,
            Sign::Is(
                "vary",
                "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
            ),
        ],
    },
    Rule {
        name: "tower-http (axum)",
        because: "it answers a refused preflight with 200, its lists, and no Access-Control-Allow-Origin",
        stacks: &["tower-http"],
        signs: &[
            Sign::Preflight,
            Sign::Status(200),
            Sign::Header(ALLOW_METHODS),
            Sign::NoHeader(ALLOW_ORIGIN),
            Sign::Value("vary", "origin"),
        ],
    },
    // Actix writes its headers in another order in each process, but spells `Origin` with a capital.
    Rule {
        name: "tower-http (axum)",
        because: "it answers a preflight with 200, Vary: origin in small letters before its lists, and Access-Control-Allow-Origin after them",
        stacks: &["tower-http"],
        signs: &[
            Sign::Preflight,
            Sign::Status(200),
            Sign::Is("vary", "origin"),
            Sign::Before("vary", ALLOW_METHODS),
            Sign::Before(ALLOW_HEADERS, ALLOW_ORIGIN),
        ],
    },
    Rule {
        name: "tower-http (axum)",
        because: "its Vary names the origin, the method and the headers in small letters",
        stacks: &["tower-http"],
        signs: &[Sign::Is(
            "vary",
            "origin, access-control-request-method, access-control-request-headers",
        )],
    },
];
