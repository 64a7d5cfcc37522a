//! [HAProxy](https://docs.haproxy.org/2.6/configuration.html) in front of an application.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::fix::stacks::plain;

pub(super) fn code(policy: &FixPolicy) -> String {
    plain::code(policy, written)
}

fn written(policy: &FixPolicy) -> String {
    let preflight: String = plain::preflight_headers(policy)
        .into_iter()
        .map(|(name, value)| format!(" hdr {name} \"{value}\""))
        .collect();
    let mut lines = vec!["# In the frontend.".to_owned()];
    let (origin, condition, is_allowed) = match &policy.origins {
        AllowedOrigins::List(origins) => {
            let origins = origins.join(" ");
            lines.push(format!("acl cors_origin req.hdr(Origin) -m str {origins}"));
            lines
                .push("http-request set-var(txn.origin) req.hdr(Origin) if cors_origin".to_owned());
            (
                "%[var(txn.origin)]",
                " if { var(txn.origin) -m found }",
                " cors_origin",
            )
        }
        AllowedOrigins::Any => ("*", "", ""),
    };
    lines.push("# A preflight of an allowed origin never comes to the application.".to_owned());
    lines.push(format!(
        "http-request return status 204{preflight} if METH_OPTIONS{is_allowed}"
    ));
    lines.push("# One layer sets the headers: what the application adds is taken out.".to_owned());
    lines.push("http-response del-header Access-Control- -m beg".to_owned());
    let origin = ("Access-Control-Allow-Origin", origin.to_owned());
    for (name, value) in [origin].into_iter().chain(plain::shared_headers(policy)) {
        lines.push(format!(
            "http-after-response set-header {name} \"{value}\"{condition}"
        ));
    }
    lines.push("http-after-response add-header Vary Origin\n".to_owned());
    lines.join("\n")
}
