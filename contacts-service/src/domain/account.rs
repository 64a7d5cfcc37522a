//! Accounts and what one signs in with.

use std::fmt;

use garde::Validate;
use uuid::Uuid;

use service_kit::invalid_fields::InvalidFields;

use super::{password::LONGEST_PASSWORD, text, validation::validated};

/// Whoever signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account {
    /// The owner in every query.
    pub(crate) id: Uuid,
    /// As it was written when the account was made.
    pub(crate) email: String,
}

/// The address of an account.
#[derive(Debug, Clone, PartialEq, Eq, Validate)]
pub(crate) struct AccountEmail {
    #[garde(custom(text::email))]
    email: String,
}

impl AccountEmail {
    /// Trims the address and checks it.
    ///
    /// # Errors
    /// Why it cannot be accepted.
    pub(crate) fn parse(email: &str) -> Result<Self, InvalidFields> {
        validated(Self {
            email: text::trimmed(email),
        })
    }

    /// As it was written.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.email
    }
}

/// What somebody signs in with.
#[derive(Clone, Validate)]
pub(crate) struct Credentials {
    /// Compared without regard to case.
    #[garde(custom(text::email))]
    pub(crate) email: String,
    #[garde(custom(password_length))]
    password: String,
}

impl Credentials {
    /// Trims the address and checks both; the password is taken as it is.
    ///
    /// # Errors
    /// Every field that cannot be accepted.
    pub(crate) fn parse(email: &str, password: String) -> Result<Self, InvalidFields> {
        validated(Self {
            email: text::trimmed(email),
            password,
        })
    }

    /// The password, for hashing and for nothing else.
    #[must_use]
    pub(crate) fn password(&self) -> &str {
        &self.password
    }
}

/// Shows the address only, so that no log line can hold a password.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

fn password_length(password: &str, (): &()) -> garde::Result {
    if password.is_empty() {
        return Err(garde::Error::new("Write your password."));
    }
    if password.chars().count() > LONGEST_PASSWORD {
        return Err(garde::Error::new(format!(
            "Write at most {LONGEST_PASSWORD} characters."
        )));
    }
    Ok(())
}
