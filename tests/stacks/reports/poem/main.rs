use poem::{EndpointExt, Route, Server, get, handler, listener::TcpListener, middleware::Cors};

#[handler]
fn answer() -> &'static str {
    "answer"
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = std::env::var("PORT").unwrap_or("8080".to_owned());
    let cors = Cors::new().allow_credentials(true);
    let app = Route::new().at("/", get(answer)).with(cors);
    Server::new(TcpListener::bind(format!("127.0.0.1:{port}"))).run(app).await
}
