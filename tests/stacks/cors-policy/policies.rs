// policy: one
use cors_policy::CorsPolicy;

let policy = CorsPolicy::builder()
    .origins("https://app.example")
    .methods(["PUT", "DELETE"])
    .request_headers(["content-type", "x-a"])
    .exposed_headers(["x-total"])
    .credentials()
    .max_age_seconds(600)
    .build()
    .expect("a policy that can be meant");

let app = App::new()
    .configure(routes)
    .wrap(policy.layer());
// policy: subdomains
use cors_policy::CorsPolicy;

let policy = CorsPolicy::builder()
    .origins("https://*.app.example")
    .methods(["PUT", "DELETE"])
    .request_headers(["content-type", "x-a"])
    .credentials()
    .build()
    .expect("a policy that can be meant");

let app = App::new()
    .configure(routes)
    .wrap(policy.layer());
