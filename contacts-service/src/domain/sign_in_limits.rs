//! How often somebody may try to sign in. Only one account from one client is limited
//! tightly, so that whoever guesses from elsewhere does not lock the owner out.

use std::time::Duration;

use jiff::Timestamp;

/// Attempts within [`SignInLimits::WINDOW`], the one at hand included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// How many.
    pub count: i64,
    /// When the oldest was made.
    pub oldest: Timestamp,
}

/// Recent attempts, counted in the three ways that are limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecentAttempts {
    /// For this account from this client.
    pub pair: Attempts,
    /// For this account from all clients together.
    pub account: Attempts,
    /// For all accounts from this client.
    pub client: Attempts,
}

/// The most attempts within [`SignInLimits::WINDOW`].
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

    /// When the next attempt may be made, if this one is one too many: once the oldest of those
    /// that fill the limit no longer counts.
    #[must_use]
    pub fn blocked_until(&self, recent: &RecentAttempts) -> Option<Timestamp> {
        [
            (recent.pair, self.pair),
            (recent.account, self.account),
            (recent.client, self.client),
        ]
        .into_iter()
        .filter(|(attempts, most)| attempts.count > *most)
        .map(|(attempts, _)| attempts.oldest + Self::WINDOW)
        .max()
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
