//! Conditional requests (RFC 9110, section 13): a write that must not overwrite what somebody
//! else wrote, and a read that need not be repeated.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{EntityTag, Header, HeaderValue, IfMatch, IfNoneMatch},
};

use service_kit::request_error::RequestError;

/// `If-Match` and `If-None-Match`.
#[derive(Debug)]
pub(crate) struct Preconditions {
    if_match: Option<IfMatch>,
    if_none_match: Option<IfNoneMatch>,
}

impl Preconditions {
    /// Whether a write to the resource with this tag may go on.
    #[must_use]
    pub(crate) fn permit_write(&self, tag: &EntityTag) -> bool {
        let expected = match &self.if_match {
            None | Some(IfMatch::Any) => true,
            Some(IfMatch::Items(tags)) => tags.iter().any(|expected| expected.strong_eq(tag)),
        };
        expected && !self.already_known(tag)
    }

    /// Whether the client has the resource with this tag already.
    #[must_use]
    pub(crate) fn already_known(&self, tag: &EntityTag) -> bool {
        match &self.if_none_match {
            None => false,
            Some(IfNoneMatch::Any) => true,
            Some(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(tag)),
        }
    }
}

impl FromRequest for Preconditions {
    type Error = RequestError;
    type Future = Ready<Result<Self, RequestError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parse(req))
    }
}

fn parse(req: &HttpRequest) -> Result<Preconditions, RequestError> {
    let if_match = condition::<IfMatch>(req).map_err(|Unreadable| {
        RequestError::BadRequest("Send If-Match: * or a list of entity tags.")
    })?;
    let if_none_match = condition::<IfNoneMatch>(req).map_err(|Unreadable| {
        RequestError::BadRequest("Send If-None-Match: * or a list of entity tags.")
    })?;
    Ok(Preconditions {
        if_match,
        if_none_match,
    })
}

struct Unreadable;

/// A condition, which may be absent. Actix drops the tags of a list that it cannot read. A condition
/// of which a tag was dropped must not be taken for another one, nor for one that was not sent.
fn condition<H: Header>(req: &HttpRequest) -> Result<Option<H>, Unreadable> {
    if !req.headers().contains_key(H::name()) {
        return Ok(None);
    }
    let lines = req.headers().get_all(H::name()).map(HeaderValue::to_str);
    let lines = lines.collect::<Result<Vec<_>, _>>();
    let list = lines.map_err(|_| Unreadable)?.join(",");
    let mut tags = list.split(',').map(|tag| tag.trim().parse::<EntityTag>());
    if list.trim() != "*" && !tags.all(|tag| tag.is_ok()) {
        return Err(Unreadable);
    }
    H::parse(req).map(Some).map_err(|_| Unreadable)
}
