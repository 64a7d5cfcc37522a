//! Pages under addresses without `.html`.

use actix_files::NamedFile;
use actix_web::{
    HttpRequest, HttpResponse, Responder,
    web::{self, Data, ServiceConfig},
};

use crate::{app::not_found, config::Config};

/// Each is a file of that name in the directory of the pages.
const PAGES: [&str; 4] = ["lab", "playground", "decode", "origins"];

pub(crate) fn configure(config: &mut ServiceConfig) {
    for name in PAGES {
        let file = move |request: HttpRequest, config: Data<Config>| get(name, request, config);
        config.service(
            web::resource(format!("/{name}"))
                .route(web::get().to(file))
                .route(web::head().to(file)),
        );
    }
}

async fn get(name: &'static str, request: HttpRequest, config: Data<Config>) -> HttpResponse {
    let path = config.static_dir.join(name).with_extension("html");
    match NamedFile::open(path) {
        Ok(file) => file
            .prefer_utf8(true)
            .disable_content_disposition()
            .respond_to(&request)
            .map_into_boxed_body(),
        Err(_) => not_found(config).await,
    }
}
