//! The rules for text that people write, and how text is folded for comparison.

use email_address::{EmailAddress, Options};

/// The most characters in the name of a group or a contact.
pub(crate) const LONGEST_NAME: usize = 100;
/// The most bytes in an e-mail address (RFC 5321, section 4.5.3.1.3, less the brackets).
pub(crate) const LONGEST_EMAIL: usize = 254;
/// The most characters in a phone number; any way of writing one is accepted.
pub(crate) const LONGEST_PHONE: usize = 40;
/// The most characters in a note.
pub(crate) const LONGEST_NOTE: usize = 2000;

/// What a name is, as a regular expression of ECMA-262: one line of 1 to [`LONGEST_NAME`]
/// characters, and white space around it, which is not counted.
pub(crate) const NAME_PATTERN: &str = r"^[\t-\r ]*[^\s\u0000-\u001f\u007f-\u009f](?:[^\u0000-\u001f\u007f-\u009f]{0,98}[^\s\u0000-\u001f\u007f-\u009f])?[\t-\r ]*$";
/// At most [`LONGEST_PHONE`] characters in one line, and white space around them.
pub(crate) const PHONE_PATTERN: &str = r"^[\t-\r ]*(?:[^\s\u0000-\u001f\u007f-\u009f](?:[^\u0000-\u001f\u007f-\u009f]{0,38}[^\s\u0000-\u001f\u007f-\u009f])?)?[\t-\r ]*$";
/// At most [`LONGEST_NOTE`] characters, lines and tabs among them, and white space around them.
pub(crate) const NOTE_PATTERN: &str = r"^[\t-\r ]*(?:[^\s\u0000-\u001f\u007f-\u009f](?:[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]{0,1998}[^\s\u0000-\u001f\u007f-\u009f])?)?[\t-\r ]*$";

/// Text without the white space around it.
pub(crate) fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

/// Trimmed text, unless nothing is left of it.
pub(crate) fn not_empty(text: Option<String>) -> Option<String> {
    text.map(|text| trimmed(&text))
        .filter(|text| !text.is_empty())
}

/// A form of `text` for comparing, searching and ordering without regard to case. Made here
/// and not by the database, because SQLite folds ASCII only.
#[must_use]
pub(crate) fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// A garde rule: one line of 1 to [`LONGEST_NAME`] characters.
pub(crate) fn name(text: &str, (): &()) -> garde::Result {
    if text.is_empty() {
        return Err(garde::Error::new(format!(
            "Write a name of 1 to {LONGEST_NAME} characters."
        )));
    }
    at_most(text, LONGEST_NAME)?;
    one_line(text)
}

/// A garde rule: the syntax of an e-mail address, with a domain.
pub(crate) fn email(text: &str, (): &()) -> garde::Result {
    let options = Options::default()
        .with_required_tld()
        .without_display_text()
        .without_domain_literal();
    let valid = text.len() <= LONGEST_EMAIL
        && !text.contains(char::is_control)
        && EmailAddress::parse_with_options(text, options).is_ok();
    if valid {
        Ok(())
    } else {
        Err(garde::Error::new(
            "Write an e-mail address such as ada@example.com.",
        ))
    }
}

/// A garde rule: at most [`LONGEST_PHONE`] characters in one line.
pub(crate) fn phone(text: &Option<String>, (): &()) -> garde::Result {
    let Some(text) = text else { return Ok(()) };
    at_most(text, LONGEST_PHONE)?;
    one_line(text)
}

/// A garde rule: at most [`LONGEST_NOTE`] characters, lines and tabs allowed.
pub(crate) fn note(text: &Option<String>, (): &()) -> garde::Result {
    let Some(text) = text else { return Ok(()) };
    at_most(text, LONGEST_NOTE)?;
    if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(garde::Error::new(
            "Remove the control characters; only line breaks and tabs can be kept.",
        ));
    }
    Ok(())
}

fn at_most(text: &str, longest: usize) -> garde::Result {
    let length = text.chars().count();
    if length <= longest {
        return Ok(());
    }
    Err(garde::Error::new(format!(
        "Write at most {longest} characters; these are {length}."
    )))
}

fn one_line(text: &str) -> garde::Result {
    if text.contains(char::is_control) {
        return Err(garde::Error::new(
            "Write one line without control characters.",
        ));
    }
    Ok(())
}
