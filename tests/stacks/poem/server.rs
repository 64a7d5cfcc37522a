//! An application of poem, once for each policy.
use std::{collections::HashMap, env, fs};

use poem::{
    EndpointExt, IntoResponse, Response, Route, RouteMethod, Server, endpoint::BoxEndpoint, handler,
    http::{Method, StatusCode}, listener::TcpListener, web::Path,
};

fn routes() -> Route {
    Route::new()
        .at("/items", RouteMethod::new().get(items).post(items).put(items).delete(items))
        .at("/vary", poem::get(poem::endpoint::make_sync(|_| answer(200, &[("Vary", "Accept")]))))
        .at("/crash", poem::get(crash))
        .at("/unauthorized", poem::get(poem::endpoint::make_sync(|_| answer(401, &[]))))
        .at("/redirect", poem::get(poem::endpoint::make_sync(|_| answer(302, &[("Location", "/items")]))))
        .at("/own", poem::get(poem::endpoint::make_sync(|_| answer(200, &[("Access-Control-Allow-Origin", "https://hand.example")]))))
        .at("/options", items)
        .at("/hand/:name", by_hand)
}

#[handler]
fn items() -> Response {
    answer(200, &[("X-Handler", "ran"), ("X-Total", "2"), ("Content-Type", "application/json")])
}

#[handler]
fn crash() -> poem::Result<Response> {
    Err(poem::Error::from_string("the handler failed", StatusCode::INTERNAL_SERVER_ERROR))
}

fn answer(status: u16, headers: &[(&str, &str)]) -> Response {
    let mut response = Response::builder().status(StatusCode::from_u16(status).expect("a status"));
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(r#"{"items":[]}"#)
}

/// Headers written by hand: those that the file BY_HAND has for the last part of the path.
#[handler]
fn by_hand(method: Method, Path(name): Path<String>) -> Response {
    let Ok(file) = env::var("BY_HAND") else {
        return answer(200, &[("X-Handler", "ran"), ("X-Total", "2"), ("Content-Type", "application/json")]);
    };
    let starts: HashMap<String, serde_json::Value> =
        serde_json::from_slice(&fs::read(file).expect("a file")).expect("JSON");
    let found = &starts[&name][if method == Method::OPTIONS { "preflight" } else { "response" }];
    let headers = found["headers"].as_array().expect("headers");
    let headers: Vec<_> = headers.iter().map(|it| (it[0].as_str().unwrap(), it[1].as_str().unwrap())).collect();
    answer(found["status"].as_u64().expect("a status") as u16, &headers)
}

//@each
fn with_POLICY() -> BoxEndpoint<'static> {
    let routes = routes();
    //@cors
    app.map_to_response().boxed()
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
    Server::new(TcpListener::bind(address)).run(app).await.expect("a server");
}
