//! What a person does on a page and sees of it. Things are named as they are on the screen.

use fantoccini::{Locator, cookies::Cookie, elements::Element, error::CmdError, key::Key};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::Browser;
use crate::wait::eventually;

/// Something on the page, by what a person calls it.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'a> {
    /// A button, by its text.
    Button(&'a str),
    /// A link, by its text.
    Link(&'a str),
    /// A field, by its label.
    Field(&'a str),
    /// A heading, by its text.
    Heading(&'a str),
}

use Thing::{Button, Field};

impl Thing<'_> {
    fn xpath(self) -> String {
        match self {
            Self::Button(name) => format!("//button[normalize-space()={}]", quote(name)),
            Self::Link(name) => format!("//a[normalize-space()={}]", quote(name)),
            Self::Field(label) => {
                format!("//*[@id=//label[normalize-space()={}]/@for]", quote(label))
            }
            Self::Heading(text) => format!(
                "//*[self::h1 or self::h2 or self::h3][normalize-space()={}]",
                quote(text)
            ),
        }
    }
}

impl Browser {
    /// Waits until the thing is on the screen; while a dialog is open, in that dialog.
    pub async fn see(&self, thing: Thing<'_>) -> Element {
        eventually(&format!("{thing:?} on the screen"), async || {
            let found = self.shown(thing).await.map_err(|error| error.to_string())?;
            match found {
                Some(element) => Ok(element),
                None => Err(says(&self.text().await)),
            }
        })
        .await
    }

    /// Waits until an element with this CSS selector is on the screen.
    pub async fn see_element(&self, selector: &str) {
        const IS_SHOWN: &str = "
            return [...document.querySelectorAll(arguments[0])].some((one) => one.checkVisibility());
        ";
        eventually(&format!("{selector} on the screen"), async || {
            if self.ask(IS_SHOWN, vec![selector.into()]).await {
                Ok(())
            } else {
                Err(says(&self.text().await))
            }
        })
        .await;
    }

    /// Waits until a notice of this problem is on the screen.
    pub async fn see_problem(&self, kind: &str) {
        self.see_element(&format!("[data-problem={kind}]")).await;
    }

    /// Waits until no notice of any problem is on the page.
    pub async fn see_no_problem(&self) {
        const PROBLEM: &str = "return document.querySelector('[data-problem]')?.textContent";
        eventually("the end of the problem", async || {
            match self.ask::<Option<String>>(PROBLEM, vec![]).await {
                Some(problem) => Err(problem),
                None => Ok(()),
            }
        })
        .await;
    }

    /// Presses the button on a page that shows a problem, and waits until the page shows this one
    /// in place of it.
    pub async fn press_and_see_problem_anew(&self, button: &str, kind: &str) {
        const MARK: &str = "document.querySelector('[data-problem]').dataset.earlier = ''";
        self.ask::<()>(MARK, vec![]).await;
        self.press_button(button).await;
        self.see_element(&format!("[data-problem={kind}]:not([data-earlier])"))
            .await;
    }

    /// Waits until the thing is on the screen, and clicks it.
    pub async fn click(&self, thing: Thing<'_>) {
        // WebKit does not scroll to what is on the screen in part, or under something else, and clicks
        // beside it. What is in sight stays where it is, as it does for a person.
        const INTO_VIEW: &str = "
            const [element] = arguments;
            const { left, top, right, bottom } = element.getBoundingClientRect();
            const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            if (top < 0 || bottom > innerHeight || !element.contains(onTop)) {
                element.scrollIntoView({ block: 'center' });
            }
        ";
        // A list that is drawn anew takes its elements away in between.
        eventually(&format!("a click on {thing:?}"), async || {
            let element = self.see(thing).await;
            let shown = json!(element);
            let scrolled = self.client.execute(INTO_VIEW, vec![shown]).await;
            scrolled.map_err(|error| error.to_string())?;
            element.click().await.map_err(|error| error.to_string())
        })
        .await;
    }

    /// Clicks a button, by its text.
    pub async fn press_button(&self, name: &str) {
        self.click(Button(name)).await;
    }

    /// Puts `text` in place of what is in the field.
    pub async fn fill(&self, label: &str, text: &str) {
        // Select all, delete, type: a field cleared in any other way does not notice. Keys
        // that are held down are let go at the end of each call.
        let select_all = format!("{}a", char::from(Key::Control));
        let typed = text.replace('\n', &char::from(Key::Enter).to_string());
        let replace = format!("{}{typed}", char::from(Key::Delete));
        let field = self.see(Field(label)).await;
        for keys in [select_all, replace] {
            field.send_keys(&keys).await.expect(label);
        }
    }

    /// What is in the field with this label.
    pub async fn value(&self, label: &str) -> String {
        let field = self.see(Field(label)).await;
        field.prop("value").await.expect(label).unwrap_or_default()
    }

    /// Waits until the words are on the screen.
    pub async fn read(&self, words: &str) {
        eventually(&format!("{words:?} on the screen"), async || {
            let text = self.text().await;
            if text.contains(words) {
                Ok(())
            } else {
                Err(says(&text))
            }
        })
        .await;
    }

    /// Waits until the words are no longer on the screen.
    pub async fn read_no_more(&self, words: &str) {
        eventually(&format!("{words:?} gone from the screen"), async || {
            let text = self.text().await;
            if text.contains(words) {
                Err(says(&text))
            } else {
                Ok(())
            }
        })
        .await;
    }

    /// The cookies that go along to a page, also those kept from script. It opens that page.
    pub async fn cookies_of(&self, page: &str) -> Vec<Cookie<'static>> {
        self.open(page).await;
        self.client.get_all_cookies().await.expect("cookies")
    }

    /// All words on the screen.
    pub async fn text(&self) -> String {
        eventually("a page with words", async || {
            // Firefox has none between two pages.
            let text: Option<String> = self.ask("return document.body.innerText", vec![]).await;
            text.ok_or_else(|| "it has no text".to_owned())
        })
        .await
    }

    /// Runs script in the page, for what a person can see but WebDriver cannot tell.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> T {
        let response = self.client.execute(script, args).await;
        let response = response.unwrap_or_else(|error| panic!("{error} in {script}"));
        serde_json::from_value(response).unwrap_or_else(|error| panic!("{error} from {script}"))
    }

    async fn shown(&self, thing: Thing<'_>) -> Result<Option<Element>, CmdError> {
        let dialogs = self
            .client
            .find_all(Locator::Css("dialog[open]"))
            .await?
            .len();
        let within = if dialogs > 0 {
            "(//dialog[@open])[last()]"
        } else {
            ""
        };
        let xpath = format!("{within}{}", thing.xpath());
        for element in self.client.find_all(Locator::XPath(&xpath)).await? {
            if element.is_displayed().await? {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }
}

/// The beginning of what is on the screen.
fn says(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let start: Vec<_> = lines.take(60).collect();
    format!("the page says\n{}", start.join("\n"))
}

/// A string literal of XPath, which has no escapes.
fn quote(text: &str) -> String {
    let parts: Vec<_> = text.split('"').map(|part| format!("\"{part}\"")).collect();
    match parts.len() {
        1 => parts.concat(),
        _ => format!("concat({})", parts.join(", '\"', ")),
    }
}
