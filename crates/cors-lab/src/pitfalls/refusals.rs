//! Pitfalls of how a request is refused, or is not.

use actix_cors::Cors;
use actix_web::{
    HttpResponse,
    http::{Method, header},
    web::{ServiceConfig, delete, get, resource, route, scope, to},
};

use cors_policy::CorsPolicy;

use crate::pitfalls::{
    app_origin::AppOrigin,
    handlers::{groups, no_such_pitfall},
};

/// Mounts them. The first scope that matches answers, so the longer path comes first.
pub(super) fn configure(config: &mut ServiceConfig, app: &AppOrigin) {
    bare_refusal(config, app);
    wrong_origin_runs(config, app);
    safelisted_methods_not_implied(config, app);
    any_method(config, app);
    options_is_routed(config, app);
}

/// Every refused preflight is a bare 400, so a browser reports a missing allow-origin when in truth
/// the method or a header is not listed.
fn bare_refusal(config: &mut ServiceConfig, app: &AppOrigin) {
    let policy = CorsPolicy::builder()
        .origins(&app.serialized)
        .dangerously_allow_insecure_origins()
        .methods(["PUT"])
        .request_headers(["Content-Type"])
        .build();
    let avoided = scope("/actix/bare-refusal/avoided");
    match policy {
        Ok(policy) => config.service(avoided.wrap(policy.layer()).default_service(to(groups))),
        // Without this, the pitfall would answer in place of its remedy.
        Err(error) => {
            log::error!("/actix/bare-refusal/avoided cannot be set up: {error}");
            config.service(avoided.default_service(to(no_such_pitfall)))
        }
    };
    config.service(
        scope("/actix/bare-refusal")
            .wrap(only_the_app(app).allowed_header(header::CONTENT_TYPE))
            .default_service(to(groups)),
    );
}

/// A request from a wrong origin runs: only its answer is withheld. The preflight is refused either
/// way.
fn wrong_origin_runs(config: &mut ServiceConfig, app: &AppOrigin) {
    config.service(
        scope("/actix/wrong-origin-runs/avoided")
            .wrap(
                only_the_app(app)
                    .supports_credentials()
                    .block_on_origin_mismatch(true),
            )
            .default_service(to(groups)),
    );
    config.service(
        scope("/actix/wrong-origin-runs")
            .wrap(only_the_app(app).supports_credentials())
            .default_service(to(groups)),
    );
}

/// GET and POST need no listing for a browser, but `actix_cors` wants them listed as soon as there is
/// a preflight for another reason.
fn safelisted_methods_not_implied(config: &mut ServiceConfig, app: &AppOrigin) {
    config.service(
        scope("/actix/safelisted-methods-not-implied/avoided")
            .wrap(app_with_header(app).allowed_methods(["GET", "POST"]))
            .default_service(to(groups)),
    );
    config.service(
        scope("/actix/safelisted-methods-not-implied")
            .wrap(app_with_header(app))
            .default_service(to(groups)),
    );
}

/// "Any method" is nine fixed ones.
fn any_method(config: &mut ServiceConfig, app: &AppOrigin) {
    config.service(
        scope("/actix/any-method/avoided")
            .wrap(
                Cors::default()
                    .allowed_origin(&app.serialized)
                    .allowed_methods(["GET", "PURGE", "patch"]),
            )
            .default_service(to(groups)),
    );
    config.service(
        scope("/actix/any-method")
            .wrap(
                Cors::default()
                    .allowed_origin(&app.serialized)
                    .allow_any_method(),
            )
            .default_service(to(groups)),
    );
}

/// An OPTIONS that is no preflight goes to the router, which knows no such route.
fn options_is_routed(config: &mut ServiceConfig, app: &AppOrigin) {
    config.service(
        resource("/actix/options-is-routed/avoided")
            .wrap(with_options(app))
            .route(get().to(groups))
            .route(delete().to(groups))
            .route(route().method(Method::OPTIONS).to(HttpResponse::NoContent)),
    );
    config.service(
        resource("/actix/options-is-routed")
            .wrap(with_options(app))
            .route(get().to(groups))
            .route(delete().to(groups)),
    );
}

fn only_the_app(app: &AppOrigin) -> Cors {
    app.cors().allowed_methods(["PUT"])
}

fn app_with_header(app: &AppOrigin) -> Cors {
    Cors::default()
        .allowed_origin(&app.serialized)
        .allowed_header("x-lab-reason")
}

fn with_options(app: &AppOrigin) -> Cors {
    Cors::default()
        .allowed_origin(&app.serialized)
        .allowed_methods(["GET", "DELETE", "OPTIONS"])
}
