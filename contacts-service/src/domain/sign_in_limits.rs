//! How often somebody may try to sign in. Only one account from one client is limited tightly
//! and for long, so that whoever guesses from elsewhere does not lock the owner out.

use std::time::Duration;

use jiff::Timestamp;

const MINUTE: Duration = Duration::from_secs(60);

/// Attempts within a [`Limit`]'s window, without the one at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Attempts {
    pub(crate) count: i64,
    /// When the oldest was made; any time if there is none.
    pub(crate) oldest: Timestamp,
}

/// Recent attempts, counted in the three ways that are limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RecentAttempts {
    /// For this account from this client.
    pub(crate) pair: Attempts,
    /// For this account from all clients together.
    pub(crate) account: Attempts,
    /// For all accounts from this client.
    pub(crate) client: Attempts,
    /// Whether this account was signed in from this client lately.
    pub(crate) known_client: bool,
}

/// The most attempts within a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit {
    pub(crate) most: i64,
    /// How long an attempt counts.
    pub(crate) window: Duration,
}

/// The limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SignInLimits {
    /// For one account from one client.
    pub(crate) pair: Limit,
    /// For one account from all clients together. Whoever has many addresses can reach it, so
    /// its window is short, and clients known to the account are exempt.
    pub(crate) account: Limit,
    /// For all accounts from one client.
    pub(crate) client: Limit,
}

impl SignInLimits {
    /// How long a client is known to an account after signing in.
    pub(crate) const KNOWN_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

    /// How long any attempt counts.
    #[must_use]
    pub(crate) fn longest_window(&self) -> Duration {
        self.pair
            .window
            .max(self.account.window)
            .max(self.client.window)
    }

    /// When the next attempt may be made, if this one is one too many: once the oldest of those
    /// that fill the limit no longer counts.
    #[must_use]
    pub(crate) fn blocked_until(&self, others: &RecentAttempts) -> Option<Timestamp> {
        [
            Some((others.pair, self.pair)),
            Some((others.account, self.account)).filter(|_| !others.known_client),
            Some((others.client, self.client)),
        ]
        .into_iter()
        .flatten()
        .filter(|(attempts, limit)| attempts.count >= limit.most)
        .map(|(attempts, limit)| attempts.oldest + limit.window)
        .max()
    }
}

impl Default for SignInLimits {
    fn default() -> Self {
        let limit = |most, window| Limit { most, window };
        Self {
            pair: limit(5, 15 * MINUTE),
            account: limit(20, MINUTE),
            client: limit(50, 15 * MINUTE),
        }
    }
}
