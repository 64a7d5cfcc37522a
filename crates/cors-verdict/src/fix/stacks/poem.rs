//! [poem](https://docs.rs/poem/latest/poem/middleware/struct.Cors.html).

use crate::fix::policy::{AllowedOrigins, FixPolicy};

pub(super) fn code(policy: &FixPolicy) -> String {
    let mut code = "use poem::middleware::Cors;\n\nlet cors = Cors::new()\n".to_owned();
    let mut call = |call: String| code.push_str(&format!("    .{call}\n"));
    // Without an origin in its list, poem lets every origin in.
    if let AllowedOrigins::List(origins) = &policy.origins {
        for origin in origins {
            call(format!("allow_origin({origin:?})"));
        }
    }
    call(format!("allow_methods({:?})", policy.methods));
    if !policy.headers.is_empty() {
        call(format!("allow_headers({:?})", policy.headers));
    }
    if !policy.exposes.is_empty() {
        call(format!("expose_headers({:?})", policy.exposes));
    }
    call(format!("allow_credentials({})", policy.credentials));
    call(format!("max_age({});", policy.max_age));
    code.push_str("\n// Around all routes: errors and preflights then pass it too.\nlet app = routes.with(cors);\n");
    code
}
