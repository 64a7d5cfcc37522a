//! The API's own wire: what went over it for one page, as this service saw it.
//!
//! A page names its calls with a token that it makes up (`?wire={token}`), and whoever knows the
//! token can read the record, from every origin. So the record of an origin that the CORS policy
//! refuses is made of the request alone, and only of what that page chose itself: it must not
//! tell the page what the response would have told it.

mod head_size;
pub(crate) mod layer;
pub(crate) mod record;
mod redacted;
pub(crate) mod token;
