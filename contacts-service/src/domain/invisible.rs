//! Characters that cannot be seen, and what they do to the text around them.

use std::str::Chars;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Whether a character joins its neighbours or keeps them apart: Persian words and emoji need it.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a character begins a line, turns the direction of text (`Bidi_Control`), or has no other
/// purpose than to be invisible. What has one at certain places is judged by [`hides_at_its_place`].
pub(super) fn hides_or_turns_text(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{200b}'
            | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
    ) || ('\u{e0000}'..='\u{e0fff}').contains(&c) && !is_tag(c) && !is_variation_selector(c)
}

/// Whether a text has a tag or a variation selector at a place where it changes nothing that is to
/// be seen: tags spell the region of a flag, and one selector may follow what can be seen.
pub(super) fn hides_at_its_place(text: &str) -> bool {
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == BLACK_FLAG {
            rest = after_region(rest);
        } else if is_tag(c) || is_variation_selector(c) && !before.is_some_and(can_be_seen) {
            return true;
        }
        before = Some(c);
    }
    false
}

/// A text without what cannot be seen in it. A joiner stays between two emoji, which it makes one,
/// and so do the tags of a flag.
pub(super) fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == BLACK_FLAG {
            let region = rest.as_str();
            rest = after_region(rest);
            visible.push(c);
            visible.push_str(&region[..region.len() - rest.as_str().len()]);
            continue;
        }
        let joins_emoji = c == ZERO_WIDTH_JOINER
            && visible.chars().next_back().is_some_and(is_emoji)
            && rest.clone().next().is_some_and(is_emoji);
        if joins_emoji || can_be_seen(c) || c.is_whitespace() {
            visible.push(c);
        } else if c == BLANK_BRAILLE {
            visible.push(' ');
        }
    }
    visible
}

const ZERO_WIDTH_JOINER: char = '\u{200d}';
/// The space between words in Braille.
const BLANK_BRAILLE: char = '\u{2800}';
/// What the flags of regions begin with
/// ([emoji tag sequences](https://unicode.org/reports/tr51/#def_emoji_tag_sequence)).
const BLACK_FLAG: char = '\u{1f3f4}';
const CANCEL_TAG: char = '\u{e007f}';
/// Two letters for the country and up to four for its part, such as `gbsct`.
const LONGEST_REGION: usize = 6;

/// What comes after the region of a flag; everything, when there is none.
fn after_region(text: Chars<'_>) -> Chars<'_> {
    let mut rest = text.clone();
    for _ in 0..=LONGEST_REGION {
        match rest.next() {
            Some(CANCEL_TAG) => return rest,
            Some('\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}') => {}
            _ => break,
        }
    }
    text
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0020}'..='\u{e007f}')
}

/// Also Mongolian ones, and the joiner of graphemes.
fn is_variation_selector(c: char) -> bool {
    matches!(
        c,
        '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Emoji are symbols, and so are their skins.
fn is_emoji(c: char) -> bool {
    use GeneralCategory as G;
    matches!(
        c.general_category(),
        G::OtherSymbol | G::MathSymbol | G::ModifierSymbol
    )
}

/// Whether there is something to see of a character by itself: not of a blank, the Braille pattern without
/// dots, or what is `Default_Ignorable_Code_Point`.
pub(super) fn can_be_seen(c: char) -> bool {
    use GeneralCategory as G;
    let is_blank = matches!(
        c.general_category(),
        G::Control | G::Format | G::SpaceSeparator | G::LineSeparator | G::ParagraphSeparator
    );
    let is_ignorable = hides_or_turns_text(c) || is_tag(c) || is_variation_selector(c);
    !is_blank && !is_ignorable && c != BLANK_BRAILLE
}
