//! The problems that each operation can end in.

use utoipa::{
    Modify,
    openapi::{ContentBuilder, Ref, ResponseBuilder},
};

use super::operations;

/// In which problems an operation can end follows from what it is, so this is said once and not
/// at each handler.
pub(super) struct ProblemsEverywhere;

/// A status, and what it says.
type Ending = (&'static str, &'static str);

const ALWAYS: [Ending; 1] = [("400", "The request cannot be understood.")];
const ON_THE_PUBLIC_HOST: [Ending; 1] = [("421", "This server does not answer for the host.")];
const WITH_THE_DATABASE: [Ending; 1] = [("503", "Unavailable for now.")];
const SIGNED_IN: [Ending; 1] = [("401", "There is no session, or it has ended.")];
const WITH_AN_ID: [Ending; 1] = [("404", "Nothing is here, or it is somebody else's.")];
const CHANGING: [Ending; 2] = [
    (
        "403",
        "The page that asks is on an origin that is not allowed.",
    ),
    ("507", "There is no room left to store this."),
];
const WITH_A_BODY: [Ending; 4] = [
    ("408", "The body did not arrive in time."),
    ("413", "The body is too large."),
    ("415", "The body is not JSON."),
    ("422", "Some fields cannot be accepted."),
];
const LISTING: [Ending; 1] = [("422", "Some parameters cannot be accepted.")];
const CHANGING_WHAT_IS_THERE: [Ending; 1] = [("412", "It was changed meanwhile.")];
const RENAMING: [Ending; 1] = [("409", "The name is taken.")];

impl Modify for ProblemsEverywhere {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut openapi.paths.paths {
            let with_id = path.contains('{');
            let signed_in = path.starts_with("/api/contactgroups");
            let database = signed_in || matches!(path.as_str(), "/api/session" | "/readyz");
            let health = matches!(path.as_str(), "/healthz" | "/readyz");
            let group = path == "/api/contactgroups/{group}";
            let reads = item.get.as_ref().map(|get| get.operation_id.clone());
            for operation in operations(item) {
                let changes = reads.as_ref() != Some(&operation.operation_id);
                let body = operation.request_body.is_some();
                let deletes = changes && !body;
                let own_resource = path.ends_with('}');
                let endings = [
                    (true, ALWAYS.as_slice()),
                    (!health, &ON_THE_PUBLIC_HOST),
                    (database, &WITH_THE_DATABASE),
                    (signed_in, &SIGNED_IN),
                    (with_id, &WITH_AN_ID),
                    (changes, &CHANGING),
                    (body, &WITH_A_BODY),
                    (signed_in && !changes && !own_resource, &LISTING),
                    (changes && own_resource, &CHANGING_WHAT_IS_THERE),
                    (group && changes && !deletes, &RENAMING),
                ];
                let endings = endings.into_iter().filter(|(applies, _)| *applies);
                for (status, description) in endings.flat_map(|(_, endings)| endings) {
                    let responses = &mut operation.responses.responses;
                    responses
                        .entry((*status).to_owned())
                        .or_insert_with(|| problem(description).into());
                }
            }
        }
    }
}

fn problem(description: &str) -> utoipa::openapi::Response {
    let problem = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Problem")))
        .build();
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", problem)
        .build()
}
