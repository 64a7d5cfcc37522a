//! Readers of what clients send that only this crate needs, for the fuzz targets of `fuzz/`
//! (feature `fuzzing`).

use actix_web::http::header::HeaderMap;
use service_kit::invalid_fields::InvalidFields;
use web_origin::TupleOrigin;

use crate::{
    auth::session_cookie::SessionCookie,
    domain::{page::PageRequest, session_token::SessionToken},
};

/// The session's token among the cookies of a request, written again as a cookie's value.
///
/// # Errors
/// The name of the session's cookie, when there are several of it.
pub fn session_token(
    headers: &HeaderMap,
    public_origin: &TupleOrigin,
) -> Result<Option<String>, &'static str> {
    match SessionCookie::new(public_origin).token(headers) {
        Ok(token) => Ok(token.as_ref().map(SessionToken::to_cookie)),
        Err(ambiguous) => Err(ambiguous.cookie),
    }
}

/// The cursor among the parameters of a list, written again as text.
///
/// # Errors
/// Every parameter that cannot be accepted.
pub fn cursor(
    search: Option<&str>,
    limit: Option<&str>,
    cursor: Option<&str>,
) -> Result<Option<String>, InvalidFields> {
    let page = PageRequest::parse(search, limit, cursor)?;
    Ok(page.after.map(|cursor| cursor.to_text()))
}
