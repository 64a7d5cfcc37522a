//! What middlewares and frameworks write about themselves.

use crate::middleware::rule::{Rule, Sign};

const ALLOW_METHODS: &str = "access-control-allow-methods";

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "Starlette (FastAPI)",
        because: "it answers a refused preflight with 400, \"Disallowed CORS …\", and its lists",
        stacks: &["fastapi"],
        signs: &[
            Sign::Preflight,
            Sign::Status(400),
            Sign::Body("Disallowed CORS"),
            Sign::Header(ALLOW_METHODS),
        ],
    },
    Rule {
        name: "Litestar",
        because: "it answers a refused preflight with 400, \"Disallowed CORS …\", and no lists",
        stacks: &["litestar"],
        signs: &[
            Sign::Preflight,
            Sign::Status(400),
            Sign::Body("Disallowed CORS"),
        ],
    },
    Rule {
        name: "Fastify",
        because: "it answers with 400 and \"Invalid Preflight Request\"",
        stacks: &["fastify"],
        signs: &[Sign::Status(400), Sign::Body("Invalid Preflight Request")],
    },
    Rule {
        name: "Spring",
        because: "it answers with 403 and \"Invalid CORS request\"",
        stacks: &[],
        signs: &[Sign::Status(403), Sign::Body("Invalid CORS request")],
    },
    Rule {
        name: "actix-cors",
        because: "it answers with 400 and \"Origin is not allowed to make this request\"",
        stacks: &["actix-cors"],
        signs: &[
            Sign::Status(400),
            Sign::Body("Origin is not allowed to make this request"),
        ],
    },
    Rule {
        name: "actix-cors",
        because: "it answers with 400 and \"Requested method is not allowed\"",
        stacks: &["actix-cors"],
        signs: &[
            Sign::Preflight,
            Sign::Status(400),
            Sign::Body("Requested method is not allowed"),
        ],
    },
    Rule {
        name: "actix-cors",
        because: "it answers with 400 and \"One or more request headers are not allowed\"",
        stacks: &["actix-cors"],
        signs: &[
            Sign::Preflight,
            Sign::Status(400),
            Sign::Body("One or more request headers are not allowed"),
        ],
    },
    Rule {
        name: "cors-policy",
        because: "it answers with 403 and the problem \"CORS: refused\"",
        stacks: &["cors-policy"],
        signs: &[Sign::Status(403), Sign::Body("CORS: refused")],
    },
    Rule {
        name: "poem",
        because: "it answers with 403 and \"request-origin not allowed\"",
        stacks: &["poem"],
        signs: &[Sign::Status(403), Sign::Body("request-origin not allowed")],
    },
    Rule {
        name: "poem",
        because: "it answers with 403 and \"request-method not allowed\"",
        stacks: &["poem"],
        signs: &[Sign::Status(403), Sign::Body("request-method not allowed")],
    },
    Rule {
        name: "poem",
        because: "it answers with 403 and \"request-headers not allowed\"",
        stacks: &["poem"],
        signs: &[Sign::Status(403), Sign::Body("request-headers not allowed")],
    },
    Rule {
        name: "rack-cors",
        because: "it sends X-Rack-CORS",
        stacks: &["rack-cors"],
        signs: &[Sign::Header("x-rack-cors")],
    },
    Rule {
        name: "Flask-CORS",
        because: "it sends Access-Control-Allow-Private-Network: false",
        stacks: &["flask"],
        signs: &[Sign::Value("access-control-allow-private-network", "false")],
    },
    Rule {
        name: "Express or NestJS",
        because: "it sends X-Powered-By: Express",
        stacks: &["express", "nest"],
        signs: &[Sign::Value("x-powered-by", "express")],
    },
    Rule {
        name: "Next.js",
        because: "it sends X-Powered-By: Next.js",
        stacks: &[],
        signs: &[Sign::Value("x-powered-by", "next.js")],
    },
    Rule {
        name: "ASP.NET",
        because: "it sends X-Powered-By: ASP.NET",
        stacks: &[],
        signs: &[Sign::Value("x-powered-by", "asp.net")],
    },
];
