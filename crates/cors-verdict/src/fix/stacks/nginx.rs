//! [nginx](https://nginx.org/en/docs/http/ngx_http_headers_module.html) in front of an application.

use crate::fix::policy::{AllowedOrigins, FixPolicy};

pub(super) fn code(policy: &FixPolicy) -> String {
    written(policy).unwrap_or_else(|| {
        "# nginx reads $ as the start of a variable, so these values cannot be written here.\n"
            .to_owned()
    })
}

fn written(policy: &FixPolicy) -> Option<String> {
    let (maps, origin) = match &policy.origins {
        AllowedOrigins::List(origins) => (
            maps(origins, policy.credentials)?,
            "$cors_origin".to_owned(),
        ),
        AllowedOrigins::Any => (String::new(), quoted("*")?),
    };
    let shared = shared_headers(policy, &origin)?;
    let preflight = preflight_headers(policy)?;
    Some(format!(
        "{maps}# in server {{ }}, for the location that answers, in place of its own lines about CORS\nlocation / {{\n    \
         # One layer sets the headers: what the application adds is taken out. Without proxy_pass,\n    \
         # leave out all lines with proxy_.\n    \
         proxy_hide_header Access-Control-Allow-Origin;\n    \
         proxy_hide_header Access-Control-Allow-Credentials;\n    \
         proxy_hide_header Access-Control-Allow-Methods;\n    \
         proxy_hide_header Access-Control-Allow-Headers;\n    \
         proxy_hide_header Access-Control-Expose-Headers;\n    \
         proxy_hide_header Access-Control-Max-Age;\n\n    \
         if ($request_method = OPTIONS) {{\n{}{}        return 204;\n    }}\n\n{}    \
         proxy_pass http://application;\n}}\n",
        lines(8, &shared),
        lines(8, &preflight),
        lines(4, &shared),
    ))
}

/// The value is the literal origin, not what was asked: a map compares keys without regard to case.
fn maps(origins: &[String], credentials: bool) -> Option<String> {
    let origins: Option<Vec<String>> = origins.iter().map(|origin| quoted(origin)).collect();
    let entries = origins?.into_iter().map(|it| format!("{it} {it};"));
    let entries = lines(4, &entries.collect::<Vec<_>>());
    let credentials = if credentials {
        "map $cors_origin $cors_credentials {\n    default \"true\";\n    \"\" \"\";\n}\n"
    } else {
        ""
    };
    Some(format!(
        "# in http {{ }}\nmap $http_origin $cors_origin {{\n    default \"\";\n{entries}}}\n{credentials}\n"
    ))
}

/// Empty values are not sent, so a foreign origin gets none of them but Vary.
fn shared_headers(policy: &FixPolicy, origin: &str) -> Option<Vec<String>> {
    let mut headers = vec![add_header("Access-Control-Allow-Origin", origin)];
    if policy.credentials {
        let value = "$cors_credentials";
        headers.push(add_header("Access-Control-Allow-Credentials", value));
    }
    if !policy.exposes.is_empty() {
        let value = quoted(&policy.exposes.join(", "))?;
        headers.push(add_header("Access-Control-Expose-Headers", &value));
    }
    headers.push(add_header("Vary", "Origin"));
    Some(headers)
}

fn preflight_headers(policy: &FixPolicy) -> Option<Vec<String>> {
    let methods = quoted(&policy.methods.join(", "))?;
    let mut headers = vec![add_header("Access-Control-Allow-Methods", &methods)];
    if !policy.headers.is_empty() {
        let value = quoted(&policy.headers.join(", "))?;
        headers.push(add_header("Access-Control-Allow-Headers", &value));
    }
    let max_age = policy.max_age.to_string();
    headers.push(add_header("Access-Control-Max-Age", &max_age));
    Some(headers)
}

fn add_header(name: &str, value: &str) -> String {
    format!("add_header {name} {value} always;")
}

fn lines(indent: usize, lines: &[String]) -> String {
    let lines = lines.iter();
    lines
        .map(|line| format!("{:indent$}{line}\n", ""))
        .collect()
}

/// A quoted parameter; nginx has no escape for a dollar sign.
fn quoted(text: &str) -> Option<String> {
    let is_plain = text
        .chars()
        .all(|character| character != '$' && !character.is_control());
    is_plain.then(|| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}
