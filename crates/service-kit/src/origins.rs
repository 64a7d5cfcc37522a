//! The origins around a service, and which it may be given, by what browsers and networks let
//! others do with them. Each check names the setting that is wrong.

use std::fmt;

use web_origin::{TupleOrigin, is_same_site};

/// The setting that an origin comes from, and the origin, if there is one.
pub type OriginSetting<'a> = (&'static str, Option<&'a TupleOrigin>);

/// A setting that cannot be used, and why.
pub type Mistake = (&'static str, String);

/// The page origins, each with the part that it plays towards the API; while the settings are
/// read, `None` where one could not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageOrigins<O = TupleOrigin> {
    /// The trusted app.
    pub app: O,
    /// Another subdomain, which a wildcard trusts as well.
    pub sibling: O,
    /// The parent domain itself, which is no subdomain.
    pub apex: O,
    /// An origin on another site.
    pub stranger: O,
    /// An origin whose name ends like the parent domain.
    pub look_alike: O,
}

impl<O> PageOrigins<O> {
    /// Every page origin, in the order of the fields.
    #[must_use]
    pub fn all(&self) -> [&O; 5] {
        [
            &self.app,
            &self.sibling,
            &self.apex,
            &self.stranger,
            &self.look_alike,
        ]
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

/// The settings that the page origins come from, in the order of [`PageOrigins::all`].
const PAGE_SETTINGS: [&str; 5] = [
    "app_origin",
    "sibling_origin",
    "apex_origin",
    "stranger_origin",
    "look_alike_origin",
];

/// An origin whose pages or responses the signed-in user trusts.
///
/// # Errors
/// When the text is no origin, or anybody on the network can pose as it; says what to write.
pub fn trusted_origin(text: &str, accept_insecure: bool) -> Result<TupleOrigin, String> {
    let origin = TupleOrigin::parse_http(text).map_err(|error| error.to_string())?;
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

/// What is wrong with origins of one set-up together; of the pages, those that could be read, in the
/// order of [`PageOrigins::all`]. Each page has an origin of its own. The lab sets
/// cookies and is broken on purpose, so its two hosts are on two sites and have nothing else on
/// them: cookies know no ports
/// (<https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-weak-confidentiality>).
#[must_use]
pub fn mistakes(
    api: Option<&TupleOrigin>,
    pages: [Option<&TupleOrigin>; 5],
    lab: [OriginSetting<'_>; 2],
) -> Vec<Mistake> {
    let pages = present(PAGE_SETTINGS.into_iter().zip(pages));
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
