//! `Invoke-WebRequest` and `Invoke-RestMethod`, as DevTools copies them.

use url::Url;

use crate::exchange::{Exchange, Headers};
use crate::format::Format;
use crate::formats::extracted::Extracted;
use crate::formats::typography;

#[derive(Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Open,
    Close,
    Equals,
}

/// In lower case; PowerShell takes any.
const COMMANDS: [&str; 4] = ["invoke-webrequest", "invoke-restmethod", "iwr ", "irm "];

/// The commands of a text that have a URL, at most `most`.
pub(crate) fn find(text: &str, most: usize) -> Extracted {
    let mut found = Extracted::default();
    let mut from = 0;
    for start in commands(text).into_iter().take(most) {
        if start < from {
            continue;
        }
        let session = text[from..start]
            .rfind("$session")
            .map(|_| &text[from..start]);
        let (tokens, length) = tokens(&text[start..]);
        let end = start + length;
        if let Some(mut exchange) = exchange(&tokens, start) {
            let begin = session
                .and_then(|it| it.find("$session"))
                .map_or(start, |place| from + place);
            if session.is_some_and(|it| it.contains("Cookies.Add")) {
                let headers = exchange.headers.get_or_insert_default();
                headers.push(("Cookie".to_owned(), "…".to_owned()));
            }
            if session.is_some_and(|it| it.contains("UserAgent")) {
                let headers = exchange.headers.get_or_insert_default();
                headers.push(("User-Agent".to_owned(), "Mozilla/5.0".to_owned()));
            }
            found.exchanges.push(exchange);
            found.spans.push(begin..end);
        }
        from = end.max(start + 1);
    }
    found
}

/// Where the commands begin, in order.
fn commands(text: &str) -> Vec<usize> {
    let lower = text.to_ascii_lowercase();
    let places = COMMANDS.iter().flat_map(|command| {
        lower
            .match_indices(command)
            .map(|(place, _)| place)
            .filter(|place| {
                let before = text[..*place].chars().next_back();
                before.is_none_or(|it| it.is_whitespace() || matches!(it, '(' | '|' | '='))
            })
    });
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places
}

/// The tokens up to the end of the command, and its length. A backquote at the end of a line continues it.
fn tokens(text: &str) -> (Vec<Token>, usize) {
    let mut tokens = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut open = 0usize;
    while let Some((place, character)) = rest.next() {
        match character {
            '`' => {
                rest.next_if(|it| it.1 == '\r');
                rest.next();
            }
            '\n' | ';' | '|' if open == 0 => return (tokens, place),
            // PowerShell takes typographic quotes and dashes for those of a keyboard, inside of these, too.
            it if typography::quote(it) == Some('"') => {
                tokens.push(Token::Text(double_quoted(&mut rest)));
            }
            it if typography::quote(it) == Some('\'') => {
                tokens.push(Token::Text(single_quoted(&mut rest)));
            }
            '@' if rest.next_if(|it| it.1 == '{').is_some() => {
                open += 1;
                tokens.push(Token::Open);
            }
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            '}' => {
                open = open.saturating_sub(1);
                tokens.push(Token::Close);
            }
            '=' => tokens.push(Token::Equals),
            it if it.is_whitespace() || it == ';' => {}
            it => {
                let first = if typography::is_dash(it) { '-' } else { it };
                let mut word = String::from(first);
                while let Some((_, more)) = rest.next_if(|(_, it)| {
                    !it.is_whitespace()
                        && typography::quote(*it).is_none()
                        && !matches!(it, '=' | ';' | '(' | ')' | '}' | '|' | '`')
                }) {
                    word.push(more);
                }
                tokens.push(Token::Word(word));
            }
        }
    }
    (tokens, text.len())
}

type Rest<'a> = std::iter::Peekable<std::str::CharIndices<'a>>;

fn double_quoted(rest: &mut Rest<'_>) -> String {
    let mut text = String::new();
    let is_quote = |it: char| typography::quote(it) == Some('"');
    while let Some((_, character)) = rest.next() {
        match character {
            it if is_quote(it) && rest.next_if(|it| is_quote(it.1)).is_some() => text.push(it),
            it if is_quote(it) => break,
            '`' => match rest.next() {
                Some((_, 'n')) => text.push('\n'),
                Some((_, 'r')) => text.push('\r'),
                Some((_, 't')) => text.push('\t'),
                Some((_, other)) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    text
}

fn single_quoted(rest: &mut Rest<'_>) -> String {
    let mut text = String::new();
    let is_quote = |it: char| typography::quote(it) == Some('\'');
    while let Some((_, character)) = rest.next() {
        if is_quote(character) && rest.next_if(|it| is_quote(it.1)).is_none() {
            break;
        }
        text.push(character);
    }
    text
}

fn exchange(tokens: &[Token], place: usize) -> Option<Exchange> {
    let mut exchange = Exchange::new(Format::Powershell, place);
    let mut headers = Headers::new();
    let mut tokens = tokens.iter().skip(1).peekable();
    while let Some(token) = tokens.next() {
        let Token::Word(word) = token else {
            if let Token::Text(text) = token
                && exchange.url.is_none()
            {
                exchange.url = url_of(text);
            }
            continue;
        };
        let option = word.to_ascii_lowercase();
        match option.as_str() {
            "-uri" => exchange.url = value(&mut tokens).and_then(|it| url_of(&it)),
            // PowerShell takes it in any case and sends it in upper case; only so it can be a preflight.
            "-method" => {
                exchange.method = value(&mut tokens).map(|it| it.to_ascii_uppercase());
            }
            "-custommethod" => exchange.method = value(&mut tokens),
            "-contenttype" => {
                if let Some(media_type) = value(&mut tokens) {
                    headers.push(("Content-Type".to_owned(), media_type));
                }
            }
            "-body" | "-infile" => {
                exchange.has_body = true;
                value(&mut tokens);
            }
            "-headers" if tokens.next_if_eq(&&Token::Open).is_some() => {
                while let Some(name) = tokens.next_if(|it| **it != Token::Close) {
                    let (Token::Text(name) | Token::Word(name)) = name else {
                        continue;
                    };
                    if tokens.next_if_eq(&&Token::Equals).is_some()
                        && let Some(value) = value(&mut tokens)
                        // Chromium puts the pseudo-headers of HTTP/2 among them.
                        && !matches!(name.as_str(), "authority" | "method" | "path" | "scheme")
                    {
                        headers.push((name.clone(), value));
                    }
                }
            }
            "-credential" | "-token" => {
                value(&mut tokens);
                headers.push(("Authorization".to_owned(), "Basic".to_owned()));
            }
            _ if exchange.url.is_none() => exchange.url = url_of(word),
            _ => {}
        }
    }
    exchange.url.as_ref()?;
    exchange.method.get_or_insert_with(|| "GET".to_owned());
    exchange.headers = Some(headers);
    Some(exchange)
}

fn value<'a>(tokens: &mut std::iter::Peekable<impl Iterator<Item = &'a Token>>) -> Option<String> {
    match tokens.next_if(|it| matches!(it, Token::Word(_) | Token::Text(_)))? {
        Token::Word(text) | Token::Text(text) => Some(text.clone()),
        Token::Open | Token::Close | Token::Equals => None,
    }
}

/// A URL; a word and a password with a colon between them are none.
fn url_of(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok();
    url.filter(|it| matches!(it.scheme(), "http" | "https"))
}
