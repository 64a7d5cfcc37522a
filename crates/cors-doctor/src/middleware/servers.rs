//! Names of servers. The application behind one may have written the CORS headers.

use crate::middleware::rule::{Rule, Sign};

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "ASP.NET Core",
        because: "it sends Server: Kestrel",
        stacks: &[],
        signs: &[Sign::Value("server", "kestrel")],
    },
    Rule {
        name: "nginx",
        because: "it sends Server: nginx",
        stacks: &["nginx"],
        signs: &[Sign::Value("server", "nginx")],
    },
    Rule {
        name: "OpenResty, which is nginx",
        because: "it sends Server: openresty",
        stacks: &["nginx"],
        signs: &[Sign::Value("server", "openresty")],
    },
    Rule {
        name: "Apache",
        because: "it sends Server: Apache",
        stacks: &["apache"],
        signs: &[Sign::Value("server", "apache")],
    },
    Rule {
        name: "Caddy",
        because: "it sends Server: Caddy",
        stacks: &["caddy"],
        signs: &[Sign::Value("server", "caddy")],
    },
    Rule {
        name: "Caddy",
        because: "it sends Via: Caddy",
        stacks: &["caddy"],
        signs: &[Sign::Value("via", "caddy")],
    },
    Rule {
        name: "Envoy",
        because: "it sends Server: envoy",
        stacks: &["envoy"],
        signs: &[Sign::Value("server", "envoy")],
    },
    Rule {
        name: "Amazon S3",
        because: "it sends Server: AmazonS3",
        stacks: &[],
        signs: &[Sign::Value("server", "amazons3")],
    },
    Rule {
        name: "uvicorn, such as of FastAPI or Litestar",
        because: "it sends Server: uvicorn",
        stacks: &["fastapi", "litestar"],
        signs: &[Sign::Value("server", "uvicorn")],
    },
];
