use super::policy::{AllowedOrigin, Policy};

pub(super) fn code(policy: &Policy) -> String {
    let methods = quoted(&policy.methods.join(", "));
    let headers = quoted(&policy.headers.join(", "));
    let origin = match &policy.origin {
        AllowedOrigin::One(origin) => quoted(origin),
        AllowedOrigin::Anyone => quoted("*"),
    };
    let (Some(methods), Some(headers), Some(origin)) = (methods, headers, origin) else {
        return "# nginx reads $ as the start of a variable, so these values cannot be written here.\n"
            .to_owned();
    };
    let mut code = String::new();
    let shown_origin = match policy.origin {
        AllowedOrigin::Anyone => origin,
        AllowedOrigin::One(_) => {
            code.push_str(&origin_map(&origin, policy.credentials));
            "$cors_origin".to_owned()
        }
    };
    let shared = shared_headers(policy, &shown_origin);
    code.push_str("# in server { }\nlocation / {\n");
    code.push_str("    # One layer sets the headers: what the application adds is taken out.\n");
    code.push_str("    proxy_hide_header Access-Control-Allow-Origin;\n");
    code.push_str("    proxy_hide_header Access-Control-Allow-Credentials;\n\n");
    code.push_str("    if ($request_method = OPTIONS) {\n");
    for line in &shared {
        code.push_str(&format!("        {line}\n"));
    }
    code.push_str(&format!(
        "        add_header Access-Control-Allow-Methods {methods} always;\n"
    ));
    if !policy.headers.is_empty() {
        code.push_str(&format!(
            "        add_header Access-Control-Allow-Headers {headers} always;\n"
        ));
    }
    code.push_str("        add_header Access-Control-Max-Age 600 always;\n");
    code.push_str("        return 204;\n    }\n\n");
    for line in &shared {
        code.push_str(&format!("    {line}\n"));
    }
    code.push_str("    proxy_pass http://application;\n}\n");
    code
}

/// The value is the literal origin, not what was asked: a map compares keys without regard to case.
fn origin_map(origin: &str, credentials: bool) -> String {
    let mut code = format!(
        "# in http {{ }}\nmap $http_origin $cors_origin {{\n    default \"\";\n    {origin} {origin};\n}}\n"
    );
    if credentials {
        code.push_str(
            "map $cors_origin $cors_credentials {\n    default \"true\";\n    \"\" \"\";\n}\n",
        );
    }
    code.push('\n');
    code
}

/// Empty values are not sent, so a foreign origin gets none of them but Vary.
fn shared_headers(policy: &Policy, origin: &str) -> Vec<String> {
    let mut lines = vec![format!(
        "add_header Access-Control-Allow-Origin {origin} always;"
    )];
    if policy.credentials {
        lines.push(
            "add_header Access-Control-Allow-Credentials $cors_credentials always;".to_owned(),
        );
    }
    lines.push("add_header Vary Origin always;".to_owned());
    lines
}

/// A quoted parameter; nginx has no escape for a dollar sign.
fn quoted(text: &str) -> Option<String> {
    let is_plain = text
        .chars()
        .all(|character| character != '$' && !character.is_control());
    is_plain.then(|| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}
