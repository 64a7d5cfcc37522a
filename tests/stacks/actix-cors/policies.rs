// policy: one
use actix_cors::Cors;

let cors = Cors::default()
    .allowed_origin("https://app.example")
    .allowed_methods(["GET", "POST", "PUT", "DELETE"])
    .allowed_headers(["content-type", "x-a"])
    .expose_headers(["x-total"])
    .supports_credentials()
    .max_age(600);

let app = App::new()
    .configure(routes)
    .wrap(cors);
// policy: subdomains
use actix_cors::Cors;

let cors = Cors::default()
    .allowed_origin_fn(|origin, _head| origin.as_bytes().ends_with(b".app.example"))
    .allowed_methods(["GET", "POST", "PUT", "DELETE"])
    .allowed_headers(["content-type", "x-a"])
    .supports_credentials();

let app = App::new()
    .configure(routes)
    .wrap(cors);
// policy: public
use actix_cors::Cors;

let cors = Cors::default()
    .allow_any_origin()
    .send_wildcard()
    .allowed_methods(["GET"]);

let app = App::new()
    .configure(routes)
    .wrap(cors);
// policy: any
use actix_cors::Cors;

let cors = Cors::default()
    .allow_any_origin()
    .allowed_methods(["GET", "POST", "PUT", "DELETE"])
    .allowed_headers(["content-type", "x-a"])
    .supports_credentials();

let app = App::new()
    .configure(routes)
    .wrap(cors);
