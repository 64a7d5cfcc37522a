use axum::{Router, http::HeaderValue, routing::get};
use tower_http::cors::CorsLayer;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = std::env::var("PORT").unwrap_or("8080".to_owned());
    let cors = CorsLayer::new().allow_origin(HeaderValue::from_static("https://app.example"));
    let app = Router::new().route("/", get(|| async { "answer" })).layer(cors);
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    axum::serve(listener, app).await
}
