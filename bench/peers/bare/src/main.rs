//! Actix-web answering with given bytes: no CORS, no session, no database. What a service adds
//! to this is its own cost. `bare-peer PORT ANSWERS.json [cors]`; with `cors`, in the layers
//! that the contacts service has for it.

use std::{env, fs, rc::Rc};

use actix_web::{
    App, HttpResponse, HttpServer,
    http::{
        Method, StatusCode,
        header::{HeaderName, HeaderValue},
    },
    middleware::Condition,
    web,
};
use contacts_service::cors;
use serde::Deserialize;

#[derive(Clone, Deserialize)]
struct Answer {
    method: String,
    path: String,
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

struct Bytes {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: web::Bytes,
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().collect();
    let (port, answers, with_cors) = match arguments.as_slice() {
        [_, port, answers] => (port.parse()?, answers, false),
        [_, port, answers, cors] if cors == "cors" => (port.parse()?, answers, true),
        _ => return Err("usage: bare-peer PORT ANSWERS.json [cors]".into()),
    };
    let answers: Vec<Answer> = serde_json::from_slice(&fs::read(answers)?)?;
    let policy = cors::policy()
        .origins("https://*.mixmax.com")
        .max_age_seconds(600)
        .build()?;
    let app = move || {
        let app = App::new()
            .route("/readyz", web::get().to(HttpResponse::Ok))
            .configure(|config| {
                for answer in &answers {
                    let route = web::method(answer.method.parse::<Method>().unwrap_or_default());
                    let bytes = Rc::new(Bytes::of(answer));
                    // A body that nobody reads would end the connection.
                    let handler = move |_: web::Bytes| {
                        let answer = bytes.answer();
                        async move { answer }
                    };
                    config.route(&answer.path, route.to(handler));
                }
            });
        app.wrap(Condition::new(with_cors, policy.layer()))
    };
    let server = HttpServer::new(app).workers(1).bind(("127.0.0.1", port))?;
    Ok(server.run().await?)
}

impl Bytes {
    fn of(answer: &Answer) -> Self {
        let header = |(name, value): &(String, String)| {
            Some((name.parse().ok()?, HeaderValue::from_str(value).ok()?))
        };
        Self {
            status: StatusCode::from_u16(answer.status).unwrap_or_default(),
            headers: answer.headers.iter().filter_map(header).collect(),
            body: web::Bytes::from(answer.body.clone()),
        }
    }

    fn answer(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        for (name, value) in &self.headers {
            response.insert_header((name.clone(), value.clone()));
        }
        response.body(self.body.clone())
    }
}
