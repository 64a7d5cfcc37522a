//! The cookie that carries the session's token.

use std::{net::IpAddr, time::Duration};

use actix_web::{
    cookie::{Cookie, SameSite, time},
    http::header::HeaderMap,
};
use web_origin::{TupleOrigin, registrable_domain};

use super::cookie_header;

use crate::domain::session_token::SessionToken;

/// How the cookie is called and kept. Over https it has the `__Host-` prefix, which keeps
/// sibling hosts from setting it, and is `Secure`; see
/// <https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-__host-prefix>.
#[derive(Debug, Clone)]
pub(crate) struct SessionCookie {
    secure: bool,
    host: String,
    /// The registrable domain; the host itself if it has none.
    site: String,
}

/// Where another host of the site can put a cookie so that it comes with requests of this API: the
/// paths of its routes as far as they are known to everybody.
const PATHS: [&str; 9] = [
    "/",
    "/api",
    "/api/",
    "/api/session",
    "/api/sessions",
    "/api/sessions/",
    "/api/password",
    "/api/contactgroups",
    "/api/contactgroups/",
];

/// A request carries several cookies of the session's name. This service sets one, so another
/// host of the site has set another, and nothing tells which is which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AmbiguousSession {
    /// The name of the cookies.
    pub(crate) cookie: &'static str,
    /// The registrable domain whose hosts can set them.
    pub(crate) site: String,
}

impl SessionCookie {
    const LIFETIME_DAYS: u32 = 7;

    /// The cookie of a service that browsers reach under this origin.
    #[must_use]
    pub(crate) fn new(public_origin: &TupleOrigin) -> Self {
        let host = public_origin.host();
        let site = registrable_domain(host).map_or_else(|| host.to_string(), str::to_owned);
        Self {
            secure: public_origin.is_https(),
            host: host.to_string(),
            site,
        }
    }

    /// Its name.
    #[must_use]
    pub(crate) fn name(&self) -> &'static str {
        if self.secure {
            "__Host-session"
        } else {
            "session"
        }
    }

    /// The session's token, if a request has one.
    ///
    /// # Errors
    /// When it has several cookies of the session's name.
    pub(crate) fn token(
        &self,
        headers: &HeaderMap,
    ) -> Result<Option<SessionToken>, AmbiguousSession> {
        let mut values = cookie_header::values(headers, self.name());
        match (values.next(), values.next()) {
            (None, _) => Ok(None),
            (Some(value), None) => Ok(SessionToken::from_cookie(value)),
            (Some(_), Some(_)) => Err(AmbiguousSession {
                cookie: self.name(),
                site: self.site.clone(),
            }),
        }
    }

    /// The tokens of all cookies of the session's name, for ending their sessions.
    pub(crate) fn all_tokens(&self, headers: &HeaderMap) -> impl Iterator<Item = SessionToken> {
        cookie_header::values(headers, self.name()).filter_map(SessionToken::from_cookie)
    }

    /// Whether one pair of a `Cookie` header has the session's name and a value as this service
    /// sets it.
    #[must_use]
    pub(crate) fn matches(&self, pair: &[u8]) -> bool {
        let value = cookie_header::value(pair, self.name());
        value.and_then(SessionToken::from_cookie).is_some()
    }

    /// How long a session lasts after signing in.
    #[must_use]
    pub(crate) fn lifetime(&self) -> Duration {
        Duration::from_secs(u64::from(Self::LIFETIME_DAYS) * 24 * 60 * 60)
    }

    /// The cookie that starts a session.
    #[must_use]
    pub(crate) fn holding(&self, token: &SessionToken) -> Cookie<'static> {
        let mut cookie = self.with_value(token.to_cookie());
        cookie.set_max_age(time::Duration::days(Self::LIFETIME_DAYS.into()));
        cookie
    }

    /// The lines of `Set-Cookie` that make the browser forget the session's and, where no prefix
    /// keeps other hosts from setting it, those that other hosts may have set.
    pub(crate) fn removed(&self) -> impl Iterator<Item = String> {
        let own = self.expired();
        std::iter::once(own.to_string()).chain(self.removed_of_other_hosts())
    }

    /// A partitioned cookie is another one to Firefox, which keeps it in spite of
    /// `Clear-Site-Data`:
    /// <https://www.ietf.org/archive/id/draft-cutler-httpbis-partitioned-cookies-01.html>.
    fn removed_of_other_hosts(&self) -> impl Iterator<Item = String> {
        self.domains().flat_map(move |domain| {
            PATHS.into_iter().flat_map(move |path| {
                let mut cookie = self.expired();
                cookie.set_domain(domain.to_owned());
                cookie.set_path(path.to_owned());
                let plain = cookie.to_string();
                cookie.set_secure(true);
                cookie.set_same_site(SameSite::None);
                [plain, format!("{cookie}; Partitioned")]
            })
        })
    }

    /// The domains for which a cookie comes along to this host without being host-only: the host
    /// and its parents up to the site. None where the name has the `__Host-` prefix.
    fn domains(&self) -> impl Iterator<Item = &str> {
        let first = (!self.secure && self.host.parse::<IpAddr>().is_err()).then_some(&*self.host);
        std::iter::successors(first, |domain| {
            let (_, parent) = domain.split_once('.').filter(|_| *domain != self.site)?;
            Some(parent)
        })
    }

    /// Without `Max-Age=0`: Firefox 153 adds it to its clock, and now and then keeps an empty cookie
    /// that ends this very moment.
    fn expired(&self) -> Cookie<'static> {
        let mut cookie = self.with_value(String::new());
        cookie.set_expires(time::OffsetDateTime::UNIX_EPOCH);
        cookie
    }

    /// Host-only, out of script's reach, and sent along by pages of the same site only.
    fn with_value(&self, value: String) -> Cookie<'static> {
        Cookie::build(self.name(), value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.secure)
            .finish()
    }
}
