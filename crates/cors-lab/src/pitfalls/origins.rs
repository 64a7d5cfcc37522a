//! Pitfalls of how the allowed origins are written down.

use actix_cors::Cors;
use actix_web::{
    HttpResponse,
    http::header,
    web::{ServiceConfig, scope, to},
};

use web_origin::OriginPatterns;

use crate::pitfalls::{app_origin::AppOrigin, handlers::groups};

/// Mounts them. The first scope that matches answers, so the longer path comes first.
pub(super) fn configure(config: &mut ServiceConfig, app: &AppOrigin) {
    // Starts without complaint, and hands everybody's data to any page.
    avoided(
        config,
        "any-origin-with-credentials",
        app.cors().supports_credentials(),
    );
    pitfall(
        config,
        "any-origin-with-credentials",
        Cors::default().allow_any_origin().supports_credentials(),
    );

    // Origins are compared as they are written: with a slash at the end, none matches.
    avoided(config, "never-matches", app.cors());
    let with_slash = format!("{}/", app.serialized);
    pitfall(
        config,
        "never-matches",
        Cors::default().allowed_origin(&with_slash),
    );

    // The end of an origin knows neither the scheme nor where a label begins.
    let (scheme, _) = app.serialized.split_once("://").unwrap_or_default();
    let subdomains = match OriginPatterns::parse(&format!("{scheme}://*.{}", app.parent)) {
        Ok(subdomains) => Cors::default()
            .allowed_origin_fn(move |origin, _| subdomains.matches(origin.as_bytes())),
        // The host has no parent of which it could be a subdomain, so the app is alone.
        Err(_) => app.cors(),
    };
    avoided(config, "suffix", subdomains);
    let parent = app.parent.clone();
    let suffix = Cors::default()
        .allowed_origin_fn(move |origin, _| origin.as_bytes().ends_with(parent.as_bytes()));
    pitfall(config, "suffix", suffix);

    // The beginning of an origin does not know where the host ends.
    avoided(config, "prefix", app.cors());
    let before = app.without_port.clone();
    let prefix = Cors::default()
        .allowed_origin_fn(move |origin, _| origin.as_bytes().starts_with(before.as_bytes()));
    pitfall(config, "prefix", prefix);

    // What a handler says is replaced for an allowed origin, and stays for any other.
    avoided(config, "handler-allows-origin", app.cors());
    config.service(
        scope("/actix/handler-allows-origin")
            .wrap(app.cors())
            .default_service(to(groups_for_all)),
    );
}

fn avoided(config: &mut ServiceConfig, name: &str, cors: Cors) {
    pitfall(config, &format!("{name}/avoided"), cors);
}

fn pitfall(config: &mut ServiceConfig, name: &str, cors: Cors) {
    config.service(
        scope(&format!("/actix/{name}"))
            .wrap(cors.allowed_methods(["GET", "POST"]))
            .default_service(to(groups)),
    );
}

async fn groups_for_all() -> HttpResponse {
    let mut groups = groups().await;
    groups.headers_mut().insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::HeaderValue::from_static("*"),
    );
    groups
}
