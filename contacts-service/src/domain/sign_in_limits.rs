//! How often somebody may try to sign in. Only one account from one client is limited
//! tightly, so that whoever guesses from elsewhere does not lock the owner out.

use std::time::Duration;

/// Limits on attempts within [`SignInLimits::WINDOW`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignInLimits {
    /// For one account from one client.
    pub pair: i64,
    /// For one account from all clients together.
    pub account: i64,
    /// For all accounts from one client.
    pub client: i64,
}

impl SignInLimits {
    /// How long an attempt counts.
    pub const WINDOW: Duration = Duration::from_secs(15 * 60);

    /// Whether this many attempts, the one at hand included, are too many.
    #[must_use]
    pub fn exceeded_by(&self, pair: i64, account: i64, client: i64) -> bool {
        pair > self.pair || account > self.account || client > self.client
    }
}

impl Default for SignInLimits {
    fn default() -> Self {
        Self {
            pair: 5,
            account: 100,
            client: 50,
        }
    }
}
