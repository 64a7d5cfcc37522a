//! An application of axum, once for each policy.
use std::{collections::HashMap, env, fs};

use axum::{
    Router,
    body::Body,
    extract::Path,
    http::{Method, Response},
    routing::{any, get},
};

fn routes() -> Router {
    Router::new()
        .route("/items", get(items).post(items).put(items).delete(items))
        .route("/vary", get(async || answer(200, &[("Vary", "Accept")])))
        .route("/crash", get(async || answer(500, &[])))
        .route("/unauthorized", get(async || answer(401, &[])))
        .route("/redirect", get(async || answer(302, &[("Location", "/items")])))
        .route("/own", get(async || answer(200, &[("Access-Control-Allow-Origin", "https://hand.example")])))
        .route("/options", any(items))
        .route("/hand/{name}", any(by_hand))
}

async fn items() -> Response<Body> {
    answer(200, &[("X-Handler", "ran"), ("X-Total", "2"), ("Content-Type", "application/json")])
}

fn answer(status: u16, headers: &[(&str, &str)]) -> Response<Body> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(Body::from(r#"{"items":[]}"#)).expect("an answer")
}

/// Headers written by hand: those that the file BY_HAND has for the last part of the path.
async fn by_hand(method: Method, Path(name): Path<String>) -> Response<Body> {
    let Ok(file) = env::var("BY_HAND") else { return items().await };
    let starts: HashMap<String, serde_json::Value> =
        serde_json::from_slice(&fs::read(file).expect("a file")).expect("JSON");
    let found = &starts[&name][if method == Method::OPTIONS { "preflight" } else { "response" }];
    let headers = found["headers"].as_array().expect("headers");
    let headers: Vec<_> = headers.iter().map(|it| (it[0].as_str().unwrap(), it[1].as_str().unwrap())).collect();
    answer(found["status"].as_u64().expect("a status") as u16, &headers)
}

//@each
fn with_POLICY() -> Router {
    let routes = routes();
    let app = routes.clone();
    //@cors
    app
}
//@end

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let app = match env::var("POLICY").expect("a policy").as_str() {
        //@each
        "POLICY" => with_POLICY(),
        //@end
        other => panic!("no policy {other}"),
    };
    let address = format!("127.0.0.1:{}", env::var("PORT").expect("a port"));
    let listener = tokio::net::TcpListener::bind(address).await.expect("a port that is free");
    axum::serve(listener, app).await.expect("a server");
}
