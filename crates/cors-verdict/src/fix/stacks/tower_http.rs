//! [tower-http](https://docs.rs/tower-http), the middleware of axum and other servers on tower.

use crate::fix::policy::{AllowedOrigins, FixPolicy};

pub(super) fn code(policy: &FixPolicy) -> String {
    let mut code = "use axum::http;\nuse tower_http::cors;\n\n\
         let layer = cors::CorsLayer::new()\n"
        .to_owned();
    let mut call = |call: String| code.push_str(&format!("    .{call}\n"));
    match &policy.origins {
        // From a list the one that asked is sent, with Vary: Origin.
        AllowedOrigins::List(origins) => {
            let origins = list(origins, |it| {
                format!("http::HeaderValue::from_static({it:?})")
            });
            call(format!("allow_origin({origins})"));
        }
        AllowedOrigins::Any => call("allow_origin(cors::Any)".to_owned()),
    }
    let name = |it: &str| format!("http::HeaderName::from_static({it:?})");
    call(format!("allow_methods({})", list(&policy.methods, method)));
    if !policy.headers.is_empty() {
        call(format!("allow_headers({})", list(&policy.headers, name)));
    }
    if !policy.exposes.is_empty() {
        call(format!("expose_headers({})", list(&policy.exposes, name)));
    }
    if policy.credentials {
        call("allow_credentials(true)".to_owned());
    }
    call(format!(
        "max_age(std::time::Duration::from_secs({}));",
        policy.max_age
    ));
    code.push_str(
        "\n// The last layer is the outermost: errors and preflights then pass it too.\n\
         let app = routes.layer(layer);\n",
    );
    code
}

fn method(name: &str) -> String {
    match name {
        "CONNECT" | "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT" | "TRACE" => {
            format!("http::Method::{name}")
        }
        _ => format!("http::Method::from_bytes(b{name:?}).unwrap()"),
    }
}

fn list(items: &[String], item: impl Fn(&str) -> String) -> String {
    let items: Vec<String> = items.iter().map(|it| item(it)).collect();
    format!("[{}]", items.join(", "))
}
