//! cors-policy, the layer of this project for Actix Web.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::method;

pub(super) fn code(policy: &FixPolicy) -> String {
    let AllowedOrigins::List(origins) = &policy.origins else {
        return "// cors-policy is for pages that you name. Data for anyone needs only the header\n\
             // Access-Control-Allow-Origin: \"*\" on every answer.\n"
            .to_owned();
    };
    let mut code =
        "use cors_policy::CorsPolicy;\n\nlet policy = CorsPolicy::builder()\n".to_owned();
    let mut call = |call: String| code.push_str(&format!("    .{call}\n"));
    call(format!("origins({:?})", origins.join(",")));
    if origins.iter().any(|it| is_insecure(it)) {
        call("dangerously_allow_insecure_origins()".to_owned());
    }
    // GET, HEAD and POST are always granted.
    let methods = policy.methods.iter();
    let methods: Vec<&String> = methods
        .filter(|it| !method::is_cors_safelisted(it))
        .collect();
    if !methods.is_empty() {
        call(format!("methods({methods:?})"));
    }
    if !policy.headers.is_empty() {
        call(format!("request_headers({:?})", policy.headers));
    }
    if !policy.exposes.is_empty() {
        call(format!("exposed_headers({:?})", policy.exposes));
    }
    if policy.credentials {
        call("credentials()".to_owned());
    }
    call(format!("max_age_seconds({})", policy.max_age));
    call("build()".to_owned());
    call("expect(\"a policy that can be meant\");".to_owned());
    code.push_str(
        "\n// The last wrap is the outermost: errors and preflights then pass it too.\n\
         let app = App::new()\n    .configure(routes)\n    .wrap(policy.layer());\n",
    );
    code
}

/// Whether whoever sits on the network between can be that origin.
fn is_insecure(origin: &str) -> bool {
    let host = origin
        .strip_prefix("http://")
        .map(|rest| match rest.split_once(':') {
            Some((host, _)) => host,
            None => rest,
        });
    host.is_some_and(|host| {
        host != "localhost" && !host.ends_with(".localhost") && !host.starts_with("127.")
    })
}
