//! The query of a list.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use service_kit::request_error::RequestError;

use crate::domain::page::{DEFAULT_LIMIT, LARGEST_LIMIT, LONGEST_SEARCH, PageRequest};

// The attributes of a parameter take numbers and no constants.
const _: () = assert!(LONGEST_SEARCH == 200 && LARGEST_LIMIT == 200 && DEFAULT_LIMIT == 50);

/// Which part of a list, as somebody asked for it. Kept to be repeated in the link to the next
/// page.
#[derive(Debug, Clone, Deserialize, Serialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageParameters {
    /// Only entries with this text in them, without regard to case.
    #[param(max_length = 200, pattern = r"^[^\u0000]*$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) q: Option<String>,
    /// How many entries at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) limit: Option<String>,
    /// Where to go on: `next` of an earlier answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cursor: Option<String>,
}

/// [`PageParameters`] that were found good.
#[derive(Debug, Clone)]
pub(crate) struct PageQuery {
    /// As somebody asked.
    pub(crate) asked: PageParameters,
    /// What it means.
    pub(crate) request: PageRequest,
}

impl FromRequest for PageQuery {
    type Error = RequestError;
    type Future = Ready<Result<Self, RequestError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let query = web::Query::<PageParameters>::from_query(req.query_string());
        ready(match query {
            Ok(web::Query(asked)) => PageRequest::parse(
                asked.q.as_deref(),
                asked.limit.as_deref(),
                asked.cursor.as_deref(),
            )
            .map(|request| Self { asked, request })
            .map_err(RequestError::from),
            Err(_) => Err(RequestError::BadRequest(
                "The query cannot be read; send q, limit and cursor at most once each.",
            )),
        })
    }
}
