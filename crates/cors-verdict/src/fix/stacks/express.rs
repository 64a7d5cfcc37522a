//! [cors](https://github.com/expressjs/cors), the middleware of Express.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::quoted::quoted;

/// An empty list looks like one that could be left out.
const NO_HEADERS: &str =
    "// Without this, every header that a page asks for would be allowed.\n  allowedHeaders";

pub(super) fn code(policy: &FixPolicy) -> String {
    let mut code = "const cors = require(\"cors\");\n\n\
         // Before sessions and routes, so that OPTIONS and errors get the headers too.\n\
         app.use(cors({\n"
        .to_owned();
    let mut option = |name: &str, value: String| code.push_str(&format!("  {name}: {value},\n"));
    match &policy.origins {
        // In a list the origin is compared, and Vary: Origin is sent.
        AllowedOrigins::List(origins) => option("origin", list(origins)),
        AllowedOrigins::Any => option("origin", quoted("*")),
    }
    option("methods", list(&policy.methods));
    option(
        if policy.headers.is_empty() {
            NO_HEADERS
        } else {
            "allowedHeaders"
        },
        list(&policy.headers),
    );
    if !policy.exposes.is_empty() {
        option("exposedHeaders", list(&policy.exposes));
    }
    if policy.credentials {
        option("credentials", "true".to_owned());
    }
    option("maxAge", policy.max_age.to_string());
    code.push_str("}));\n");
    code
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}
