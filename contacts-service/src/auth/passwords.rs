//! Argon2id, off the threads that answer requests.

use std::time::Duration;

use argon2::{
    PasswordHasher, PasswordVerifier,
    password_hash::{self, phc::PasswordHash},
};
use service_kit::{
    client::Client,
    fair_semaphore::{FairSemaphore, MostWaiting, Permit},
};
use tokio::{
    task::{self, JoinError},
    time::timeout,
};

use super::unpooled_memory::UnpooledArgon2;

/// How long a password waits for its turn. Many at once would otherwise queue up for minutes.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(3);
/// How many attempts are worked on or wait. Each also writes to the database, where the writes of
/// people who are signed in would wait behind them.
const MAX_ATTEMPTS: usize = 64;
/// How many of them one client may have, so that it leaves places for others.
const MAX_ATTEMPTS_OF_A_CLIENT: usize = 16;
/// How many more there are for clients that have signed in to the account before, and how many of those
/// are for one account, so that whoever has an account and many addresses leaves them to other accounts.
const MAX_KNOWN_ATTEMPTS: usize = 16;
const MAX_KNOWN_ATTEMPTS_OF_AN_ACCOUNT: usize = 4;
/// Whoever waits for a turn has a place for an attempt, and of these there are few.
const ALL_ATTEMPTS: MostWaiting = MostWaiting {
    of_a_client: usize::MAX,
    of_all: usize::MAX,
    at_most: usize::MAX,
};

/// A hash of a password that nobody has, with the parameters that [`hash`] uses:
/// verifying against it takes as long for an unknown account as for a known one.
pub(crate) const UNKNOWN_PASSWORD: &str = "$argon2id$v=19$m=19456,t=2,p=1$KBphUPK2t3ZWrV6lTzWNuA$rFQ0Hq3NzWJ0gkFSnEoYQ0S3uHF1JY3Sg4uoNnR6zVI";

/// Hashes and verifies passwords, few at once: each takes 19 MiB and a core for a while. Clients take
/// turns, however many attempts each has. For those that are known to the account there are more places and
/// one more turn, which no number of strangers can use up, and which accounts take in turn.
#[derive(Debug, Clone)]
pub(crate) struct Passwords {
    of_strangers: Turns,
    of_known: Turns,
}

#[derive(Debug, Clone)]
struct Turns {
    attempts: FairSemaphore<Sharer>,
    working: FairSemaphore<Sharer>,
}

/// Whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Sharer {
    Client(Client),
    /// The account, which all clients share that it knows.
    Account(String),
}

/// A place for an attempt, until it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    passwords: Passwords,
    client: Sharer,
    account: Option<Sharer>,
    _attempt: Permit<Sharer>,
}

