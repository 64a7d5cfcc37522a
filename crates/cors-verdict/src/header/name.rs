//! The names of the headers of the CORS protocol, as servers commonly spell them.

pub(crate) const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
pub(crate) const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";
pub(crate) const ALLOW_METHODS: &str = "Access-Control-Allow-Methods";
pub(crate) const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";
pub(crate) const EXPOSE_HEADERS: &str = "Access-Control-Expose-Headers";
pub(crate) const MAX_AGE: &str = "Access-Control-Max-Age";
pub(crate) const LOCATION: &str = "Location";
pub(crate) const VARY: &str = "Vary";
