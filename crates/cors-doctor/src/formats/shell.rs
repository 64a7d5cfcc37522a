//! The words of a command, as the shell splits them.

use crate::formats::span::first_bytes;
use crate::formats::typography;

/// The words of one command, and where it ends.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Command {
    pub(crate) words: Vec<String>,
    /// The offset of the first byte that does not belong to it.
    pub(crate) end: usize,
    /// Whether quotes or dashes of it are typographic, which a shell takes for letters.
    pub(crate) is_typographic: bool,
}

/// The remark about a command that is typographic.
pub(crate) const TYPOGRAPHIC: &str = "A command has typographic quotes or dashes, as word processors write them. They were read as those of a keyboard; a shell takes them for letters.";

/// The most bytes of a command that are looked at to tell which shell it is for.
const LONGEST_START: usize = 4096;

/// Splits the command at the start of `text`, by the rules of cmd where it is escaped with `^`, otherwise
/// by those of a POSIX shell.
pub(crate) fn split(text: &str) -> Command {
    let start = first_bytes(text, LONGEST_START);
    let is_cmd = start.lines().take(3).any(|line| line.contains("^\""))
        || start
            .lines()
            .next()
            .is_some_and(|line| line.trim_end().ends_with('^'));
    if is_cmd {
        split_cmd(text)
    } else {
        split_posix(text)
    }
}

/// Collects words. A quote makes a word even when nothing is in it.
#[derive(Default)]
struct Words {
    words: Vec<String>,
    word: Option<String>,
    is_typographic: bool,
}

impl Words {
    fn push(&mut self, character: char) {
        self.word.get_or_insert_default().push(character);
    }

    fn open(&mut self) {
        self.word.get_or_insert_default();
    }

    fn close(&mut self) {
        self.words.extend(self.word.take());
    }

    /// The quote that a character begins. A typographic one can be an apostrophe or close a quotation: it begins one
    /// only where a value begins.
    fn opening(&self, character: char) -> Option<char> {
        let is_option = |it: &str| it.len() == 2 && it.starts_with('-');
        let begins_value = |it: &str| it.ends_with(['=', ':']) || is_option(it);
        let is_quote = character.is_ascii() || self.word.as_deref().is_none_or(begins_value);
        typography::quote(character).filter(|_| is_quote)
    }

    /// Takes away the number in front of a redirection, as in `2>&1`.
    fn drop_descriptor(&mut self) {
        self.word
            .take_if(|it| it.bytes().all(|it| it.is_ascii_digit()));
    }

    fn into_command(mut self, end: usize) -> Command {
        self.close();
        Command {
            words: self.words,
            end,
            is_typographic: self.is_typographic,
        }
    }
}

fn split_posix(text: &str) -> Command {
    let mut words = Words::default();
    let mut rest = text.char_indices().peekable();
    while let Some((place, character)) = rest.next() {
        if let Some(quote) = words.opening(character) {
            words.open();
            words.is_typographic |= !character.is_ascii();
            if quote == '"' {
                double_quoted(character, &mut rest, &mut words);
            } else {
                single_quoted(character, &mut rest, &mut words);
            }
            continue;
        }
        match character {
            '\n' => return words.into_command(place),
            ';' | '|' | '&' | '>' | '<' if words.word.is_none() || character != '&' => {
                if character == '>' {
                    words.drop_descriptor();
                }
                return words.into_command(place);
            }
            // Only a lone `&` ends a command: people paste URLs without quotes.
            '&' if is_end_of_word(rest.peek()) => return words.into_command(place),
            '#' if words.word.is_none() => return words.into_command(place),
            '\\' => match rest.next() {
                Some((_, '\n')) => {}
                Some((_, '\r')) => {
                    rest.next_if(|it| it.1 == '\n');
                }
                // A backslash that spaces follow was meant to continue the line.
                Some((_, ' ')) if words.word.is_none() => {}
                Some((_, escaped)) => words.push(escaped),
                None => {}
            },
            '$' if rest.peek().is_some_and(|it| it.1 == '\'') => {
                rest.next();
                words.open();
                ansi_c(&mut rest, &mut words);
            }
            space if space.is_whitespace() => words.close(),
            dash if typography::is_dash(dash) && words.word.is_none() => {
                option_dash(dash, &rest, &mut words);
            }
            other => words.push(other),
        }
    }
    words.into_command(text.len())
}

type Rest<'a> = std::iter::Peekable<std::str::CharIndices<'a>>;

fn is_end_of_word(next: Option<&(usize, char)>) -> bool {
    next.is_none_or(|(_, it)| it.is_whitespace() || *it == '&')
}

/// A dash that became longer: two of a long option, or one of a short option.
fn option_dash(dash: char, rest: &Rest<'_>, words: &mut Words) {
    let mut name = rest.clone().map(|it| it.1);
    let (first, second) = (name.next(), name.next());
    let is_letter = |it: Option<char>| it.is_some_and(|it| it.is_ascii_lowercase());
    if !first.is_some_and(|it| it.is_ascii_alphabetic()) {
        words.push(dash);
        return;
    }
    words.is_typographic = true;
    words.push('-');
    if is_letter(first) && is_letter(second) {
        words.push('-');
    }
}

fn single_quoted(opening: char, rest: &mut Rest<'_>, words: &mut Words) {
    for (_, quoted) in rest {
        if typography::closes(opening, quoted) {
            return;
        }
        words.push(quoted);
    }
}

