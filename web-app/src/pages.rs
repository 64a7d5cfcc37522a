//! The pages and the files that they are made of.

use actix_files::{Files, NamedFile};
use actix_web::{
    Error, HttpRequest, HttpResponse, Responder,
    http::header,
    web::{self, Data, ServiceConfig},
};
use service_kit::routes::{get_and_head, read_only};

use crate::{config::Config, not_found};

/// The pages under addresses without `.html`: each is a file of that name.
const PAGES: [&str; 7] = [
    "learn",
    "lab",
    "playground",
    "diagnose",
    "origins",
    "stacks",
    "account",
];

/// Mounts them on every path that nothing else has.
pub(crate) fn configure(config: &Config) -> impl FnOnce(&mut ServiceConfig) {
    let files = Files::new("/", &config.static_dir)
        .index_file("index.html")
        .prefer_utf8(true)
        .disable_content_disposition()
        .default_handler(web::to(not_found::respond));
    move |services| {
        for path in ["/decode", "/decode.html"] {
            services.service(read_only(path).route(get_and_head().to(decode)));
        }
        services.service(read_only("/servers").route(get_and_head().to(servers)));
        for name in PAGES {
            let page =
                async move |req: HttpRequest, config: Data<Config>| get(name, &req, &config).await;
            let path = format!("/{name}");
            services.service(read_only(&path).route(get_and_head().to(page)));
        }
        services.service(files);
    }
}

/// Old links, which have the message in their query. From here on it is in the fragment, which browsers
/// keep to themselves.
async fn decode(req: HttpRequest) -> HttpResponse {
    let page = match req.query_string() {
        "" => "/diagnose".to_owned(),
        query => format!("/diagnose#{query}"),
    };
    HttpResponse::PermanentRedirect()
        .insert_header((header::LOCATION, page))
        .finish()
}

/// The address that the name of the page in its links suggests.
async fn servers() -> HttpResponse {
    HttpResponse::PermanentRedirect()
        .insert_header((header::LOCATION, "/stacks"))
        .finish()
}

async fn get(name: &str, req: &HttpRequest, config: &Config) -> Result<HttpResponse, Error> {
    let path = config.static_dir.join(name).with_extension("html");
    let page = web::block(|| NamedFile::open(path)).await??;
    Ok(page
        .prefer_utf8(true)
        .disable_content_disposition()
        .respond_to(req)
        .map_into_boxed_body())
}
