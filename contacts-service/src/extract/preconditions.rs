//! Conditional requests (RFC 9110, section 13): a write that must not overwrite what somebody
//! else wrote, and a read that need not be repeated.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{EntityTag, Header, IfMatch, IfNoneMatch},
};

use crate::{domain::version::Version, error::ApiError};

/// The strong entity tag of a version.
#[must_use]
pub fn entity_tag(version: Version) -> EntityTag {
    EntityTag::new_strong(version.0.to_string())
}

/// `If-Match` and `If-None-Match`.
#[derive(Debug)]
pub struct Preconditions {
    if_match: Option<IfMatch>,
    if_none_match: Option<IfNoneMatch>,
}

impl Preconditions {
    /// Whether a write to the resource with this tag may go on.
    #[must_use]
    pub fn permit_write(&self, tag: &EntityTag) -> bool {
        let expected = match &self.if_match {
            None | Some(IfMatch::Any) => true,
            Some(IfMatch::Items(tags)) => tags.iter().any(|expected| expected.strong_eq(tag)),
        };
        expected && !self.already_known(tag)
    }

    /// Whether the client has the resource with this tag already.
    #[must_use]
    pub fn already_known(&self, tag: &EntityTag) -> bool {
        match &self.if_none_match {
            None => false,
            Some(IfNoneMatch::Any) => true,
            Some(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(tag)),
        }
    }
}

impl FromRequest for Preconditions {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parse(req))
    }
}

fn parse(req: &HttpRequest) -> Result<Preconditions, ApiError> {
    let if_match = present::<IfMatch>(req)
        .map_err(|()| ApiError::BadRequest("Send If-Match: * or a list of entity tags."))?;
    let if_none_match = present::<IfNoneMatch>(req)
        .map_err(|()| ApiError::BadRequest("Send If-None-Match: * or a list of entity tags."))?;
    Ok(Preconditions {
        if_match,
        if_none_match,
    })
}

/// Actix drops what it cannot read from such a list. An `If-Match` of which nothing is left
/// must not be taken for one that was not sent.
fn present<H: Header>(req: &HttpRequest) -> Result<Option<H>, ()> {
    if !req.headers().contains_key(H::name()) {
        return Ok(None);
    }
    H::parse(req).map(Some).map_err(drop)
}
