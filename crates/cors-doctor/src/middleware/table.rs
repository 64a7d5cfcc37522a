//! The signs by which software is recognised, the surest first.

/// Software, and the signs that an answer of it has.
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) because: &'static str,
    /// The name of the stack whose code helps.
    pub(super) stack: Option<&'static str>,
    /// An answer that has all of them gives it away.
    pub(super) signs: &'static [Sign],
}

/// A sign of an answer.
pub(super) enum Sign {
    /// It answers a preflight.
    Preflight,
    /// The request had no `Origin`.
    WithoutOrigin,
    Status(u16),
    /// The body has this text.
    Body(&'static str),
    Header(&'static str),
    NoHeader(&'static str),
    /// The value of a header has this text, which is in lower case.
    Value(&'static str, &'static str),
}

const ALLOW_ORIGIN: &str = "access-control-allow-origin";
const ALLOW_METHODS: &str = "access-control-allow-methods";

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "Starlette (FastAPI)",
        because: "it answers a refused preflight with 400 and \"Disallowed CORS …\", and with its lists",
        stack: Some("fastapi"),
        signs: &[
            Sign::Preflight,
            Sign::Status(400),
            Sign::Body("Disallowed CORS"),
            Sign::Header(ALLOW_METHODS),
        ],
    },
    Rule {
        name: "Litestar or Starlette (FastAPI)",
        because: "it answers a refused preflight with 400 and \"Disallowed CORS …\"",
        stack: Some("litestar"),
        signs: &[
            Sign::Preflight,
            Sign::Status(400),
            Sign::Body("Disallowed CORS"),
        ],
    },
    Rule {
        name: "Fastify",
        because: "it answers with 400 and \"Invalid Preflight Request\"",
        stack: Some("fastify"),
        signs: &[Sign::Status(400), Sign::Body("Invalid Preflight Request")],
    },
    Rule {
        name: "Spring",
        because: "it answers with 403 and \"Invalid CORS request\"",
        stack: None,
        signs: &[Sign::Status(403), Sign::Body("Invalid CORS request")],
    },
    Rule {
        name: "actix-cors",
        because: "it answers with 400 and \"Origin is not allowed to make this request\"",
        stack: Some("actix-cors"),
        signs: &[
            Sign::Status(400),
            Sign::Body("Origin is not allowed to make this request"),
        ],
    },
    Rule {
        name: "actix-cors",
        because: "it answers with 400 and \"Requested method is not allowed\"",
        stack: Some("actix-cors"),
        signs: &[
            Sign::Preflight,
            Sign::Status(400),
            Sign::Body("Requested method is not allowed"),
        ],
    },
    Rule {
        name: "actix-cors",
        because: "it answers with 400 and \"One or more request headers are not allowed\"",
        stack: Some("actix-cors"),
        signs: &[
            Sign::Preflight,
            Sign::Status(400),
            Sign::Body("One or more request headers are not allowed"),
        ],
    },
    Rule {
        name: "rack-cors",
        because: "it sends X-Rack-CORS",
        stack: Some("rack-cors"),
        signs: &[Sign::Header("x-rack-cors")],
    },
    Rule {
        name: "Flask-CORS",
        because: "it sends Access-Control-Allow-Private-Network: false",
        stack: Some("flask"),
        signs: &[Sign::Value("access-control-allow-private-network", "false")],
    },
    Rule {
        name: "Express",
        because: "it sends X-Powered-By: Express",
        stack: Some("express"),
        signs: &[Sign::Value("x-powered-by", "express")],
    },
    Rule {
        name: "Next.js",
        because: "it sends X-Powered-By: Next.js",
        stack: None,
        signs: &[Sign::Value("x-powered-by", "next.js")],
    },
    Rule {
        name: "ASP.NET",
        because: "it sends X-Powered-By: ASP.NET",
        stack: None,
        signs: &[Sign::Value("x-powered-by", "asp.net")],
    },
    Rule {
        name: "ASP.NET Core",
        because: "it sends Server: Kestrel",
        stack: None,
        signs: &[Sign::Value("server", "kestrel")],
    },
    Rule {
        name: "nginx",
        because: "it sends Server: nginx",
        stack: Some("nginx"),
        signs: &[Sign::Value("server", "nginx")],
    },
    Rule {
        name: "OpenResty, which is nginx",
        because: "it sends Server: openresty",
        stack: Some("nginx"),
        signs: &[Sign::Value("server", "openresty")],
    },
    Rule {
        name: "Apache",
        because: "it sends Server: Apache",
        stack: Some("apache"),
        signs: &[Sign::Value("server", "apache")],
    },
    Rule {
        name: "Caddy",
        because: "it sends Server: Caddy",
        stack: Some("caddy"),
        signs: &[Sign::Value("server", "caddy")],
    },
    Rule {
        name: "Envoy",
        because: "it sends Server: envoy",
        stack: Some("envoy"),
        signs: &[Sign::Value("server", "envoy")],
    },
    Rule {
        name: "Amazon S3",
        because: "it sends Server: AmazonS3",
        stack: None,
        signs: &[Sign::Value("server", "amazons3")],
    },
    Rule {
        name: "uvicorn, such as of FastAPI",
        because: "it sends Server: uvicorn",
        stack: Some("fastapi"),
        signs: &[Sign::Value("server", "uvicorn")],
    },
    Rule {
        name: "Flask-CORS with one origin",
        because: "it sends Access-Control-Allow-Origin to a request without Origin, and no Vary",
        stack: Some("flask"),
        signs: &[
            Sign::WithoutOrigin,
            Sign::Value(ALLOW_ORIGIN, "://"),
            Sign::NoHeader("vary"),
        ],
    },
    Rule {
        name: "Express, Fastify, Hono or h3",
        because: "it answers a refused preflight with 204, all lists, and no Access-Control-Allow-Origin",
        stack: Some("express"),
        signs: &[
            Sign::Preflight,
            Sign::Status(204),
            Sign::Header(ALLOW_METHODS),
            Sign::NoHeader(ALLOW_ORIGIN),
        ],
    },
];