/// The password could not be hashed or verified.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PasswordError {
    /// The hash in the database is none, or hashing failed.
    #[error("Argon2: {0}")]
    Hash(#[from] password_hash::Error),
    /// The hash in the database is no PHC string.
    #[error("the stored hash cannot be read: {0}")]
    Stored(#[from] password_hash::phc::Error),
    /// Too many others were first.
    #[error("too many passwords wait to be worked on")]
    Busy,
    /// The work was cut off because the service is stopping, or it panicked.
    #[error("the work was cut off: {0}")]
    CutOff(#[from] JoinError),
}

impl Passwords {
    /// At most `at_once` passwords of strangers are worked on at the same time, and one of a known client.
    #[must_use]
    pub(crate) fn new(at_once: usize) -> Self {
        Self {
            of_strangers: Turns {
                attempts: FairSemaphore::new(MAX_ATTEMPTS, MAX_ATTEMPTS_OF_A_CLIENT),
                working: FairSemaphore::new(at_once, at_once),
            },
            of_known: Turns {
                attempts: FairSemaphore::new(MAX_KNOWN_ATTEMPTS, MAX_KNOWN_ATTEMPTS_OF_AN_ACCOUNT),
                working: FairSemaphore::new(1, 1),
            },
        }
    }

    /// A place for an attempt of this client, to be taken before anything about it is written. A client
    /// that is known to an account can have one of a stranger, too.
    ///
    /// # Errors
    /// When all places are taken, or the client has its share of them.
    pub(crate) fn begin_attempt(
        &self,
        client: Client,
        known_to: Option<&str>,
    ) -> Result<Place, PasswordError> {
        let client = Sharer::Client(client);
        let account = known_to.map(|account| Sharer::Account(account.to_owned()));
        let of_known = |account: &Sharer| self.of_known.attempts.try_acquire(account.clone());
        let of_strangers = || self.of_strangers.attempts.try_acquire(client.clone());
        let attempt = account.as_ref().and_then(of_known).or_else(of_strangers);
        let attempt = attempt.ok_or(PasswordError::Busy)?;
        Ok(Place {
            passwords: self.clone(),
            client,
            account,
            _attempt: attempt,
        })
    }
}

impl Place {
    /// As [`hash`], in this client's turn.
    ///
    /// # Errors
    /// When Argon2 fails, or the service is too busy or stopping.
    pub(crate) async fn hash(&self, password: &str) -> Result<String, PasswordError> {
        let password = password.to_owned();
        self.in_turn(move || hash(&password)).await
    }

    /// Whether `password` is the one behind `stored`; without a stored hash it never is, after
    /// the same time.
    ///
    /// # Errors
    /// When Argon2 fails, or the service is too busy or stopping.
    pub(crate) async fn verify(
        &self,
        password: &str,
        stored: Option<String>,
    ) -> Result<bool, PasswordError> {
        let password = password.to_owned();
        self.in_turn(move || {
            let known = stored.is_some();
            let stored = stored.as_deref().unwrap_or(UNKNOWN_PASSWORD);
            let stored = PasswordHash::new(stored)?;
            match UnpooledArgon2.verify_password(password.as_bytes(), &stored) {
                Ok(()) => Ok(known),
                Err(password_hash::Error::PasswordInvalid) => Ok(false),
                Err(error) => Err(error.into()),
            }
        })
        .await
    }

    /// The first that comes: a known client leaves the one of known clients to others while those of
    /// strangers are free.
    async fn turn(&self) -> Option<Permit<Sharer>> {
        let Passwords {
            of_strangers,
            of_known,
        } = &self.passwords;
        let of_strangers = &of_strangers.working;
        let turn = of_strangers.acquire(self.client.clone(), ALL_ATTEMPTS);
        let Some(account) = &self.account else {
            return turn.await;
        };
        tokio::select! {
            biased;
            turn = turn => turn,
            turn = of_known.working.acquire(account.clone(), ALL_ATTEMPTS) => turn,
        }
    }

    /// The turn ends with the work, also when the client has left.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let turn = timeout(QUEUE_TIMEOUT, self.turn()).await;
        let turn = turn.ok().flatten().ok_or(PasswordError::Busy)?;
        let work = move || {
            let _turn = turn;
            work()
        };
        task::spawn_blocking(work).await?
    }
}

/// A PHC string with a random salt. It takes a core for a while.
///
/// # Errors
/// When Argon2 fails.
pub(crate) fn hash(password: &str) -> Result<String, PasswordError> {
    Ok(UnpooledArgon2
        .hash_password(password.as_bytes())?
        .to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use std::{iter, net::IpAddr};

    use tokio::time::timeout;

    use super::{
        Client, MAX_ATTEMPTS, PasswordError, PasswordHash, Passwords, QUEUE_TIMEOUT,
        UNKNOWN_PASSWORD, hash,
    };

    #[tokio::test(start_paused = true)]
    async fn password_that_waits_too_long_for_its_turn_is_given_up() {
        let passwords = Passwords::new(1);
        let place = passwords.begin_attempt(client(1), None).unwrap();
        let _turn = place.turn().await;
        let verified = timeout(2 * QUEUE_TIMEOUT, place.verify("guess", None)).await;
        let is_given_up = matches!(verified, Ok(Err(PasswordError::Busy)));
        assert!(is_given_up, "{verified:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn known_clients_work_side_by_side_while_no_stranger_does() {
        let passwords = Passwords::new(2);
        let place = |last| passwords.begin_attempt(client(last), Some("ada")).unwrap();
        let (first, second, third) = (place(1), place(2), place(3));
        let turns = async { (first.turn().await, second.turn().await, third.turn().await) };
        let turns = timeout(QUEUE_TIMEOUT, turns).await;
        assert!(turns.is_ok());
        let stranger = passwords.begin_attempt(client(4), None).unwrap();
        assert!(timeout(QUEUE_TIMEOUT, stranger.turn()).await.is_err());
    }

    #[test]
    fn unknown_account_takes_as_long_as_a_known_one() {
        let known = hash("a password").unwrap();
        let known = PasswordHash::new(&known).unwrap();
        let unknown = PasswordHash::new(UNKNOWN_PASSWORD).unwrap();
        assert_eq!(unknown.algorithm, known.algorithm);
        assert_eq!(unknown.version, known.version);
        assert_eq!(unknown.params, known.params);
        let lengths = |of: &PasswordHash| (of.salt.unwrap().len(), of.hash.unwrap().len());
        assert_eq!(lengths(&unknown), lengths(&known));
    }

    #[test]
    fn clients_with_all_attempts_they_get_leave_some_to_others() {
        let passwords = Passwords::new(1);
        let attempts = |last| {
            let passwords = passwords.clone();
            iter::from_fn(move || passwords.begin_attempt(client(last), None).ok())
        };
        let _taken: Vec<_> = (10..14).flat_map(attempts).collect();
        assert!(attempts(9).next().is_some());
    }

    #[test]
    fn known_clients_of_one_account_leave_places_to_another_and_have_those_of_strangers_too() {
        let passwords = Passwords::new(1);
        let attempts = |last, account| {
            let passwords = passwords.clone();
            iter::from_fn(move || passwords.begin_attempt(client(last), account).ok())
        };
        let taken: Vec<_> = (10..90)
            .flat_map(|last| attempts(last, Some("eve")))
            .collect();
        assert!(taken.len() > MAX_ATTEMPTS, "{}", taken.len());
        assert!(attempts(1, None).next().is_none());
        assert!(attempts(1, Some("ada")).next().is_some());
    }

    fn client(last: u8) -> Client {
        IpAddr::from([127, 0, 0, last]).into()
    }
}
