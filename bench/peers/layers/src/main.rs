//! One handler in a CORS layer, or without it: what the layer adds is the difference.
//! `layers-peer PORT actix-cors|cors-policy|tower-http [cors]`.

use std::{env, error::Error, time::Duration};

use actix_web::{App, HttpResponse, HttpServer, middleware::Condition, web};
use axum::{Router, http, routing};
use cors_policy::CorsPolicy;
use tower_http::cors::CorsLayer;

const ORIGIN: &str = "https://app.mixmax.com";
const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const HEADERS: [&str; 2] = ["content-type", "if-match"];
const MAX_AGE: u16 = 600;
const ITEMS: &str = "{\"items\":[]}";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let (port, stack, with_cors) = match arguments.as_slice() {
        [_, port, stack] => (port.parse()?, stack.as_str(), false),
        [_, port, stack, cors] if cors == "cors" => (port.parse()?, stack.as_str(), true),
        _ => return Err("usage: layers-peer PORT STACK [cors]".into()),
    };
    match stack {
        "actix-cors" => actix_web::rt::System::new().block_on(actix_cors_peer(port, with_cors)),
        "cors-policy" => actix_web::rt::System::new().block_on(cors_policy_peer(port, with_cors)),
        "tower-http" => tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?
            .block_on(tower_http_peer(port, with_cors)),
        other => Err(format!("no such stack: {other}").into()),
    }
}

async fn actix_cors_peer(port: u16, with_cors: bool) -> Result<(), Box<dyn Error>> {
    let app = move || {
        let cors = actix_cors::Cors::default()
            .allowed_origin(ORIGIN)
            .allowed_methods(METHODS)
            .allowed_headers(HEADERS)
            .supports_credentials()
            .max_age(usize::from(MAX_AGE));
        App::new()
            .configure(routes)
            .wrap(Condition::new(with_cors, cors))
    };
    let server = HttpServer::new(app).workers(1).bind(("127.0.0.1", port))?;
    Ok(server.run().await?)
}

async fn cors_policy_peer(port: u16, with_cors: bool) -> Result<(), Box<dyn Error>> {
    let policy = CorsPolicy::builder()
        .origins(ORIGIN)
        .methods(METHODS)
        .request_headers(HEADERS)
        .credentials()
        .max_age_seconds(u32::from(MAX_AGE))
        .build()?;
    let app = move || {
        App::new()
            .configure(routes)
            .wrap(Condition::new(with_cors, policy.layer()))
    };
    let server = HttpServer::new(app).workers(1).bind(("127.0.0.1", port))?;
    Ok(server.run().await?)
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/readyz", web::get().to(HttpResponse::Ok))
        .service(
            web::resource("/items")
                .get(async || {
                    HttpResponse::Ok()
                        .content_type("application/json")
                        .body(ITEMS)
                })
                .route(web::route().to(HttpResponse::NoContent)),
        );
}

async fn tower_http_peer(port: u16, with_cors: bool) -> Result<(), Box<dyn Error>> {
    let items = async || ([(http::header::CONTENT_TYPE, "application/json")], ITEMS);
    let routes = Router::new()
        .route("/readyz", routing::get(async || ()))
        .route(
            "/items",
            routing::get(items).options(async || http::StatusCode::NO_CONTENT),
        );
    let app = if with_cors {
        routes.layer(tower_http_layer()?)
    } else {
        routes
    };
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    Ok(axum::serve(listener, app).await?)
}

fn tower_http_layer() -> Result<CorsLayer, Box<dyn Error>> {
    let methods: Vec<http::Method> = METHODS
        .iter()
        .map(|it| it.parse())
        .collect::<Result<_, _>>()?;
    let headers: Vec<http::HeaderName> = HEADERS
        .iter()
        .map(|it| it.parse())
        .collect::<Result<_, _>>()?;
    Ok(CorsLayer::new()
        .allow_origin(ORIGIN.parse::<http::HeaderValue>()?)
        .allow_methods(methods)
        .allow_headers(headers)
        .allow_credentials(true)
        .max_age(Duration::from_secs(MAX_AGE.into())))
}
