//! [Envoy's filter](https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/cors_filter),
//! which other gateways are made of.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::fix::stacks::plain;

pub(super) fn code(policy: &FixPolicy) -> String {
    plain::code(policy, written)
}

fn written(policy: &FixPolicy) -> String {
    let any = ["*".to_owned()];
    let origins = match &policy.origins {
        AllowedOrigins::List(origins) => origins.as_slice(),
        AllowedOrigins::Any => &any,
    };
    let mut code =
        "# In the virtual_host, with the filter envoy.filters.http.cors before the router.\n\
         typed_per_filter_config:\n  envoy.filters.http.cors:\n    \
         \"@type\": type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy\n    \
         allow_origin_string_match:\n"
            .to_owned();
    for origin in origins {
        code.push_str(&format!("    - exact: \"{origin}\"\n"));
    }
    let mut line = |name: &str, value: &str| code.push_str(&format!("    {name}: {value}\n"));
    let listed = |items: &[String]| format!("\"{}\"", items.join(", "));
    line("allow_methods", &listed(&policy.methods));
    if !policy.headers.is_empty() {
        line("allow_headers", &listed(&policy.headers));
    }
    if !policy.exposes.is_empty() {
        line("expose_headers", &listed(&policy.exposes));
    }
    line("allow_credentials", &policy.credentials.to_string());
    line("max_age", &format!("\"{}\"", policy.max_age));
    line("forward_not_matching_preflights", "false");
    code
}
