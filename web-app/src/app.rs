//! The routes and the layers around them.

use std::{io, net::SocketAddr};

use actix_files::Files;
use actix_web::{
    App, HttpResponse, HttpServer,
    dev::Server,
    middleware::{Compress, Logger, from_fn},
    web::{self, Data},
};

use crate::{
    config::Config,
    config_json::{self, ConfigJson},
    content_security_policy::{self, Policies},
    headers,
    hosts::{self, PageHosts},
    judge, page,
};

/// Seconds that requests in flight may take to finish once the server stops.
const SHUTDOWN_SECONDS: u64 = 10;

/// Binds the configured address and returns the server, to be awaited, with
/// the address it really listens on. The server leaves signals alone: stop it
/// through [`Server::handle`].
///
/// # Errors
/// When the address cannot be bound.
pub fn listen(config: Config) -> io::Result<(Server, SocketAddr)> {
    let workers = config.workers;
    let address = config.listen;
    let json = Data::new(ConfigJson::new(&config));
    let page_hosts = Data::new(PageHosts::new(&config));
    let policies = Data::new(Policies::new(&config).map_err(io::Error::other)?);
    let config = Data::new(config);

    let mut server = HttpServer::new(move || {
        // Actix runs the layer wrapped last first: read these from the bottom up.
        App::new()
            .app_data(json.clone())
            .app_data(page_hosts.clone())
            .app_data(policies.clone())
            .app_data(config.clone())
            // Innermost: only what a page host may have reaches a route.
            .wrap(from_fn(hosts::only_page_hosts))
            // Outside the hosts, so that their refusals carry the headers too.
            .wrap(headers::security())
            .wrap(from_fn(content_security_policy::set))
            // Outside the headers, some of which it takes away again.
            .wrap(from_fn(judge::own_origin_only))
            // Outside everything that writes a body.
            .wrap(Compress::default())
            // Outermost: sees the status that really leaves. A page is some fifty
            // files, so this is for those who ask for it.
            .wrap(
                Logger::new("%{Host}i \"%r\" %s %Dms")
                    .log_target("web_app::access")
                    .log_level(log::Level::Debug),
            )
            .route("/healthz", web::get().to(healthz))
            .route("/config.json", web::get().to(config_json::get))
            .configure(judge::configure)
            .configure(page::configure)
            .service(
                Files::new("/", &config.static_dir)
                    .index_file("index.html")
                    .prefer_utf8(true)
                    .disable_content_disposition()
                    .default_handler(web::to(not_found)),
            )
    })
    .disable_signals()
    .shutdown_timeout(SHUTDOWN_SECONDS);
    if let Some(workers) = workers {
        server = server.workers(workers);
    }
    let server = server.bind(address)?;
    let bound = server.addrs().first().copied().unwrap_or(address);
    Ok((server.run(), bound))
}

async fn healthz() -> &'static str {
    "ok\n"
}

/// Not served as a file: the validators in a request would make it a 304.
pub(crate) async fn not_found(config: Data<Config>) -> HttpResponse {
    let page = std::fs::read_to_string(config.static_dir.join("404.html"));
    HttpResponse::NotFound()
        .content_type("text/html; charset=utf-8")
        .body(page.unwrap_or_else(|_| "There is no such page.\n".to_owned()))
}
