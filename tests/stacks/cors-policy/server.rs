//! An application of Actix Web with the layer of this project, once for each policy.
use std::{collections::HashMap, env, fs};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    http::{Method, StatusCode},
    web::{self, ServiceConfig},
};

fn routes(config: &mut ServiceConfig) {
    config
        .route("/vary", web::get().to(vary))
        .route("/crash", web::get().to(crash))
        .route("/unauthorized", web::get().to(unauthorized))
        .route("/redirect", web::get().to(redirect))
        .route("/own", web::get().to(own))
        .route("/options", web::to(items))
        .route("/hand/{name}", web::to(by_hand))
        .route("/items", web::get().to(items))
        .route("/items", web::post().to(items))
        .route("/items", web::put().to(items))
        .route("/items", web::delete().to(items));
}

async fn items() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("X-Handler", "ran"))
        .insert_header(("X-Total", "2"))
        .content_type("application/json")
        .body(r#"{"items":[]}"#)
}

async fn vary() -> HttpResponse {
    HttpResponse::Ok().insert_header(("Vary", "Accept")).body("{}")
}

async fn crash() -> Result<HttpResponse, std::io::Error> {
    Err(std::io::Error::other("the handler failed"))
}

async fn unauthorized() -> HttpResponse {
    HttpResponse::Unauthorized().body("{}")
}

async fn redirect() -> HttpResponse {
    HttpResponse::Found().insert_header(("Location", "/items")).finish()
}

async fn own() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("Access-Control-Allow-Origin", "https://hand.example"))
        .body("{}")
}

/// Headers written by hand: those that the file BY_HAND has for the last part of the path.
async fn by_hand(request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let Ok(file) = env::var("BY_HAND") else { return items().await };
    let starts: HashMap<String, serde_json::Value> =
        serde_json::from_slice(&fs::read(file).expect("a file")).expect("JSON");
    let is_preflight = request.method() == Method::OPTIONS;
    let answer = &starts[&*name][if is_preflight { "preflight" } else { "response" }];
    let status = answer["status"].as_u64().expect("a status") as u16;
    let mut response = HttpResponse::build(StatusCode::from_u16(status).expect("a status"));
    for header in answer["headers"].as_array().expect("headers") {
        response.append_header((header[0].as_str().unwrap(), header[1].as_str().unwrap()));
    }
    response.finish()
}

//@each
async fn with_POLICY(address: String) -> std::io::Result<()> {
    HttpServer::new(|| {
        let app = App::new().configure(routes);
        //@cors
        app
    })
    .workers(1)
    .bind(address)?
    .run()
    .await
}
//@end

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let address = format!("127.0.0.1:{}", env::var("PORT").expect("a port"));
    match env::var("POLICY").expect("a policy").as_str() {
        //@each
        "POLICY" => with_POLICY(address).await,
        //@end
        other => panic!("no policy {other}"),
    }
}
