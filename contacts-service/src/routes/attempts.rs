//! How often a password may be tried.

use jiff::Timestamp;

use crate::{auth::client_address::ClientAddress, error::ApiError, state::State, store};

/// Records an attempt, before the password is looked at.
///
/// # Errors
/// [`ApiError::TooManyAttempts`] when it is one too many.
pub(super) async fn record(
    state: &State,
    email: &str,
    client: &ClientAddress,
    now: Timestamp,
) -> Result<(), ApiError> {
    let limits = &state.sign_in_limits;
    let (attempt, recent) =
        store::sign_in_attempts::record(&state.store, email, &client.0, now, limits).await?;
    let Some(until) = limits.blocked_until(&recent) else {
        return Ok(());
    };
    store::sign_in_attempts::take_back(&state.store, attempt).await?;
    let seconds = until.duration_since(now).as_secs().max(0).unsigned_abs();
    Err(ApiError::TooManyAttempts(seconds + 1))
}
