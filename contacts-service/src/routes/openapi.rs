//! The description of this API, made from its handlers.

use actix_web::{HttpResponse, http::header, web};
use service_kit::problem::Problem;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        Components, RefOr,
        path::{Operation, PathItem},
        security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme},
    },
};

use super::{
    contacts, groups, health, metrics, password,
    problems::{AnyRequest, ReadOnly},
    session, sessions, wire,
};
use crate::{auth::session_cookie::SessionCookie, state::State};

/// The name of the security scheme, as operations refer to it.
const SESSION: &str = "session";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Contacts",
        description = "Contact groups and contacts behind a session cookie, for pages on every subdomain of one parent domain.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/", description = "The service that serves this description.")),
    tags(
        (name = "session", description = "Signing in and out."),
        (name = "account", description = "The account that is signed in."),
        (name = "contact groups", description = "Groups of contacts."),
        (name = "contacts", description = "The contacts of a group."),
        (name = "operation", description = "What an operator asks."),
    ),
    paths(
        session::sign_in, session::show, session::sign_out,
        sessions::list, sessions::end, sessions::end_others, password::change,
        groups::list, groups::add, groups::show,
        groups::replace, groups::change, groups::delete,
        contacts::list, contacts::add, contacts::show,
        contacts::replace, contacts::change, contacts::delete,
        health::live, health::ready, metrics::show, wire::respond, show,
    ),
    components(schemas(Problem)),
    modifiers(&HeadLikeGet),
)]
struct Description;

/// Says of each operation whether it needs the session's cookie: those do that can end in the
/// problem of not having one.
fn describe_session(openapi: &mut utoipa::openapi::OpenApi, cookie: &SessionCookie) {
    let cookie = ApiKey::Cookie(ApiKeyValue::new(cookie.name()));
    openapi
        .components
        .get_or_insert_with(Components::new)
        .add_security_scheme(SESSION, SecurityScheme::ApiKey(cookie));
    for operation in openapi.paths.paths.values_mut().flat_map(operations) {
        let is_open = matches!(
            operation.operation_id.as_deref(),
            Some("signIn" | "showSession" | "showSessionHead")
        );
        let needs_session = operation.responses.responses.contains_key("401") && !is_open;
        let requirements = needs_session.then(|| SecurityRequirement::new(SESSION, [""; 0]));
        operation.security = Some(requirements.into_iter().collect());
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

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [
        &mut item.get,
        &mut item.head,
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
    responses(
        (status = 200, description = "This description.", body = Value, content_type = "application/json"),
        AnyRequest, ReadOnly))]
pub(crate) async fn show(state: web::Data<State>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .content_type("application/json")
        .body(state.openapi.clone())
}

/// The description as JSON, for a service with this session's cookie.
#[expect(
    clippy::expect_used,
    reason = "the description does not depend on what a client sends"
)]
pub(crate) fn to_json(cookie: &SessionCookie) -> web::Bytes {
    let mut description = Description::openapi();
    describe_session(&mut description, cookie);
    let json = description.to_json();
    json.expect("the description can be written as JSON").into()
}
