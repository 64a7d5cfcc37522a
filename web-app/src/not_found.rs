//! The page for addresses that have none.

use std::path::Path;

use actix_web::{HttpResponse, web::Data};

/// The page, read once at start: served as a file, the validators of a request could make it a
/// 304.
#[derive(Debug)]
pub(crate) struct NotFoundPage(String);

impl NotFoundPage {
    /// Reads it from the directory of the pages.
    pub(crate) fn read(static_dir: &Path) -> Self {
        let page = std::fs::read_to_string(static_dir.join("404.html"));
        Self(page.unwrap_or_else(|_| "There is no such page.\n".to_owned()))
    }
}

pub(crate) async fn respond(page: Data<NotFoundPage>) -> HttpResponse {
    HttpResponse::NotFound()
        .content_type("text/html; charset=utf-8")
        .body(page.0.clone())
}
