//! How `Vary` keeps origins apart.

use cors_verdict::Response;

/// How [`Vary`](https://www.rfc-editor.org/rfc/rfc9111#name-calculating-cache-keys-with) keeps origins apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vary {
    Never,
    ByOrigin,
    /// `*` fits no request.
    Always,
}

impl Vary {
    /// Reads the value of the header.
    pub(crate) fn read(value: &str) -> Self {
        let mut names = value.split(',').map(str::trim);
        if names.clone().any(|it| it == "*") {
            Self::Always
        } else if names.any(|it| it.eq_ignore_ascii_case("origin")) {
            Self::ByOrigin
        } else {
            Self::Never
        }
    }

    pub(crate) fn of(response: &Response) -> Self {
        let value = response.headers.get("vary").unwrap_or_default();
        Self::read(&String::from_utf8_lossy(&value))
    }
}
