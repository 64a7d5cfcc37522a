//! The routes and the layers around them.

use std::{error::Error, net::SocketAddr};

use actix_web::{
    App, HttpResponse,
    dev::Server,
    http::header,
    middleware::{Compress, from_fn},
    web::{self, Data},
};
use service_kit::{
    access_log,
    hosts::{self, Hosts},
    routes::{get_and_head, read_only},
    server::{ListenError, Listener},
    trusted_proxies::TrustedProxies,
};

use crate::{
    compressed_files::{self, CompressedFiles},
    config::Config,
    config_json::{self, ConfigJson},
    content_security_policy::Policies,
    document_headers, headers, judge,
    not_found::NotFoundPage,
    pages, validators,
    versioned::{self, Releases},
};

/// Why the web app could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, say.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// An origin cannot be written into a header.
    #[error("the content security policy cannot be written: {0}")]
    Policy(#[source] Box<dyn Error>),
}

/// Listens on the configured address; returns the server, to be awaited, with the address it
/// really listens on. The server leaves signals alone: stop it through [`Server::handle`].
///
/// # Errors
/// When the address cannot be had.
pub fn listen(config: Config) -> Result<(Server, SocketAddr), StartError> {
    let listener = Listener::bind(config.listen, config.workers)?;
    let address = listener.address();
    let json = ConfigJson::new(&config);
    let releases = Data::new(Releases::read(&config.static_dir, json.text()));
    let json = Data::new(json);
    // Behind a published or forwarded port, the port that browsers see is another than ours.
    let page_hosts = config.pages.all().map(|origin| origin.host().to_string());
    let hosts = Data::new(Hosts::on_any_port(page_hosts));
    let policies = Policies::new(&config).map_err(|error| StartError::Policy(error.into()))?;
    let policies = Data::new(policies);
    let not_found = Data::new(NotFoundPage::read(&config.static_dir));
    let trusted_proxies = Data::new(TrustedProxies::default());
    let compressed_files = Data::new(CompressedFiles::default());
    let config = Data::new(config);
    let turns = Data::new(judge::Turns::default());

    let server = listener.serve("web-app", move || {
        // Actix runs the last `.wrap` first, so this is read from the bottom up.
        App::new()
            .app_data(json.clone())
            .app_data(hosts.clone())
            .app_data(policies.clone())
            .app_data(not_found.clone())
            .app_data(releases.clone())
            .app_data(trusted_proxies.clone())
            .app_data(compressed_files.clone())
            .app_data(config.clone())
            .service(judge::scope(turns.clone()))
            .service(
                web::scope("")
                    .service(read_only("/healthz").route(get_and_head().to(healthz)))
                    .service(read_only("/config.json").route(get_and_head().to(config_json::get)))
                    .configure(pages::configure(&config))
                    .wrap(from_fn(hosts::check))
                    // Outside the hosts, so that their refusals carry the headers too.
                    .wrap(headers::public()),
            )
            .wrap(headers::every_response())
            .wrap(from_fn(document_headers::set))
            // Outside the headers, which depend on the path without its version.
            .wrap(from_fn(versioned::layer::serve))
            // Outside everything that writes a body.
            .wrap(Compress::default())
            .wrap(from_fn(compressed_files::reuse))
            // Outside the compression, which says what it does only where it did it.
            .wrap(from_fn(validators::of_all_codings))
            // Outermost: sees the status that really leaves.
            .wrap(from_fn(access_log::record))
    })?;
    Ok((server, address))
}

async fn healthz() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/plain; charset=utf-8")
        .body("ok\n")
}
