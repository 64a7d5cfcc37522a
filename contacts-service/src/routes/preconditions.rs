//! Conditional requests (RFC 9110, section 13): a write that must not overwrite what somebody
//! else wrote, and a read that need not be repeated.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{EntityTag, HeaderName, HeaderValue, IF_MATCH, IF_NONE_MATCH},
};

use service_kit::request_error::RequestError;

/// `If-Match` and `If-None-Match`.
#[derive(Debug)]
pub(crate) struct Preconditions {
    if_match: Option<Condition>,
    if_none_match: Option<Condition>,
}

#[derive(Debug)]
enum Condition {
    Any,
    Tags(Vec<EntityTag>),
}

impl Condition {
    fn names(&self, is_the_tag: impl Fn(&EntityTag) -> bool) -> bool {
        match self {
            Self::Any => true,
            Self::Tags(tags) => tags.iter().any(is_the_tag),
        }
    }
}

impl Preconditions {
    /// Whether a write to the resource with this tag may go on.
    #[must_use]
    pub(crate) fn permit_write(&self, tag: &EntityTag) -> bool {
        let if_match = self.if_match.as_ref();
        let expected = |condition: &Condition| condition.names(|expected| expected.strong_eq(tag));
        if_match.is_none_or(expected) && !self.already_known(tag)
    }

    /// Whether the client has the resource with this tag already.
    #[must_use]
    pub(crate) fn already_known(&self, tag: &EntityTag) -> bool {
        let if_none_match = self.if_none_match.as_ref();
        if_none_match.is_some_and(|condition| condition.names(|known| known.weak_eq(tag)))
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
    let if_match = condition(req, &IF_MATCH).map_err(|Unreadable| {
        RequestError::BadRequest("Send If-Match: * or a list of entity tags.")
    })?;
    let if_none_match = condition(req, &IF_NONE_MATCH).map_err(|Unreadable| {
        RequestError::BadRequest("Send If-None-Match: * or a list of entity tags.")
    })?;
    Ok(Preconditions {
        if_match,
        if_none_match,
    })
}

struct Unreadable;

/// A condition, which may be absent. One that cannot be read must not be taken for another one, nor for
/// one that was not sent; Actix drops the tags of a list that it cannot read.
fn condition(req: &HttpRequest, name: &HeaderName) -> Result<Option<Condition>, Unreadable> {
    let lines = req.headers().get_all(name).map(HeaderValue::to_str);
    let lines = lines.collect::<Result<Vec<_>, _>>();
    let lines = lines.map_err(|_| Unreadable)?;
    if lines.is_empty() {
        return Ok(None);
    }
    let list = lines.join(",");
    if list.trim() == "*" {
        return Ok(Some(Condition::Any));
    }
    let mut is_quoted = false;
    let tags = list.split(|c| {
        is_quoted ^= c == '"';
        c == ',' && !is_quoted
    });
    // A list may have empty elements (RFC 9110, section 5.6.1.2), but not nothing else.
    let tags = tags.map(str::trim).filter(|tag| !tag.is_empty());
    let tags = tags.map(str::parse).collect::<Result<Vec<_>, _>>();
    let tags = tags.ok().filter(|tags| !tags.is_empty());
    Ok(Some(Condition::Tags(tags.ok_or(Unreadable)?)))
}
