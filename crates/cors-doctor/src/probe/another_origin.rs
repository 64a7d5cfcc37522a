//! Origins that are not the page's.

use cors_verdict::Origin;

/// An origin that no API means to let in.
pub(super) fn another_origin(page: &Origin) -> Option<Origin> {
    let candidates = [
        "https://another-origin.example",
        "https://other-origin.example",
    ];
    let mut origins = candidates.iter().filter_map(|it| Origin::parse(it).ok());
    origins.find(|it| it != page)
}
