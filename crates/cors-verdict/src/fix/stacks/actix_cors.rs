//! [actix-cors](https://docs.rs/actix-cors), the middleware of Actix Web.

use crate::fix::policy::{AllowedOrigins, FixPolicy};

pub(super) fn code(policy: &FixPolicy) -> String {
    let mut code = "use actix_cors::Cors;\n\nlet cors = Cors::default()\n".to_owned();
    let mut call = |call: String| code.push_str(&format!("    .{call}\n"));
    match &policy.origins {
        AllowedOrigins::List(origins) => {
            for origin in origins {
                call(format!("allowed_origin({origin:?})"));
            }
        }
        AllowedOrigins::Any => {
            call("allow_any_origin()".to_owned());
            call("send_wildcard()".to_owned());
        }
    }
    call(format!("allowed_methods({:?})", policy.methods));
    if !policy.headers.is_empty() {
        call(format!("allowed_headers({:?})", policy.headers));
    }
    if !policy.exposes.is_empty() {
        call(format!("expose_headers({:?})", policy.exposes));
    }
    if policy.credentials {
        call("supports_credentials()".to_owned());
    }
    call(format!("max_age({});", policy.max_age));
    code.push_str(
        "\n// The last wrap is the outermost: errors and preflights then pass it too.\n\
         let app = App::new()\n    .configure(routes)\n    .wrap(cors);\n",
    );
    code
}
