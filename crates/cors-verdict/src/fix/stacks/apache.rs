//! [Apache httpd](https://httpd.apache.org/docs/2.4/mod/mod_headers.html) in front of an application.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::fix::stacks::plain;

pub(super) fn code(policy: &FixPolicy) -> String {
    plain::code(policy, written)
}

fn written(policy: &FixPolicy) -> String {
    let mut lines = vec![
        "# Needs mod_headers, mod_setenvif and mod_rewrite.".to_owned(),
        "# One layer sets the headers: what the application adds is taken out.".to_owned(),
    ];
    for name in HIDDEN {
        lines.push(format!("Header unset Access-Control-{name}"));
    }
    let (value, condition) = match &policy.origins {
        AllowedOrigins::List(origins) => {
            for origin in origins {
                let expression = plain::expression(origin);
                lines.push(format!(
                    "SetEnvIf Origin \"{expression}\" CORS_ORIGIN={origin}"
                ));
            }
            ("%{CORS_ORIGIN}e", " env=CORS_ORIGIN")
        }
        AllowedOrigins::Any => ("*", ""),
    };
    let origin = ("Access-Control-Allow-Origin", value.to_owned());
    let shared = plain::shared_headers(policy).into_iter();
    let headers = [origin].into_iter().chain(shared);
    for (name, value) in headers.chain(plain::preflight_headers(policy)) {
        lines.push(format!("Header always set {name} \"{value}\"{condition}"));
    }
    lines.push("Header always merge Vary Origin".to_owned());
    lines.push(
        "\n# A preflight never comes to the application.\nRewriteEngine On\n\
         RewriteCond %{REQUEST_METHOD} =OPTIONS\nRewriteRule ^ - [R=204,L]\n"
            .to_owned(),
    );
    lines.join("\n")
}

const HIDDEN: [&str; 6] = [
    "Allow-Origin",
    "Allow-Credentials",
    "Allow-Methods",
    "Allow-Headers",
    "Expose-Headers",
    "Max-Age",
];
