//! Pitfalls of how a request is refused, or is not.

use actix_cors::Cors;
use actix_web::{
    HttpResponse,
    http::{Method, header},
    web::{ServiceConfig, delete, get, resource, route, scope, to},
};

use cors_policy::CorsPolicy;

use super::{Pages, handlers::groups};

/// Mounts them. The first scope that matches answers, so the longer path comes first.
pub fn configure(config: &mut ServiceConfig, pages: &Pages) {
    // Every refused preflight is a bare 400, so a browser reports a missing allow-origin when
    // in truth the method or a header is not listed.
    // The data is made up, so a page may be on any host.
    let policy = CorsPolicy::builder()
        .origins(&pages.app)
        .dangerously_allow_insecure_origins()
        .request_headers([header::CONTENT_TYPE])
        .max_age_seconds(5);
    if let Ok(policy) = policy.build() {
        config.service(
            scope("/actix/bare-refusal/avoided")
                .wrap(policy.layer())
                .default_service(to(groups)),
        );
    }
    config.service(
        scope("/actix/bare-refusal")
            .wrap(only_the_app(pages).allowed_header(header::CONTENT_TYPE))
            .default_service(to(groups)),
    );

    // A request from a wrong origin runs: only its answer is withheld. The preflight is refused
    // either way.
    config.service(
        scope("/actix/wrong-origin-runs/avoided")
            .wrap(
                only_the_app(pages)
                    .supports_credentials()
                    .block_on_origin_mismatch(true),
            )
            .default_service(to(groups)),
    );
    config.service(
        scope("/actix/wrong-origin-runs")
            .wrap(only_the_app(pages).supports_credentials())
            .default_service(to(groups)),
    );

    // GET and POST need no listing for a browser, but `actix_cors` wants them listed as soon as
    // there is a preflight for another reason.
    config.service(
        scope("/actix/safelisted-methods-not-implied/avoided")
            .wrap(app_with_header(pages).allowed_methods(["GET", "POST"]))
            .default_service(to(groups)),
    );
    config.service(
        scope("/actix/safelisted-methods-not-implied")
            .wrap(app_with_header(pages))
            .default_service(to(groups)),
    );

    // "Any method" is nine fixed ones.
    config.service(
        scope("/actix/any-method/avoided")
            .wrap(
                Cors::default()
                    .allowed_origin(&pages.app)
                    .allowed_methods(["GET", "PURGE", "patch"]),
            )
            .default_service(to(groups)),
    );
    config.service(
        scope("/actix/any-method")
            .wrap(
                Cors::default()
                    .allowed_origin(&pages.app)
                    .allow_any_method(),
            )
            .default_service(to(groups)),
    );

    // An OPTIONS that is no preflight goes to the router, which knows no such route.
    config.service(
        resource("/actix/options-is-routed/avoided")
            .wrap(with_options(pages))
            .route(get().to(groups))
            .route(delete().to(groups))
            .route(route().method(Method::OPTIONS).to(HttpResponse::NoContent)),
    );
    config.service(
        resource("/actix/options-is-routed")
            .wrap(with_options(pages))
            .route(get().to(groups))
            .route(delete().to(groups)),
    );
}

fn only_the_app(pages: &Pages) -> Cors {
    Cors::default()
        .allowed_origin(&pages.app)
        .allowed_methods(["GET", "POST", "PUT"])
}

fn app_with_header(pages: &Pages) -> Cors {
    Cors::default()
        .allowed_origin(&pages.app)
        .allowed_header("x-lab-reason")
}

fn with_options(pages: &Pages) -> Cors {
    Cors::default()
        .allowed_origin(&pages.app)
        .allowed_methods(["GET", "DELETE", "OPTIONS"])
}
