//! The origins around a service, and which it may be given, by what browsers and networks let
//! others do with them. Each check names the setting that is wrong.

use std::fmt;

use serde::Serialize;
use web_origin::{TupleOrigin, is_same_site};

use crate::config::Settings;

/// The setting that an origin comes from, and the origin, if there is one.
pub type OriginSetting<'a> = (&'static str, Option<&'a TupleOrigin>);

/// A setting that cannot be used, and why.
pub type Mistake = (&'static str, String);

/// The part that a page origin plays towards the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The trusted app.
    App,
    /// Another subdomain, which a wildcard trusts as well.
    Sibling,
    /// The parent domain itself, which is no subdomain.
    Apex,
    /// An origin on another site.
    Stranger,
    /// An origin whose name ends like the parent domain.
    LookAlike,
}

impl Role {
    /// The setting that the origin comes from.
    #[must_use]
    pub fn setting(self) -> &'static str {
        match self {
            Self::App => "app_origin",
            Self::Sibling => "sibling_origin",
            Self::Apex => "apex_origin",
            Self::Stranger => "stranger_origin",
            Self::LookAlike => "look_alike_origin",
        }
    }
}

/// The page origins, one for each role; before they are read, the texts of their settings, and
/// then `None` where one could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageOrigins<O = TupleOrigin> {
    /// Of [`Role::App`].
    pub app: O,
    /// Of [`Role::Sibling`].
    pub sibling: O,
    /// Of [`Role::Apex`].
    pub apex: O,
    /// Of [`Role::Stranger`].
    pub stranger: O,
    /// Of [`Role::LookAlike`].
    pub look_alike: O,
}

impl<O> PageOrigins<O> {
    /// Every page origin with its role.
    #[must_use]
    pub fn each(&self) -> [(Role, &O); 5] {
        [
            (Role::App, &self.app),
            (Role::Sibling, &self.sibling),
            (Role::Apex, &self.apex),
            (Role::Stranger, &self.stranger),
            (Role::LookAlike, &self.look_alike),
        ]
    }

    /// Every page origin.
    #[must_use]
    pub fn all(&self) -> [&O; 5] {
        self.each().map(|(_, origin)| origin)
    }

    /// What `of` makes of each.
    pub fn map<P>(self, mut of: impl FnMut(Role, O) -> P) -> PageOrigins<P> {
        PageOrigins {
            app: of(Role::App, self.app),
            sibling: of(Role::Sibling, self.sibling),
            apex: of(Role::Apex, self.apex),
            stranger: of(Role::Stranger, self.stranger),
            look_alike: of(Role::LookAlike, self.look_alike),
        }
    }
}

impl PageOrigins<&str> {
    /// The page origins that the settings hold. An origin that `parse` refuses is kept as a mistake
    /// about its setting.
    pub fn read(
        self,
        settings: &mut Settings,
        parse: impl Fn(Role, &str) -> Result<TupleOrigin, String>,
    ) -> PageOrigins<Option<TupleOrigin>> {
        self.map(|role, text| settings.read(role.setting(), text, |text| parse(role, text)))
    }
}

impl PageOrigins<Option<TupleOrigin>> {
    /// The page origins, when each could be read.
    #[must_use]
    pub fn complete(self) -> Option<PageOrigins> {
        Some(PageOrigins {
            app: self.app?,
            sibling: self.sibling?,
            apex: self.apex?,
            stranger: self.stranger?,
            look_alike: self.look_alike?,
        })
    }
}

/// An origin.
///
/// # Errors
/// When the text is none; says what to write.
pub fn origin(text: &str) -> Result<TupleOrigin, String> {
    TupleOrigin::parse_http(text).map_err(|error| error.to_string())
}

/// An origin whose pages or responses the signed-in user trusts.
///
/// # Errors
/// When the text is no origin, or anybody on the network can pose as it; says what to write.
pub fn trusted_origin(text: &str, accept_insecure: bool) -> Result<TupleOrigin, String> {
    let origin = origin(text)?;
    if accept_insecure || origin.is_potentially_trustworthy() {
        return Ok(origin);
    }
    Err(insecure(&origin))
}

/// Why an origin, or a pattern of origins, of plain http beyond this machine is refused.
pub fn insecure(origin: &impl fmt::Display) -> String {
    let origin = origin.to_string();
    let https = origin.replacen("http://", "https://", 1);
    format!(
        "\"{origin}\": whoever sits on the network between can pose as this origin and read everything with the user's cookies; write {https}, or accept that with --dangerously-allow-insecure-origins"
    )
}

/// What is wrong with origins of one set-up together; of the pages, those that could be read.
/// Each page has an origin of its own. The lab sets cookies and is broken on purpose, so its two
/// hosts are on two sites and have nothing else on them: cookies know no ports
/// (<https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-weak-confidentiality>).
#[must_use]
pub fn mistakes(
    api: Option<&TupleOrigin>,
    pages: &PageOrigins<Option<TupleOrigin>>,
    lab: [OriginSetting<'_>; 2],
) -> Vec<Mistake> {
    let pages = present(
        pages
            .each()
            .map(|(role, origin)| (role.setting(), origin.as_ref())),
    );
    let lab = present(lab);
    let mut mistakes = Vec::new();
    for (n, (field, origin)) in pages.iter().enumerate() {
        if pages[..n].iter().any(|(_, earlier)| earlier == origin) {
            let message =
                format!("{origin} is another page's origin already; write one of its own");
            mistakes.push((*field, message));
        }
    }
    if let [(_, first), (field, second)] = lab[..]
        && (is_same_site(first, second) || first.host() == second.host())
    {
        let message =
            format!("{second} is on the site of {first}; write an origin on another site");
        mistakes.push((field, message));
    }
    for (field, origin) in lab {
        let mut others = pages.iter().map(|(_, page)| *page).chain(api);
        if let Some(other) = others.find(|other| other.host() == origin.host()) {
            let message = format!(
                "{origin} has the host of {other}, and cookies know no ports; write a host of the lab's own"
            );
            mistakes.push((field, message));
        }
    }
    mistakes
}

fn present<'a>(
    settings: impl IntoIterator<Item = OriginSetting<'a>>,
) -> Vec<(&'static str, &'a TupleOrigin)> {
    let present = settings.into_iter();
    present
        .filter_map(|(field, origin)| Some((field, origin?)))
        .collect()
}
