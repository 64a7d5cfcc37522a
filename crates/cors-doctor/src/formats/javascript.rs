//! The values of JavaScript literals. What is no literal is skipped.

use crate::formats::typography;

/// A value of a literal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    /// A word, such as `true`, `null` or a number.
    Word(String),
    Object(Vec<(String, Value)>),
    Array(Vec<Value>),
    /// `new Name(…)` or `name(…)`, with its arguments.
    Call(String, Vec<Value>),
    /// Another expression.
    Other,
}

impl Value {
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a key of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(entries) = self else {
            return None;
        };
        let mut found = entries.iter().filter(|(it, _)| it == key);
        found.next_back().map(|(_, value)| value)
    }
}

/// How deep arrays and objects may be nested.
const DEEPEST: usize = 64;

/// Reads the arguments of a call, after its opening bracket. Returns them and the offset after the closing
/// bracket, or where the text ends.
pub(crate) fn arguments(text: &str) -> (Vec<Value>, usize) {
    let mut reader = Reader {
        text,
        place: 0,
        depth: 0,
    };
    let values = reader.list(')');
    (values, reader.place)
}

struct Reader<'a> {
    text: &'a str,
    place: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.place..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.place += next.len_utf8();
        Some(next)
    }

    fn skip_spaces(&mut self) {
        loop {
            let rest = &self.text[self.place..];
            let trimmed = rest.trim_start();
            self.place += rest.len() - trimmed.len();
            let comment = if trimmed.starts_with("//") {
                trimmed.find('\n')
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map(|end| end + 2)
            } else {
                return;
            };
            self.place += comment.unwrap_or(trimmed.len());
        }
    }

    /// Values with commas between them, up to and with the closing character.
    fn list(&mut self, close: char) -> Vec<Value> {
        let mut values = Vec::new();
        loop {
            self.skip_spaces();
            match self.peek() {
                None => return values,
                Some(it) if it == close => {
                    self.next();
                    return values;
                }
                // Another bracket closes what was opened further out, or nothing.
                Some(',' | ';' | ')' | ']' | '}') => {
                    self.next();
                }
                Some(_) => values.push(self.value()),
            }
        }
    }

    /// A value, and what is combined with it up to a comma or a closing bracket.
    fn value(&mut self) -> Value {
        let mut value = self.simple_value();
        loop {
            self.skip_spaces();
            match self.peek() {
                None | Some(',' | ')' | ']' | '}' | ';') => return value,
                Some('+') => {
                    self.next();
                    self.skip_spaces();
                    let more = self.simple_value();
                    value = concatenated(value, more);
                }
                Some(_) => {
                    self.skip_expression();
                    return Value::Other;
                }
            }
        }
    }

    fn simple_value(&mut self) -> Value {
        self.skip_spaces();
        match self.peek() {
            Some(quote) if is_quote(quote) => {
                self.next();
                Value::Text(self.string(quote))
            }
            Some('{') if self.depth < DEEPEST => {
                self.next();
                self.depth += 1;
                let object = self.object();
                self.depth -= 1;
                object
            }
            Some('[') if self.depth < DEEPEST => {
                self.next();
                self.depth += 1;
                let array = Value::Array(self.list(']'));
                self.depth -= 1;
                array
            }
            Some(it) if is_word_character(it) || it == '-' => self.word_or_call(),
            _ => {
                self.skip_expression();
                Value::Other
            }
        }
    }

    fn word_or_call(&mut self) -> Value {
        let mut word = self.word();
        if word == "new" || word == "await" {
            self.skip_spaces();
            word = self.word();
        }
        if self.peek() == Some('(') && self.depth < DEEPEST {
            self.next();
            self.depth += 1;
            let arguments = self.list(')');
            self.depth -= 1;
            return Value::Call(word, arguments);
        }
        Value::Word(word)
    }

    fn word(&mut self) -> String {
        let start = self.place;
        while self
            .peek()
            .is_some_and(|it| is_word_character(it) || matches!(it, '.' | '-'))
        {
            self.next();
        }
        self.text[start..self.place].to_owned()
    }

    fn object(&mut self) -> Value {
        let mut entries = Vec::new();
        loop {
            self.skip_spaces();
            let key = match self.peek() {
                None => break,
                Some('}') => {
                    self.next();
                    break;
                }
                Some(',') => {
                    self.next();
                    continue;
                }
                Some(quote) if quote != '`' && is_quote(quote) => {
                    self.next();
                    self.string(quote)
                }
                Some(it) if is_word_character(it) => self.word(),
                Some(';' | ')' | ']') => {
                    self.next();
                    continue;
                }
                Some(_) => {
                    self.skip_expression();
                    continue;
                }
            };
            self.skip_spaces();
            if self.peek() == Some(':') {
                self.next();
                entries.push((key, self.value()));
            } else {
                // A shorthand such as `body`, whose value is elsewhere.
                entries.push((key, Value::Other));
                if !matches!(self.peek(), None | Some(',' | '}')) {
                    self.skip_expression();
                }
            }
        }
        Value::Object(entries)
    }

    fn string(&mut self, quote: char) -> String {
        let mut text = String::new();
        while let Some(character) = self.next() {
            match character {
                it if typography::closes(quote, it) => break,
                '\\' => match self.next() {
                    Some('n') => text.push('\n'),
                    Some('r') => text.push('\r'),
                    Some('t') => text.push('\t'),
                    Some('u') => text.extend(self.hexadecimal(4)),
                    Some('x') => text.extend(self.hexadecimal(2)),
                    Some('\n') | None => {}
                    Some(other) => text.push(other),
                },
                other => text.push(other),
            }
        }
        text
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<char> {
        let mut number = 0;
        for _ in 0..digits {
            number = number * 16 + self.peek()?.to_digit(16)?;
            self.next();
        }
        Some(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// Skips to the comma or the closing bracket that ends the expression.
    fn skip_expression(&mut self) {
        let mut open = 0usize;
        while let Some(character) = self.peek() {
            match character {
                ',' | ';' if open == 0 => return,
                ')' | ']' | '}' if open == 0 => return,
                ')' | ']' | '}' => open -= 1,
                '(' | '[' | '{' => open += 1,
                quote @ ('"' | '\'' | '`') => {
                    self.next();
                    self.string(quote);
                    continue;
                }
                _ => {}
            }
            self.next();
        }
    }
}

/// Where a value begins, a script has no typographic quote: a word processor made it.
fn is_quote(character: char) -> bool {
    character == '`' || typography::quote(character).is_some()
}

fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$')
}

/// What is known of `a + b`: a value that is not known is written as `${…}`.
fn concatenated(first: Value, second: Value) -> Value {
    let part = |value| match value {
        Value::Text(text) => text,
        Value::Word(word) => format!("${{{word}}}"),
        _ => "${…}".to_owned(),
    };
    Value::Text(part(first) + &part(second))
}

#[cfg(test)]
mod tests {
    use super::{Value, arguments};

    #[test]
    fn literals_are_read_and_expressions_skipped() {
        let text = r#"'https://a/' + id, { method: "PATCH", headers: { 'X-A': `b`, "c": token },
            body: JSON.stringify({ a: [1, 2] }), credentials, ...rest, keepalive: true } ).then("#;
        let (values, end) = arguments(text);
        assert_eq!(values[0], Value::Text("https://a/${id}".to_owned()));
        assert_eq!(values[1].get("method").and_then(Value::text), Some("PATCH"));
        let headers = values[1].get("headers");
        assert_eq!(
            headers.and_then(|it| it.get("X-A")).and_then(Value::text),
            Some("b")
        );
        assert_eq!(
            values[1].get("keepalive"),
            Some(&Value::Word("true".to_owned()))
        );
        assert_eq!(values[1].get("credentials"), Some(&Value::Other));
        assert_eq!(&text[end..], ".then(");
    }

    #[test]
    fn a_text_that_is_cut_off_or_nested_deeply_ends() {
        for text in [
            "'a", "{ a: [", "{ a: '\\", "[[[[", "{,,,}", "...", "{:", "}",
        ] {
            arguments(text);
        }
        arguments(&"[".repeat(100_000));
        arguments(&"a(".repeat(100_000));
        arguments(&"'a'+".repeat(100_000));
    }
}
