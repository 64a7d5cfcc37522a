//! The description of this API, made from its handlers.

use actix_web::{HttpResponse, web};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        Components, ContentBuilder, Ref, ResponseBuilder,
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
        health::live, health::ready, metrics::show,
    ),
    components(schemas(Problem)),
    modifiers(&SessionScheme, &ProblemsEverywhere),
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

/// Every operation can end in a problem, so this is said once and not at each handler.
struct ProblemsEverywhere;

impl Modify for ProblemsEverywhere {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let problem = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name("Problem")))
            .build();
        let response = ResponseBuilder::new()
            .description("What went wrong (RFC 9457).")
            .content("application/problem+json", problem)
            .build();
        for operation in openapi.paths.paths.values_mut().flat_map(operations) {
            let responses = &mut operation.responses.responses;
            responses.insert("default".to_owned(), response.clone().into());
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
