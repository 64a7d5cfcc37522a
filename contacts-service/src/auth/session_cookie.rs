//! The cookie that carries the session's token.

use std::time::Duration;

use actix_web::cookie::{Cookie, SameSite, time};

use crate::domain::session_token::SessionToken;

/// How the cookie is called and kept. Over https it has the `__Host-` prefix, which keeps
/// sibling hosts from setting it, and is `Secure`; see
/// <https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-__host-prefix>.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SessionCookie {
    secure: bool,
}

impl SessionCookie {
    const LIFETIME_DAYS: u32 = 7;

    /// The cookie of a service that is reached over https, or not.
    #[must_use]
    pub(crate) fn new(secure: bool) -> Self {
        Self { secure }
    }

    /// The name.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        if self.secure {
            "__Host-session"
        } else {
            "session"
        }
    }

    /// How long a session lasts after signing in.
    #[must_use]
    pub(crate) fn lifetime(self) -> Duration {
        Duration::from_secs(u64::from(Self::LIFETIME_DAYS) * 24 * 60 * 60)
    }

    /// The cookie that starts a session.
    #[must_use]
    pub(crate) fn holding(self, token: &SessionToken) -> Cookie<'static> {
        let mut cookie = self.with_value(token.to_cookie());
        cookie.set_max_age(time::Duration::days(Self::LIFETIME_DAYS.into()));
        cookie
    }

    /// The cookie that makes the browser forget.
    #[must_use]
    pub(crate) fn removed(self) -> Cookie<'static> {
        let mut cookie = self.with_value(String::new());
        cookie.make_removal();
        cookie
    }

    /// Host-only, out of script's reach, and sent along by pages of the same site only.
    fn with_value(self, value: String) -> Cookie<'static> {
        Cookie::build(self.name(), value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.secure)
            .finish()
    }
}
