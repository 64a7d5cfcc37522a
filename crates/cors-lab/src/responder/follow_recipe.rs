//! From a recipe to what happens on the wire.

use service_kit::record::run_id::RunId;
use url::form_urlencoded::byte_serialize;

use crate::{
    origins::Origins,
    recipe::{
        behaviour::{Behaviour, Content, Recipe, Redirect, Step},
        target::Place,
    },
    responder::reply::Reply,
    wire::response::Response,
};

/// What every page origin serves.
const PAGE_PATH: &str = "/config.json";

/// What a reply to a step of a recipe depends on.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub(super) origins: &'a Origins,
    pub(super) run: &'a RunId,
    pub(super) is_preflight: bool,
}

impl Context<'_> {
    /// The reply to a request that is at this step of the recipe.
    pub(super) fn reply(&self, recipe: &Recipe, step: &Step) -> Reply {
        match &step.behaviour {
            Behaviour::Abort => Reply::Abort,
            Behaviour::NotHttp => Reply::NotHttp,
            Behaviour::Respond { status, content } => Reply::Http(response(*status, content, None)),
            Behaviour::Redirect { redirect, content } => {
                let location = self.location(recipe, redirect);
                Reply::Http(response(redirect.status, content, Some(location)))
            }
        }
    }

    fn location(&self, recipe: &Recipe, redirect: &Redirect) -> String {
        let (origin, path) = match redirect.to.place(self.origins) {
            Place::Fixed(url) => return url.to_owned(),
            Place::Page(origin) => (origin, PAGE_PATH.to_owned()),
            Place::Lab(origin) => {
                let next = recipe.after(redirect, self.is_preflight).to_json();
                let next: String = byte_serialize(next.as_bytes()).collect();
                (origin, format!("/r/{}?recipe={next}", self.run))
            }
        };
        let userinfo = if redirect.userinfo {
            "user:password@"
        } else {
            ""
        };
        format!(
            "{}://{userinfo}{}{path}",
            origin.scheme(),
            origin.authority()
        )
    }
}

fn response(status: u16, content: &Content, location: Option<String>) -> Response {
    let media_type = content.body.media_type();
    let mut response = Response {
        status,
        headers: content.headers.clone(),
        body: content.body.bytes().to_vec(),
        truncate: content.truncate,
    };
    if let Some(location) = location {
        response.add("Location", location);
    }
    response.add_default("Content-Type", media_type);
    response.add_default("Cache-Control", "no-store");
    response
}

/// To a preflight for which the recipe has no step.
pub(super) fn unhandled_preflight() -> Reply {
    let response = Response::new(404, [("Content-Type", "text/plain")]);
    Reply::Http(response.with_body("nothing handles OPTIONS here\n"))
}
