//! The rules for text that people write, and how text is folded for comparison.

use std::sync::LazyLock;

use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization;

use super::invisible::{can_be_seen, hides_at_its_place, hides_or_turns_text, is_joiner, visible};

/// The most characters in the name of a group or a contact.
pub(crate) const LONGEST_NAME: usize = 100;
/// The most bytes in an e-mail address (RFC 5321, section 4.5.3.1.3, less the brackets).
pub(crate) const LONGEST_EMAIL: usize = 254;
/// The most characters in a phone number; any way of writing one is accepted.
pub(crate) const LONGEST_PHONE: usize = 40;
/// The most characters in a note.
pub(crate) const LONGEST_NOTE: usize = 2000;

/// A character that does not hide text, and no white space, as a class of ECMA-262.
static VISIBLE: LazyLock<String> =
    LazyLock::new(|| class_without(|c| c.is_whitespace() || is_refused_in_a_line(c)));
/// The same or a space.
static IN_A_LINE: LazyLock<String> = LazyLock::new(|| class_without(is_refused_in_a_line));
/// A character by which a name can be seen.
static SEEN: LazyLock<String> = LazyLock::new(|| class_without(|c| !can_be_seen(c)));

/// All characters but some of the first plane. Those beyond are written in one way with the flag `u` and in
/// another one without, and who reads the description may use either.
fn class_without(is_left_out: impl Fn(char) -> bool) -> String {
    let left_out: Vec<_> = ('\0'..='\u{ffff}')
        .filter(|c| is_left_out(*c))
        .map(u32::from)
        .collect();
    let runs = left_out.chunk_by(|before, after| before + 1 == *after);
    let ranges = runs.filter_map(|run| {
        let (first, last) = (run.first()?, run.last()?);
        Some(format!(r"\u{first:04x}-\u{last:04x}"))
    });
    format!("[^{}]", ranges.collect::<String>())
}

/// What a name is, as a regular expression of ECMA-262: one line of 1 to [`LONGEST_NAME`]
/// characters that begins with one that can be seen, and white space around it, which is not
/// counted.
pub(crate) fn name_pattern() -> String {
    surrounded(&at_most_of(LONGEST_NAME, &SEEN, &IN_A_LINE, &VISIBLE))
}

/// At most [`LONGEST_PHONE`] characters in one line, and white space around them.
pub(crate) fn phone_pattern() -> String {
    let phone = at_most_of(LONGEST_PHONE, &VISIBLE, &IN_A_LINE, &VISIBLE);
    surrounded(&format!("(?:{phone})?"))
}

/// At most [`LONGEST_NOTE`] characters, lines and tabs among them, and white space around them.
pub(crate) fn note_pattern() -> String {
    let end = r"[^\s\u0000-\u001f\u007f-\u009f]";
    let between = r"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]";
    let note = at_most_of(LONGEST_NOTE, end, between, end);
    surrounded(&format!("(?:{note})?"))
}

/// 1 to `most` characters, each of its class.
fn at_most_of(most: usize, first: &str, between: &str, last: &str) -> String {
    format!("{first}(?:{between}{{0,{}}}{last})?", most - 2)
}

fn surrounded(pattern: &str) -> String {
    format!(r"^[\t-\r ]*{pattern}[\t-\r ]*$")
}

/// Text without the white space around it.
pub(crate) fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

/// Trimmed text, unless nothing is left of it.
pub(crate) fn not_empty(text: Option<String>) -> Option<String> {
    text.map(|text| trimmed(&text))
        .filter(|text| !text.is_empty())
}

/// A name as it is kept: without white space around it, composed (NFC), and without joiners that
/// join nothing because they are not inside a word.
pub(crate) fn composed_name(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for word in text.trim().split_inclusive(char::is_whitespace) {
        let blank = word.len() - word.trim_end().len();
        let (word, blank) = word.split_at(word.len() - blank);
        composed.extend(word.trim_matches(is_joiner).nfc());
        composed.push_str(blank);
    }
    trimmed(&composed)
}

/// A form of a name for comparing, searching and ordering: compatible characters (NFKC), upper and
/// lower case, and runs of white space are the same, and what cannot be seen is left out. Made here
/// and not by the database, because SQLite folds ASCII only.
#[must_use]
pub(crate) fn name_key(text: &str) -> String {
    let compatible: String = text.nfkc().collect();
    // Nearly every name is plain, and then this is all.
    if compatible.is_ascii() {
        return single_spaces(&compatible.to_ascii_lowercase());
    }
    let folded = caseless::default_case_fold_str(&visible(&compatible));
    single_spaces(&folded.nfkc().collect::<String>())
}

fn single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A form of an e-mail address for comparing without regard to case. Nothing else is folded: two
/// addresses that only look alike belong to different people.
#[must_use]
pub(crate) fn email_key(text: &str) -> String {
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
    one_line(text)?;
    if !text.contains(can_be_seen) {
        return Err(garde::Error::new("Write a name that can be seen."));
    }
    Ok(())
}

/// A garde rule: the syntax of an e-mail address, with a domain. But for spaces in quotes, every
/// character can be seen, so that an address is the one that it looks like. Not with a question
/// mark, after which a `mailto:` link would begin a query.
pub(crate) fn email(text: &str, (): &()) -> garde::Result {
    let options = Options::default()
        .with_required_tld()
        .without_display_text()
        .without_domain_literal();
    let valid = text.len() <= LONGEST_EMAIL
        && text
            .chars()
            .all(|c| (c == ' ' || can_be_seen(c)) && c != '?')
        && EmailAddress::parse_with_options(text, options).is_ok();
    if valid {
        Ok(())
    } else {
        Err(garde::Error::new(
            "Write an e-mail address such as ada@example.com.",
        ))
    }
}

/// A garde rule: at most [`LONGEST_PHONE`] characters in one line, none of which hides text.
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

fn is_refused_in_a_line(c: char) -> bool {
    c.is_control() || hides_or_turns_text(c)
}

fn one_line(text: &str) -> garde::Result {
    if text.contains(char::is_control) {
        return Err(garde::Error::new(
            "Write one line without control characters.",
        ));
    }
    if text.contains(hides_or_turns_text) || hides_at_its_place(text) {
        return Err(garde::Error::new(
            "Write one line without characters that hide text or turn its direction.",
        ));
    }
    Ok(())
}
