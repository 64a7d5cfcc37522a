//! How often a password may be tried.

use jiff::Timestamp;

use crate::{
    auth::{
        client_address::ClientAddress,
        passwords::{PasswordError, Place},
    },
    domain::sign_in_limits::{RecentAttempts, SignInLimits},
    error::ApiError,
    state::State,
    store::{self, sign_in_attempts::Attempt},
};

/// An attempt that is recorded and has a place, until it is dropped.
pub(super) struct BegunAttempt {
    attempt: Attempt,
    place: Place,
}

impl BegunAttempt {
    /// Whether `password` is the one behind `stored`.
    ///
    /// # Errors
    /// When Argon2 fails, or the service is too busy or stopping; the database's.
    pub(super) async fn verify(
        &self,
        state: &State,
        password: &str,
        stored: Option<String>,
    ) -> Result<bool, ApiError> {
        let verified = self.place.verify(password, stored).await;
        self.unless_busy(state, verified).await
    }

    /// The hash of a new password.
    ///
    /// # Errors
    /// When Argon2 fails, or the service is too busy or stopping.
    pub(super) async fn hash(&self, state: &State, password: &str) -> Result<String, ApiError> {
        let hash = self.place.hash(password).await;
        self.unless_busy(state, hash).await
    }

    /// An attempt whose turn does not come does not count: it can be made again.
    async fn unless_busy<T>(
        &self,
        state: &State,
        result: Result<T, PasswordError>,
    ) -> Result<T, ApiError> {
        if let Err(PasswordError::Busy) = result {
            store::sign_in_attempts::take_back(&state.store, &self.attempt).await?;
        }
        Ok(result?)
    }
}

/// Begins an attempt. It is recorded before the password is looked at, so that attempts side by side
/// cannot all pass.
///
/// # Errors
/// [`ApiError::TooManyAttempts`] when it is one too many, [`ApiError::Unavailable`] when too many are
/// being worked on.
pub(super) async fn begin(
    state: &State,
    email: &str,
    ClientAddress(client): ClientAddress,
    now: Timestamp,
) -> Result<BegunAttempt, ApiError> {
    let limits = &state.sign_in_limits;
    let attempt = Attempt::new(email, client, now);
    // Whoever is blocked takes no place and writes nothing, which others would wait for.
    let earlier = store::sign_in_attempts::others(&state.store, &attempt, limits).await?;
    check(limits, &earlier, now)?;
    let known_to = earlier.known_client.then_some(attempt.account());
    let place = state.passwords.begin_attempt(client, known_to)?;
    store::sign_in_attempts::record(&state.store, &attempt, limits).await?;
    let others = store::sign_in_attempts::others(&state.store, &attempt, limits).await?;
    let checked = check(limits, &others, now);
    if checked.is_err() {
        store::sign_in_attempts::take_back(&state.store, &attempt).await?;
    }
    checked.map(|()| BegunAttempt { attempt, place })
}

fn check(limits: &SignInLimits, others: &RecentAttempts, now: Timestamp) -> Result<(), ApiError> {
    let Some(until) = limits.blocked_until(others) else {
        return Ok(());
    };
    let seconds = until.duration_since(now).as_secs().max(0).unsigned_abs();
    Err(ApiError::TooManyAttempts(seconds + 1))
}
