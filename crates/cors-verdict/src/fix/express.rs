use super::policy::{AllowedOrigin, Policy};

pub(super) fn code(policy: &Policy) -> String {
    let mut code = "const cors = require(\"cors\");\n\n".to_owned();
    code.push_str(
        "// Before sessions and routes, so that OPTIONS and errors get the headers too.\n\
         app.use(cors({\n",
    );
    match &policy.origin {
        // In a list the origin is compared, and Vary: Origin is sent.
        AllowedOrigin::One(origin) => {
            code.push_str(&format!("  origin: [{}],\n", quoted(origin)));
        }
        AllowedOrigin::Anyone => code.push_str("  origin: \"*\",\n"),
    }
    code.push_str(&format!("  methods: {},\n", list(&policy.methods)));
    code.push_str(&format!("  allowedHeaders: {},\n", list(&policy.headers)));
    if policy.credentials {
        code.push_str("  credentials: true,\n");
    }
    code.push_str("  maxAge: 600,\n}));\n");
    code
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

/// A string literal of JavaScript; JSON's are.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
