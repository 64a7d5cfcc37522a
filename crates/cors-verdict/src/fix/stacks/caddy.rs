//! [Caddy](https://caddyserver.com/docs/caddyfile/directives/header) in front of an application.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::fix::stacks::plain;

pub(super) fn code(policy: &FixPolicy) -> String {
    plain::code(policy, written)
}

fn written(policy: &FixPolicy) -> String {
    let shared = plain::shared_headers(policy);
    let mut code = String::new();
    match &policy.origins {
        AllowedOrigins::List(origins) => {
            code.push_str("@origin {\n");
            for origin in origins {
                code.push_str(&format!("\theader Origin {origin}\n"));
            }
            code.push_str("}\n@preflight {\n\tmethod OPTIONS\n");
            for origin in origins {
                code.push_str(&format!("\theader Origin {origin}\n"));
            }
            code.push_str("\theader Access-Control-Request-Method *\n}\n");
            code.push_str(
                "header @origin {\n\tAccess-Control-Allow-Origin {http.request.header.Origin}\n",
            );
        }
        AllowedOrigins::Any => {
            code.push_str(
                "@preflight {\n\tmethod OPTIONS\n\theader Access-Control-Request-Method *\n}\n",
            );
            code.push_str("header {\n\tAccess-Control-Allow-Origin *\n");
        }
    }
    code.push_str(&lines("\t", shared));
    code.push_str("}\nheader +Vary Origin\nhandle @preflight {\n\theader {\n");
    code.push_str(&lines("\t\t", plain::preflight_headers(policy)));
    code.push_str(
        "\t}\n\trespond 204\n}\nhandle {\n\treverse_proxy localhost:3000 {\n\
         \t\t# One layer sets the headers: what the application adds is taken out.\n\
         \t\theader_down -Access-Control-*\n\t}\n}\n",
    );
    code
}

fn lines(indent: &str, headers: Vec<(&'static str, String)>) -> String {
    headers
        .into_iter()
        .map(|(name, value)| format!("{indent}{name} \"{value}\"\n"))
        .collect()
}
