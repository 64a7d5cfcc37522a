//! Characters that are written as something else: in terminals, in HTML, in JSON, in a wrong encoding.

/// What stands at the start of a text instead of itself.
#[derive(Debug)]
pub(super) enum Escape {
    /// It stands for no character.
    Nothing,
    /// It stands for this character.
    Is(char),
    /// The text to keep has this many bytes.
    Starts(usize),
}

/// The escape at the start of the text, and its length.
pub(super) fn escape(text: &str) -> Option<(Escape, usize)> {
    colour(text)
        .or_else(|| entity(text))
        .or_else(|| backslash(text))
        .or_else(|| wrong_encoding(text))
}

/// The colours of terminals, also where the ESC was lost on the way.
fn colour(text: &str) -> Option<(Escape, usize)> {
    let lead = [
        "\u{1b}[", "\\x1b[", "\\u001b[", "\\u001B[", "\\033[", "\\e[", "[",
    ]
    .into_iter()
    .find(|lead| text.starts_with(lead))?;
    let codes = text[lead.len()..].bytes();
    let length = codes
        .take(16)
        .position(|byte| !matches!(byte, b'0'..=b'9' | b';'))?;
    let end = lead.len() + length;
    let letter = text.as_bytes().get(end)?;
    let is_colour = *letter == b'm' && (length > 0 || lead != "[");
    let is_command = lead == "\u{1b}[" && letter.is_ascii_alphabetic();
    (is_colour || is_command).then_some((Escape::Nothing, end + 1))
}

const ENTITIES: [(&str, char); 14] = [
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", ' '),
    ("lsquo", '\''),
    ("rsquo", '\''),
    ("ldquo", '"'),
    ("rdquo", '"'),
    ("laquo", '"'),
    ("raquo", '"'),
    ("sbquo", '\''),
    ("bdquo", '"'),
    ("amp", '&'),
];

/// HTML's character references, also those that were escaped twice.
fn entity(text: &str) -> Option<(Escape, usize)> {
    let mut start = 1;
    let inner = text.strip_prefix('&')?;
    let mut name = inner;
    while let Some(rest) = name.strip_prefix("amp;") {
        if !rest.starts_with('#') && !ENTITIES.iter().any(|(it, _)| rest.starts_with(it)) {
            break;
        }
        start += 4;
        name = rest;
    }
    let length = name.bytes().take(10).position(|byte| byte == b';')?;
    let end = start + length + 1;
    let name = &name[..length];
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some((Escape::Is(char::from_u32(number)?), end));
    }
    let (_, meant) = ENTITIES.iter().find(|(it, _)| *it == name)?;
    Some((Escape::Is(*meant), end))
}

/// The escapes of JSON and JavaScript.
fn backslash(text: &str) -> Option<(Escape, usize)> {
    let rest = text.strip_prefix('\\')?;
    let meant = match rest.chars().next()? {
        'n' | 'r' => '\n',
        't' => ' ',
        '/' => '/',
        '\\' | '\'' | '"' | '`' => return Some((Escape::Nothing, 1)),
        'u' => {
            let number = u32::from_str_radix(rest.get(1..5)?, 16).ok()?;
            return Some((Escape::Is(char::from_u32(number)?), 6));
        }
        _ => return None,
    };
    Some((Escape::Is(meant), 2))
}

/// Typographic quotes in UTF-8 that were read as Windows-1252.
fn wrong_encoding(text: &str) -> Option<(Escape, usize)> {
    let rest = text.strip_prefix("â€")?;
    let last = rest.chars().next()?;
    matches!(last, '˜' | '™' | 'œ' | '\u{9d}' | 'š' | 'ž')
        .then(|| (Escape::Is('\''), text.len() - rest.len() + last.len_utf8()))
}
