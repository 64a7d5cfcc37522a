//! Resources that say which methods they understand.

use actix_web::{HttpResponse, Resource, Route, guard, web};

use crate::request_error::RequestError;

/// A resource that answers 405 to other methods than `methods`.
pub fn resource(path: &str, methods: &'static str) -> Resource {
    let not_allowed =
        move || async move { Err::<HttpResponse, _>(RequestError::MethodNotAllowed(methods)) };
    web::resource(path).default_service(web::to(not_allowed))
}

/// A resource that understands GET and HEAD: give it a route of [`get_and_head`].
pub fn read_only(path: &str) -> Resource {
    resource(path, "GET, HEAD")
}

/// HEAD is GET without the body, which Actix leaves out by itself.
pub fn get_and_head() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}
