//! Pitfalls of how layers lie around each other.

use actix_cors::Cors;
use actix_web::{
    http::header,
    middleware::from_fn,
    web::{ServiceConfig, scope, to},
};

use crate::pitfalls::{
    app_origin::AppOrigin,
    handlers::{demand_authorization, groups},
};

/// Mounts them. The first scope that matches answers, so the longer path comes first.
pub(super) fn configure(config: &mut ServiceConfig, app: &AppOrigin) {
    // The last `.wrap` is outermost: the authentication sees the preflight before Cors does,
    // and a preflight never carries credentials.
    config.service(
        scope("/actix/auth-outside-cors/avoided")
            .wrap(from_fn(demand_authorization))
            .wrap(with_authorization(app))
            .default_service(to(groups)),
    );
    config.service(
        scope("/actix/auth-outside-cors")
            .wrap(with_authorization(app))
            .wrap(from_fn(demand_authorization))
            .default_service(to(groups)),
    );

    // The outer Cors is strict, but it leaves alone what the inner one has said already.
    config.service(
        scope("/actix/nested-cors/avoided")
            .wrap(app.cors())
            .default_service(to(groups)),
    );
    config.service(
        scope("/actix/nested-cors").wrap(app.cors()).service(
            scope("")
                .wrap(Cors::permissive())
                .default_service(to(groups)),
        ),
    );
}

fn with_authorization(app: &AppOrigin) -> Cors {
    app.cors().allowed_header(header::AUTHORIZATION)
}
