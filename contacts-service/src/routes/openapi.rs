//! The description of this API, made from its handlers.

mod patterns;
mod problems;

use actix_web::{HttpResponse, web};
use patterns::TextPatterns;
use problems::ProblemsEverywhere;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        Components, RefOr,
        path::Operation,
        security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme},
    },
};

use super::{contactgroups, contacts, health, metrics, session};
use crate::{app::State, error::Problem};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Contacts",
        description = "Contact groups and contacts behind a session cookie, for pages on every subdomain of one parent domain.",
    ),
    paths(
        session::sign_in, session::show, session::sign_out,
        contactgroups::list, contactgroups::add, contactgroups::show,
        contactgroups::replace, contactgroups::change, contactgroups::delete,
        contacts::list, contacts::add, contacts::show,
        contacts::replace, contacts::change, contacts::delete,
        health::live, health::ready, metrics::show, show,
    ),
    components(schemas(Problem)),
    modifiers(&SessionScheme, &ProblemsEverywhere, &TextPatterns, &HeadLikeGet),
)]
struct Description;

struct SessionScheme;

impl Modify for SessionScheme {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let cookie = ApiKey::Cookie(ApiKeyValue::new("session"));
        openapi
            .components
            .get_or_insert_with(Components::new)
            .add_security_scheme("session", SecurityScheme::ApiKey(cookie));
        for (path, item) in &mut openapi.paths.paths {
            let contacts = path.starts_with("/api/contactgroups");
            for operation in operations(item).filter(|_| contacts) {
                operation.security = Some(vec![SecurityRequirement::new("session", [""; 0])]);
            }
        }
    }
}

/// Whatever answers GET answers HEAD in the same way, without the body (RFC 9110, section
/// 9.3.2).
struct HeadLikeGet;

impl Modify for HeadLikeGet {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        for item in openapi.paths.paths.values_mut() {
            let Some(mut head) = item.get.clone() else {
                continue;
            };
            head.operation_id = head.operation_id.map(|get| format!("{get}Head"));
            for response in head.responses.responses.values_mut() {
                if let RefOr::T(response) = response {
                    response.content.clear();
                }
            }
            item.head = Some(head);
        }
    }
}

fn operations(item: &mut utoipa::openapi::PathItem) -> impl Iterator<Item = &mut Operation> {
    [
        &mut item.get,
        &mut item.post,
        &mut item.put,
        &mut item.patch,
        &mut item.delete,
    ]
    .into_iter()
    .flatten()
}

/// The description.
#[utoipa::path(get, path = "/api/openapi.json", operation_id = "showOpenapi", tag = "operation",
    responses((status = 200, description = "This description.", body = Value, content_type = "application/json")))]
pub async fn show(state: web::Data<State>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("cache-control", "public, max-age=300"))
        .content_type("application/json")
        .body(state.openapi.clone())
}

/// The description as JSON.
#[must_use]
pub fn to_json() -> web::Bytes {
    Description::openapi().to_json().unwrap_or_default().into()
}