fn double_quoted(opening: char, rest: &mut Rest<'_>, words: &mut Words) {
    while let Some((_, quoted)) = rest.next() {
        match quoted {
            it if typography::closes(opening, it) => return,
            '\\' => match rest.next() {
                Some((_, '\n')) | None => {}
                Some((_, escaped @ ('"' | '\\' | '$' | '`' | '!' | '“' | '”'))) => {
                    words.push(escaped);
                }
                Some((_, other)) => {
                    words.push('\\');
                    words.push(other);
                }
            },
            other => words.push(other),
        }
    }
}

/// [ANSI-C quoting](https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html), after `$'`.
fn ansi_c(rest: &mut Rest<'_>, words: &mut Words) {
    while let Some((_, quoted)) = rest.next() {
        match quoted {
            '\'' => return,
            '\\' => {
                let Some((_, escaped)) = rest.next() else {
                    return;
                };
                let character = match escaped {
                    'n' => Some('\n'),
                    'r' => Some('\r'),
                    't' => Some('\t'),
                    'a' => Some('\u{7}'),
                    'b' => Some('\u{8}'),
                    'e' | 'E' => Some('\u{1b}'),
                    'f' => Some('\u{c}'),
                    'v' => Some('\u{b}'),
                    'x' => numbered(rest, 2, 16, 0),
                    'u' => numbered(rest, 4, 16, 0),
                    'U' => numbered(rest, 8, 16, 0),
                    '0'..='7' => numbered(rest, 2, 8, escaped.to_digit(8).unwrap_or(0)),
                    other => Some(other),
                };
                words.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            other => words.push(other),
        }
    }
}

fn numbered(rest: &mut Rest<'_>, most: usize, radix: u32, first: u32) -> Option<char> {
    let mut number = first;
    for _ in 0..most {
        let Some((_, digit)) = rest.next_if(|it| it.1.is_digit(radix)) else {
            break;
        };
        number = number
            .wrapping_mul(radix)
            .wrapping_add(digit.to_digit(radix)?);
    }
    char::from_u32(number)
}

/// cmd takes a caret off the character after it, outside of quotes that no caret stands before; then curl
/// reads quotes as the C runtime of Windows does.
fn split_cmd(text: &str) -> Command {
    let (line, end) = without_carets(text);
    let mut words = Words::default();
    let mut rest = line.chars().peekable();
    let mut is_quoted = false;
    while let Some(character) = rest.next() {
        match character {
            '\\' if rest.next_if_eq(&'"').is_some() => words.push('"'),
            '"' if is_quoted && rest.next_if_eq(&'"').is_some() => words.push('"'),
            '"' => {
                words.open();
                is_quoted = !is_quoted;
            }
            space if space.is_whitespace() && !is_quoted => words.close(),
            other => words.push(other),
        }
    }
    words.into_command(end)
}

fn without_carets(text: &str) -> (String, usize) {
    let mut line = String::new();
    let mut is_quoted = false;
    let mut rest = text.char_indices().peekable();
    while let Some((place, character)) = rest.next() {
        match character {
            '^' if !is_quoted => {
                rest.next_if(|it| it.1 == '\r');
                match rest.next() {
                    // The line goes on; an empty line after it is a line break inside an argument.
                    Some((_, '\n')) => {
                        rest.next_if(|it| it.1 == '\r');
                        if rest.next_if(|it| it.1 == '\n').is_some() {
                            line.push('\n');
                        }
                    }
                    Some((_, escaped)) => line.push(escaped),
                    None => {}
                }
            }
            '"' => {
                is_quoted = !is_quoted;
                line.push('"');
            }
            '\n' if !is_quoted => return (line, place),
            '&' | '|' | '>' if !is_quoted => return (line, place),
            other => line.push(other),
        }
    }
    (line, text.len())
}

#[cfg(test)]
mod tests {
    use super::split;

    fn words(text: &str) -> Vec<String> {
        split(text).words
    }

    #[test]
    fn quotes_of_a_posix_shell_are_read() {
        let text = "curl 'a b' \"c \\\"d\\\" $e\" f\\ g '' -H 'x: '\\''y'\\'''";
        assert_eq!(
            words(text),
            ["curl", "a b", "c \"d\" $e", "f g", "", "-H", "x: 'y'"]
        );
    }

    #[test]
    fn ansi_c_quoting_is_read() {
        assert_eq!(words(r"curl $'a\u0021\n\x41\101\'b'"), ["curl", "a!\nAA'b"]);
    }

    #[test]
    fn a_command_goes_on_after_a_backslash_and_ends_at_the_line() {
        let command = split("curl x \\\n  -I\nnext");
        assert_eq!(command.words, ["curl", "x", "-I"]);
        assert_eq!(command.end, "curl x \\\n  -I".len());
    }

    #[test]
    fn a_command_ends_at_a_pipe_and_not_inside_a_url() {
        assert_eq!(
            words("curl http://a/?x=1&y=2 | jq ."),
            ["curl", "http://a/?x=1&y=2"]
        );
        assert_eq!(
            words("curl -s http://a/ > out"),
            ["curl", "-s", "http://a/"]
        );
    }

    #[test]
    fn carets_and_quotes_of_cmd_are_read() {
        let text = "curl ^\"https://a/?x=1^&y=2^\" ^\r\n  -H ^\"x: y^\" ^\n  --data-raw ^\"^{^\\^\"a^\\^\":1^}^\"\nnext";
        assert_eq!(
            words(text),
            [
                "curl",
                "https://a/?x=1&y=2",
                "-H",
                "x: y",
                "--data-raw",
                "{\"a\":1}"
            ]
        );
    }

    #[test]
    fn older_quotes_of_cmd_are_read() {
        let text = "curl \"https://a/\" ^\n  -H \"x: \"\"y\"\"\"";
        assert_eq!(words(text), ["curl", "https://a/", "-H", "x: \"y\""]);
    }
}
