//! The origin that the set-ups mean to allow.

use actix_cors::Cors;
use web_origin::TupleOrigin;

/// The trusted app's origin, and the parts of it that a wrong set-up compares.
#[derive(Debug, Clone)]
pub(super) struct AppOrigin {
    pub(super) serialized: String,
    /// Host and port without the first label: what the origins of siblings end in.
    pub(super) parent: String,
    pub(super) without_port: String,
}

impl AppOrigin {
    pub(super) fn new(app: &TupleOrigin) -> Self {
        let authority = app.authority();
        let parent = authority
            .split_once('.')
            .map_or(authority, |(_, parent)| parent);
        Self {
            serialized: app.to_string(),
            parent: parent.to_owned(),
            without_port: format!("{}://{}", app.scheme(), app.host()),
        }
    }

    /// What lets in exactly this origin, to GET and POST.
    pub(super) fn cors(&self) -> Cors {
        Cors::default()
            .allowed_origin(&self.serialized)
            .allowed_methods(["GET", "POST"])
    }
}
