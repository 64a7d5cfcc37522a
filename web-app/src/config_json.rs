//! `/config.json`: what a page must know about the origins around it.

use actix_web::{HttpResponse, http::header, web::Data};
use serde::Serialize;

use service_kit::origins::Role;
use web_origin::{TupleOrigin, is_same_site};

use crate::{
    config::{Config, DemoAccount, Lab},
    relation::{is_look_alike, is_subdomain},
};

/// The document, made once at start.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConfigJson {
    api_origin: TupleOrigin,
    api_wire: bool,
    lab: Option<Lab>,
    demo_account: Option<DemoAccount>,
    origins: Vec<PageOrigin>,
}

/// A page origin: the part it plays, which is chosen, and how it relates to
/// the API, which follows from the names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageOrigin {
    origin: TupleOrigin,
    role: Role,
    /// Whether the API's cookies are first-party here.
    same_site: bool,
    /// The parent domain, when the host lies under it.
    subdomain_of: Option<String>,
    /// The parent domain, when the host only ends in the same letters.
    look_alike_of: Option<String>,
}

impl ConfigJson {
    /// The document as text.
    #[expect(clippy::expect_used, reason = "it has nothing that JSON could not say")]
    pub(crate) fn text(&self) -> String {
        serde_json::to_string(self).expect("a configuration as JSON")
    }

    pub(crate) fn new(config: &Config) -> Self {
        let origins = config.pages.each();
        Self {
            api_origin: config.api_origin.clone(),
            api_wire: config.api_wire,
            lab: config.lab.clone(),
            demo_account: config.demo_account.clone(),
            origins: origins
                .map(|(role, origin)| page_origin(config, origin, role))
                .into(),
        }
    }
}

fn page_origin(config: &Config, origin: &TupleOrigin, role: Role) -> PageOrigin {
    let parent = config.pages.apex.host();
    PageOrigin {
        origin: origin.clone(),
        role,
        same_site: is_same_site(origin, &config.api_origin),
        subdomain_of: is_subdomain(origin.host(), parent).then(|| parent.to_string()),
        look_alike_of: is_look_alike(origin.host(), parent).then(|| parent.to_string()),
    }
}

pub(crate) async fn get(json: Data<ConfigJson>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(json.get_ref())
}
