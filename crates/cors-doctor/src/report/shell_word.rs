//! Words of a command that people copy into their own shell, whichever that is.

/// One word for sh, bash, zsh, fish, PowerShell and cmd alike; where no spelling is right in all of them, for sh,
/// bash, zsh and fish, to which a backslash means something between single quotes.
///
/// ```
/// use cors_doctor::report::shell_word;
///
/// assert_eq!(shell_word("Content-Type: text/plain"), "\"Content-Type: text/plain\"");
/// assert_eq!(shell_word("it costs $5"), "'it costs $5'");
/// ```
#[must_use]
pub fn shell_word(text: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "-._:/%@+=".contains(it);
    if !text.is_empty() && text.chars().all(is_plain) && !names_variable(text) {
        text.to_owned()
    } else if is_for_every_shell(text) {
        format!("\"{text}\"")
    } else {
        let escaped: String = text
            .chars()
            .map(|it| match it {
                '\'' | '\\' => format!("'\\{it}'"),
                _ => it.to_string(),
            })
            .collect();
        format!("'{escaped}'")
    }
}

/// A URL as such a word: what a shell would take for its own is percent-encoded.
#[must_use]
pub fn shell_url(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !b"\"$'!\\`".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    shell_word(&encoded)
}

/// Whether a text between double quotes is the same to every shell.
pub(crate) fn is_for_every_shell(text: &str) -> bool {
    let is_ascii = text.bytes().all(|it| it.is_ascii_graphic() || it == b' ');
    // A backslash before a letter is nothing but that, as in a path of Windows.
    let is_of_path = |after: &str| {
        after.starts_with(|it: char| it.is_ascii_alphanumeric() || "-._ ".contains(it))
    };
    is_ascii
        && !text.contains(['"', '$', '`', '!'])
        && text.split('\\').skip(1).all(is_of_path)
        && !names_variable(text)
}

/// Whether cmd would put the value of a variable into the text, as it does between quotes too.
/// A percent-encoded byte between two others names none.
fn names_variable(text: &str) -> bool {
    let mut between: Vec<&str> = text.split('%').skip(1).collect();
    between.pop();
    between.iter().any(|name| {
        let is_byte = name.len() == 2 && name.bytes().all(|it| it.is_ascii_hexdigit());
        !is_byte && name.starts_with(|first: char| !first.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::{shell_url, shell_word};

    #[test]
    fn every_shell_takes_double_quotes_where_nothing_in_them_is_its_own() {
        assert_eq!(shell_word("PUT"), "PUT");
        assert_eq!(shell_word(""), "\"\"");
        assert_eq!(shell_word("it's"), "\"it's\"");
        assert_eq!(shell_word(r"C:\a b\c.har"), r#""C:\a b\c.har""#);
    }

    #[test]
    fn backslash_ends_no_word_in_fish_neither() {
        assert_eq!(shell_word(r"a b\"), r"'a b'\\''");
        assert_eq!(shell_word("it's $5"), r"'it'\''s $5'");
    }

    #[test]
    fn no_variable_of_cmd_is_named_in_what_every_shell_takes() {
        let url = "https://a.example/?a=%DB_PASSWORD%&b=%41%C3%A4%20c";
        assert_eq!(shell_url(url), format!("'{url}'"));
        assert_eq!(shell_word("https://a.example%X%"), "'https://a.example%X%'");
        assert_eq!(
            shell_word("https://a.example/%41b%C3%A4%20c"),
            "https://a.example/%41b%C3%A4%20c"
        );
    }

    #[test]
    fn url_has_nothing_that_a_shell_takes_for_its_own() {
        assert_eq!(
            shell_url("https://a.example/it's?a=$x!&b=\u{e4}`"),
            "\"https://a.example/it%27s?a=%24x%21&b=%C3%A4%60\""
        );
        assert_eq!(shell_url("https://a.example/b"), "https://a.example/b");
    }
}
