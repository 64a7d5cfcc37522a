// policy: none
let app = routes;
// policy: one
use poem::middleware::Cors;

let cors = Cors::new()
    .allow_origin("https://app.example")
    .allow_methods(["GET", "POST", "PUT", "DELETE"])
    .allow_headers(["content-type", "x-a"])
    .expose_headers(["x-total"])
    .allow_credentials(true)
    .max_age(600);

let app = routes.with(cors);
// policy: subdomains
use poem::middleware::Cors;

let cors = Cors::new()
    .allow_origins_fn(|origin| origin.ends_with(".app.example"))
    .allow_methods(["GET", "POST", "PUT", "DELETE"])
    .allow_headers(["content-type", "x-a"])
    .allow_credentials(true);

let app = routes.with(cors);
// policy: public
use poem::middleware::Cors;

let cors = Cors::new()
    .allow_credentials(false);

let app = routes.with(cors);
// policy: any
use poem::middleware::Cors;

let cors = Cors::new()
    .allow_credentials(true);

let app = routes.with(cors);
