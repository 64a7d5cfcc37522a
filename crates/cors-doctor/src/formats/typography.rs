//! What word processors and chat programs put in place of the quotes and dashes of a keyboard.

/// The quote of the keyboard that a quote stands for.
pub(crate) fn quote(character: char) -> Option<char> {
    match character {
        '"' | '“' | '”' | '„' | '‟' | '″' => Some('"'),
        '\'' | '‘' | '’' | '‚' | '‛' | '′' => Some('\''),
        _ => None,
    }
}

/// Whether a quote ends what another began. Inside those of the keyboard, typographic ones are text.
pub(crate) fn closes(opening: char, character: char) -> bool {
    character == opening || !opening.is_ascii() && quote(opening) == quote(character)
}

pub(crate) fn is_dash(character: char) -> bool {
    matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}')
}
