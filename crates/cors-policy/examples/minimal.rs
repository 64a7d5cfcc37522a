//! Contact groups that every page on a subdomain of mixmax.localhost may read with its cookies.
#![expect(clippy::print_stdout, reason = "the address is for a person")]

use std::collections::HashMap;

use actix_web::{App, HttpServer, Responder, get, web};
use cors_policy::CorsPolicy;

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let policy = CorsPolicy::builder()
        .origins("http://*.mixmax.localhost:8080")
        .methods(["PUT", "DELETE"])
        .request_headers(["Content-Type"])
        .credentials()
        .build()?;
    let app = move || App::new().wrap(policy.layer()).service(groups);
    let server = HttpServer::new(app).bind(("127.0.0.1", 0))?;
    println!("http://{}/api/contactgroups", server.addrs()[0]);
    server.run().await
}

#[get("/api/contactgroups")]
async fn groups() -> impl Responder {
    web::Json(HashMap::from([("items", ["Family", "Friends"])]))
}
