//! Text without what editors, translators and terminals change.

/// A text without spaces, line breaks and quotes, in lower case, that remembers where each byte was.
pub(super) struct Squeezed<'a> {
    pub(super) text: String,
    clean: &'a str,
    places: Vec<u32>,
}

impl<'a> Squeezed<'a> {
    pub(super) fn of(clean: &'a str) -> Self {
        let mut text = String::with_capacity(clean.len());
        let mut places = Vec::with_capacity(clean.len());
        for (place, character) in clean.char_indices() {
            let character = plain(character);
            if is_kept(character) {
                // Texts of four gigabytes are cut off long before.
                let place = u32::try_from(place).unwrap_or(u32::MAX);
                text.push(character.to_ascii_lowercase());
                places.resize(text.len(), place);
            }
        }
        Self {
            text,
            clean,
            places,
        }
    }

    /// The place in the clean text of a byte of the squeezed one.
    pub(super) fn place(&self, index: usize) -> usize {
        self.places
            .get(index)
            .map_or(self.clean.len(), |place| *place as usize)
    }

    /// The clean text between two bytes of the squeezed one.
    pub(super) fn original(&self, start: usize, end: usize) -> &'a str {
        self.clean
            .get(self.place(start)..self.place(end))
            .unwrap_or("")
    }

    /// The clean text from a byte of the squeezed one on.
    pub(super) fn from(&self, start: usize) -> &'a str {
        &self.clean[self.place(start)..]
    }

    /// The end of so many words from a byte of the squeezed text on, at most `longest` bytes away.
    pub(super) fn end_of_words(&self, start: usize, words: usize, longest: usize) -> usize {
        let end = self.text.floor_char_boundary(start + longest);
        let from = self.place(start);
        let mut gaps = self
            .original(start, end)
            .match_indices(char::is_whitespace)
            .map(|(gap, _)| from + gap);
        gaps.nth(words - 1).map_or(end, |gap| {
            self.places.partition_point(|place| (*place as usize) < gap)
        })
    }

    /// The whole clean text.
    pub(super) fn clean(&self) -> &'a str {
        self.clean
    }
}

/// A text of our own in the same way.
pub(super) fn squeeze(text: &str) -> String {
    let kept = text.chars().map(plain).filter(|it| is_kept(*it));
    kept.map(|it| it.to_ascii_lowercase()).collect()
}

fn is_kept(character: char) -> bool {
    !character.is_whitespace() && !matches!(character, '\'' | '\\')
}

/// Characters without width, which travel with copied text.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}'
            | '\u{feff}'
            | '\u{2060}'
            | '\u{ad}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fffd}'
            | '\u{1b}'
    )
}

/// All quotes are one.
pub(super) fn plain(character: char) -> char {
    match character {
        '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '‹' | '›' | '«' | '»' | '`' | '´' | '"'
        | '「' | '」' | '『' | '』' => '\'',
        other => other,
    }
}
