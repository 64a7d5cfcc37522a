//! What a redirect may lead to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use web_origin::TupleOrigin;

use crate::origins::Origins;

/// The name of a place in a recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// The lab.
    Lab,
    /// The lab on the third site.
    Third,
    /// The trusted app.
    App,
    /// Its sibling.
    Sibling,
    /// The apex.
    Apex,
    /// The stranger.
    Stranger,
    /// The look-alike.
    LookAlike,
    /// A `ftp:` URL.
    Ftp,
    /// A `foo:` URL.
    Foo,
    /// A `data:` URL.
    Data,
    /// A `file:` URL.
    File,
    /// A `blob:` URL.
    Blob,
    /// A `mailto:` URL.
    Mailto,
    /// A text that no browser can parse as a URL.
    BadLocation,
}

/// Where a target is.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// On the lab, which can follow another recipe there.
    Lab(&'a TupleOrigin),
    /// On a page origin.
    Page(&'a TupleOrigin),
    /// At a fixed URL of a scheme other than http.
    Fixed(&'static str),
}

impl Target {
    /// Where the target is, for a lab with these origins.
    #[must_use]
    pub fn place(self, origins: &Origins) -> Place<'_> {
        let pages = &origins.pages;
        match self {
            Self::Lab => Place::Lab(&origins.lab),
            Self::Third => Place::Lab(&origins.third),
            Self::App => Place::Page(&pages.app),
            Self::Sibling => Place::Page(&pages.sibling),
            Self::Apex => Place::Page(&pages.apex),
            Self::Stranger => Place::Page(&pages.stranger),
            Self::LookAlike => Place::Page(&pages.look_alike),
            Self::Ftp => Place::Fixed("ftp://files.invalid/"),
            Self::Foo => Place::Fixed("foo://somewhere.invalid/"),
            Self::Data => Place::Fixed("data:text/plain,redirected"),
            Self::File => Place::Fixed("file:///nowhere"),
            Self::Blob => {
                Place::Fixed("blob:http://nowhere.invalid/5d1f3f9e-0000-4000-8000-000000000000")
            }
            Self::Mailto => Place::Fixed("mailto:nobody@example.invalid"),
            Self::BadLocation => Place::Fixed("http://["),
        }
    }
}
