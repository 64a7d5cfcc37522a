//! The keyboard, without a pointer.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};

use super::Browser;

/// More stops than any page here has.
const MOST_STOPS: usize = 150;

impl Browser {
    /// Presses a key and lets it go.
    pub async fn press(&self, key: Key) {
        self.type_char(char::from(key)).await;
    }

    /// Types where the focus is.
    pub async fn type_text(&self, text: &str) {
        for value in text.chars() {
            self.type_char(value).await;
        }
    }

    /// Presses Tab until the focus is on what goes by this name: the label of a field, or the
    /// text of a button or link.
    pub async fn tab_to(&self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..MOST_STOPS {
            self.press(Key::Tab).await;
            let here = self.focused().await;
            if here == name {
                return;
            }
            passed.push(here);
        }
        panic!("Tab never came to {name:?}, only to {passed:?}");
    }

    /// What has the focus, by name.
    pub async fn focused(&self) -> String {
        const NAME: &str = r"
            const at = document.activeElement;
            const words = at?.labels?.[0]?.textContent ?? at?.textContent ?? '';
            return words.replace(/\s+/g, ' ').trim().slice(0, 80);
        ";
        self.ask(NAME, vec![]).await
    }

    async fn type_char(&self, value: char) {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client
            .perform_actions(keys)
            .await
            .expect("a key press");
    }
}
