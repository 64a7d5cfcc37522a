//! Takes away what consoles, editors and translators put around a message.

/// One line, plain quotes, single spaces.
pub(super) fn clean(message: &str, longest: usize) -> String {
    let start = &message[..message.floor_char_boundary(longest)];
    let mut text = String::with_capacity(start.len());
    let mut pending_space = false;
    let mut characters = start.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            // French quotes have a space inside.
            '«' => {
                push(&mut text, &mut pending_space, '\'');
                while characters.next_if(|next| next.is_whitespace()).is_some() {}
            }
            '»' => {
                pending_space = false;
                text.push('\'');
            }
            '\\' if matches!(characters.peek(), Some('\'' | '"')) => {}
            '\u{200B}' | '\u{FEFF}' => {}
            _ if character.is_whitespace() => pending_space = !text.is_empty(),
            _ => push(&mut text, &mut pending_space, plain(character)),
        }
    }
    text
}

fn push(text: &mut String, pending_space: &mut bool, character: char) {
    if std::mem::take(pending_space) {
        text.push(' ');
    }
    text.push(character);
}

/// All quotes are one.
pub(super) fn plain(character: char) -> char {
    match character {
        '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '‹' | '›' | '`' | '´' | '"' | '「'
        | '」' => '\'',
        other => other,
    }
}
