//! What a new password must be.

use std::fmt;

use service_kit::invalid_fields::InvalidFields;

/// The fewest characters in a new password (NIST SP 800-63B, section 3.1.1.2, for a password
/// that is the only factor, asks for 15).
pub(crate) const SHORTEST_PASSWORD: usize = 15;
/// The most characters in a password: enough for any pass phrase, too little to keep Argon2 busy.
pub(crate) const LONGEST_PASSWORD: usize = 512;

/// A password that an account may have from now on.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct NewPassword(String);

impl NewPassword {
    /// Checks a password; it is taken as it is.
    ///
    /// # Errors
    /// Why it cannot be accepted; the field has this name.
    pub(crate) fn parse(field: &str, password: String) -> Result<Self, InvalidFields> {
        let length = password.chars().count();
        let message = if length < SHORTEST_PASSWORD {
            format!("Write at least {SHORTEST_PASSWORD} characters; a few words will do.")
        } else if length > LONGEST_PASSWORD {
            format!("Write at most {LONGEST_PASSWORD} characters.")
        } else if password.contains('\0') {
            "Write a password without NUL characters.".to_owned()
        } else {
            return Ok(Self(password));
        };
        Err(InvalidFields::one(field, message))
    }

    /// The password, for hashing and for nothing else.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Shows nothing, so that no log line can hold a password.
impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}
