//! Writes that must not overwrite what somebody else wrote.

use service_kit::request_error::RequestError;

use super::{
    preconditions::Preconditions,
    representations::{self, Versioned},
};
use crate::{entity_tag::entity_tag, error::ApiError, store::StoreError};

/// A write that others keep overtaking gives up after this many attempts.
const MAX_ATTEMPTS: usize = 8;

/// Reads a resource, checks the preconditions, and writes over the version that was read: again
/// and again while others are faster.
///
/// # Errors
/// 404, 412 with the resource as it is, those of `write`, and 503 when others were faster too
/// often.
pub(crate) async fn write_over<R: Versioned, T>(
    preconditions: &Preconditions,
    read: impl AsyncFn() -> Result<Option<R>, StoreError>,
    write: impl AsyncFn(R) -> Result<Option<T>, ApiError>,
) -> Result<T, ApiError> {
    for _ in 0..MAX_ATTEMPTS {
        let current = read().await?.ok_or(RequestError::NotFound)?;
        if !preconditions.permit_write(&entity_tag(current.version())) {
            return Err(ApiError::PreconditionFailed(Box::new((
                current.version(),
                representations::to_json(current)?,
            ))));
        }
        if let Some(written) = write(current).await? {
            return Ok(written);
        }
    }
    Err(ApiError::Unavailable(format!(
        "others changed the same resource {MAX_ATTEMPTS} times meanwhile"
    )))
}
