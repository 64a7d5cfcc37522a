//! Pitfalls of what happens to an answer on its way out.

use std::panic::resume_unwind;

use actix_web::{
    HttpResponse,
    http::header,
    middleware::DefaultHeaders,
    web::{ServiceConfig, scope, to},
};

use crate::pitfalls::{app_origin::AppOrigin, handlers::groups};

/// Mounts them. The first scope that matches answers, so the longer path comes first.
pub(super) fn configure(config: &mut ServiceConfig, app: &AppOrigin) {
    // Of several Vary lines only the first survives.
    config.service(
        scope("/actix/vary-lost/avoided")
            .wrap(app.cors())
            .default_service(to(varying_in_one_line)),
    );
    config.service(
        scope("/actix/vary-lost")
            .wrap(app.cors())
            .default_service(to(varying_in_two_lines)),
    );

    // "Any header" is what is there at that moment; a layer further out adds its own later.
    config.service(
        scope("/actix/expose-any-header/avoided")
            .wrap(app.cors().expose_headers(["x-lab-count"]))
            .wrap(counting())
            .default_service(to(groups)),
    );
    config.service(
        scope("/actix/expose-any-header")
            .wrap(app.cors().expose_any_header())
            .wrap(counting())
            .default_service(to(groups)),
    );

    // A panic cuts the connection; an error is an answer, and gets its CORS headers.
    config.service(
        scope("/actix/panic/avoided")
            .wrap(app.cors())
            .default_service(to(HttpResponse::InternalServerError)),
    );
    config.service(
        scope("/actix/panic")
            .wrap(app.cors())
            .default_service(to(panicking)),
    );
}

fn counting() -> DefaultHeaders {
    DefaultHeaders::new().add(("x-lab-count", "3"))
}

async fn varying_in_one_line() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::VARY, "Accept-Language, Accept-Encoding"))
        .finish()
}

async fn varying_in_two_lines() -> HttpResponse {
    HttpResponse::Ok()
        .append_header((header::VARY, "Accept-Language"))
        .append_header((header::VARY, "Accept-Encoding"))
        .finish()
}

/// Unwinds as a panic does, without its lines in the log, which any stranger could fill.
async fn panicking() -> HttpResponse {
    resume_unwind(Box::new("a handler of the lab panics on purpose"))
}
