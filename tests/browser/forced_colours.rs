//! In a person's own colours, nothing is told by a colour alone.

use serde_json::{Value, json};
use support::{Demo, browser::Browser};

use crate::page_quality::{every_page, is_accessible};

/// What is current or chosen and has no outline, and what of a drawing has the colour of the paper.
const LOST: &str = "
    const paper = getComputedStyle(document.body).backgroundColor;
    const lost = (selector, isLost) => [...document.querySelectorAll(selector)]
        .filter((one) => one.checkVisibility() && isLost(getComputedStyle(one)))
        .map((one) => one.outerHTML.slice(0, 120));
    return [
        ...lost('[aria-current], [aria-selected=true]', ({ outlineStyle }) => outlineStyle === 'none'),
        ...lost('svg text', ({ fill }) => fill === paper),
        ...lost('.decides .mark', ({ stroke }) => [paper, 'none'].includes(stroke)),
    ];
";

#[tokio::test]
async fn text_can_be_read_and_what_is_chosen_or_decides_is_outlined() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for scheme in ["light", "dark"] {
        let features = json!([
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-color-scheme", "value": scheme },
        ]);
        browser
            .devtools(
                "Emulation.setEmulatedMedia",
                json!({ "features": features }),
            )
            .await;
        for (page, words) in every_page(demo.origins) {
            browser.open(&page).await;
            browser.read(words).await;
            let is_forced = "return matchMedia('(forced-colors: active)').matches";
            assert!(browser.ask::<bool>(is_forced, vec![]).await);
            let lost: Value = browser.ask(LOST, vec![]).await;
            assert_eq!(lost, json!([]), "{page}, {scheme}");
            is_accessible(&browser, &format!("{page} in forced colours, {scheme}")).await;
        }
    }
}
