//! Examples that stand in a case for what the input does not have.

use cors_verdict::Case;
use serde::Serialize;

/// The origin that stands for a page of which nothing is known.
pub const UNKNOWN_PAGE: &str = "https://your-page.example";
/// The URL that stands for an API of which nothing is known. Its path can be known.
pub(crate) const UNKNOWN_API: &str = "https://the-api.example/";

/// An example in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StandIn {
    /// The example, as the case and the code of a fix have it.
    pub value: &'static str,
    /// What it stands for, in words.
    pub stands_for: &'static str,
}

impl StandIn {
    /// That of a page.
    pub(crate) const PAGE: Self = Self {
        value: UNKNOWN_PAGE,
        stands_for: "the origin of your page",
    };
    /// That of an API.
    pub(crate) const API: Self = Self {
        value: UNKNOWN_API,
        stands_for: "the address of your API",
    };

    /// The examples of a case.
    pub fn of(case: &Case) -> Vec<Self> {
        let api = case.request.url.as_str().starts_with(UNKNOWN_API);
        let page = case.page_origin.as_str() == UNKNOWN_PAGE;
        let found = [api.then_some(Self::API), page.then_some(Self::PAGE)];
        found.into_iter().flatten().collect()
    }

    /// What it is, as a sentence.
    pub fn sentence(self) -> String {
        let Self { value, stands_for } = self;
        format!("{value} is an example: it stands for {stands_for}.")
    }
}

#[cfg(test)]
mod tests {
    use cors_verdict::Origin;
    use url::Url;

    use super::{UNKNOWN_API, UNKNOWN_PAGE};

    #[test]
    fn examples_are_what_they_are_taken_for() {
        assert!(Url::parse(UNKNOWN_API).is_ok());
        let page = Origin::parse(UNKNOWN_PAGE).map(|it| it.to_string());
        assert_eq!(page.as_deref(), Ok(UNKNOWN_PAGE));
    }
}
