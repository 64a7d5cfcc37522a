//! Which middleware answered, where its answer gives it away.

use crate::header::name::{ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN};
use crate::header::text;
use crate::response::Response;

/// The middleware, or those that answer alike.
pub(super) fn name(answer: &Response) -> Option<&'static str> {
    let has = |name: &str| answer.headers.contains(name);
    let value = |name: &str| {
        let value = answer.headers.get(name);
        value.map_or_else(String::new, |it| text(&it).to_ascii_lowercase())
    };
    let lists_without_origin = has(ALLOW_METHODS) && !has(ALLOW_ORIGIN);
    if has("X-Rack-CORS") {
        Some("rack-cors")
    } else if value("Access-Control-Allow-Private-Network") == "false" {
        Some("Flask-CORS")
    } else if value(ALLOW_HEADERS).contains("accept, accept-language, content-language") {
        Some("the CORSMiddleware of Starlette and FastAPI")
    } else if value(ALLOW_HEADERS).contains("x-csrftoken") {
        Some("django-cors-headers")
    } else if value("X-Powered-By") == "express" {
        Some("the cors middleware of Express")
    } else if lists_without_origin && answer.status == 204 {
        Some("the CORS middleware of Express, Fastify, Hono or h3")
    } else if lists_without_origin && answer.status == 400 {
        Some("the CORSMiddleware of Starlette and FastAPI")
    } else {
        None
    }
}

/// Whether a framework of Python may have answered: nothing names another server.
pub(super) fn can_be_python(answer: &Response) -> bool {
    if answer.headers.contains("X-Powered-By") {
        return false;
    }
    let server = answer.headers.get("Server");
    let server = server.map(|it| text(&it).to_ascii_lowercase());
    let names = ["werkzeug", "gunicorn", "wsgi", "waitress", "python"];
    server.is_none_or(|it| names.iter().any(|name| it.contains(name)))
}
