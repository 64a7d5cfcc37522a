//! Characters that cannot be seen, and what they do to the text around them.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Whether a character joins its neighbours or keeps them apart: Persian words and emoji need it.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a character begins a line, turns the direction of text (`Bidi_Control`), or has no other
/// purpose than to be invisible.
pub(super) fn hides_or_turns_text(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
    )
}

/// Whether there is something to see of a character by itself.
pub(super) fn can_be_seen(c: char) -> bool {
    use GeneralCategory as G;
    let is_blank = matches!(
        c.general_category(),
        G::Control | G::Format | G::SpaceSeparator | G::LineSeparator | G::ParagraphSeparator
    );
    !is_blank && !is_blank_letter(c)
}

/// Letters, marks and symbols that are blank: the rest of `Default_Ignorable_Code_Point`, and the
/// Braille pattern without dots.
fn is_blank_letter(c: char) -> bool {
    matches!(
        c,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
