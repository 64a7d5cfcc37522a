use super::policy::{AllowedOrigin, Policy};

pub(super) fn code(policy: &Policy) -> String {
    let mut code = "use actix_cors::Cors;\n\nlet cors = Cors::default()\n".to_owned();
    match &policy.origin {
        AllowedOrigin::One(origin) => {
            code.push_str(&format!("    .allowed_origin({origin:?})\n"));
        }
        AllowedOrigin::Anyone => {
            code.push_str("    .allow_any_origin()\n    .send_wildcard()\n");
        }
    }
    code.push_str(&format!("    .allowed_methods({:?})\n", policy.methods));
    if !policy.headers.is_empty() {
        code.push_str(&format!("    .allowed_headers({:?})\n", policy.headers));
    }
    if policy.credentials {
        code.push_str("    .supports_credentials()\n");
    }
    code.push_str("    .max_age(600);\n\n");
    code.push_str(
        "// The last wrap is the outermost: errors and preflights then pass it too.\n\
         let app = App::new()\n    .configure(routes)\n    .wrap(cors);\n",
    );
    code
}
