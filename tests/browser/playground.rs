//! The playground: nothing that it says is about another request than the one in the form.

use serde_json::json;
use support::{Demo, browser::Browser, wait::eventually};

use crate::page_quality::is_accessible;

/// Writes into a field as a person would, in one go.
async fn write(browser: &Browser, field: &str, text: &str) {
    const WRITE: &str = "
        const field = document.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
    ";
    browser
        .ask::<()>(WRITE, vec![json!(field), json!(text)])
        .await;
}

async fn opened(query: &str) -> (Demo, Browser) {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser
        .open(&format!("{}/playground{query}", demo.origins.app()))
        .await;
    browser.see_element(".predicted .badge").await;
    (demo, browser)
}

#[tokio::test]
async fn invalid_form_has_no_verdict_and_no_code() {
    const SHOWN: &str = "return [document.querySelector('.predicted').innerText, document.querySelector('#copies').innerText];";
    let (_demo, browser) = opened("").await;
    write(&browser, "#preflight-headers", "no header").await;
    browser.see_element(".unpredicted").await;
    let [verdict, code]: [String; 2] = browser.ask(SHOWN, vec![]).await;
    assert!(
        verdict.contains("The answer to the preflight, Headers"),
        "{verdict}"
    );
    assert!(verdict.contains("Line 1"), "{verdict}");
    assert_eq!(code, "");
    write(&browser, "#preflight-headers", "Vary: Origin").await;
    browser.see_element(".predicted .badge").await;
}

#[tokio::test]
async fn headers_of_a_real_server_run_as_they_are_predicted() {
    let (_demo, browser) = opened("").await;
    write(&browser, "#method", "GET").await;
    write(&browser, "#headers", "").await;
    write(&browser, "#body", "").await;
    write(
        &browser,
        "#response-headers",
        "Server: nginx\nStrict-Transport-Security: max-age=1\nAccess-Control-Allow-Origin: https://other.example",
    )
    .await;
    browser
        .read("Not sent by the lab: Server, Strict-Transport-Security")
        .await;
    browser.press_button("Run it").await;
    browser.see_element("#outcome [data-agrees=true]").await;
    assert!(
        browser
            .text()
            .await
            .contains("Broken: blocked, but the server ran it")
    );
}

#[tokio::test]
async fn answer_that_the_lab_refuses_to_send_is_not_taken_for_a_run() {
    let (_demo, browser) = opened("").await;
    write(&browser, "#method", "GET").await;
    write(&browser, "#body", "").await;
    write(
        &browser,
        "#response-headers",
        "Location: https://elsewhere.example/",
    )
    .await;
    browser.press_button("Run it").await;
    browser
        .read("This was not run, because the lab does not send such an answer.")
        .await;
    browser.read("write a path, or a URL of the lab").await;
    browser.read_no_more("More about this run").await;
}

#[tokio::test]
async fn stranger_gets_no_code_for_a_server() {
    const TABS: &str =
        "return [...document.querySelectorAll('[role=tab]')].map((tab) => tab.textContent);";
    const CODES: &str = "return document.querySelectorAll('.stack-code').length";
    let (_demo, browser) = opened("").await;
    assert_eq!(browser.ask::<usize>(CODES, vec![]).await, 1);
    write(&browser, "#from", "evil").await;
    browser
        .read("No code is shown here that lets this page in")
        .await;
    let tabs: Vec<String> = browser.ask(TABS, vec![]).await;
    assert_eq!(tabs, ["fetch", "curl"]);
    assert_eq!(browser.ask::<usize>(CODES, vec![]).await, 0);
}

#[tokio::test]
async fn code_for_a_server_that_needs_no_fix_is_taken_along() {
    const TABS: &str =
        "return [...document.querySelectorAll('[role=tab]')].map((tab) => tab.textContent);";
    let (_demo, browser) = opened("").await;
    write(&browser, "#method", "GET").await;
    write(&browser, "#headers", "").await;
    write(&browser, "#body", "").await;
    write(&browser, "#credentials", "same-origin").await;
    browser.read_no_more("Broken: blocked").await;
    let tabs: Vec<String> = browser.ask(TABS, vec![]).await;
    assert_eq!(tabs, ["fetch", "curl", "Your server"]);
}

#[tokio::test]
async fn link_that_cannot_be_read_says_so() {
    let (_demo, browser) = opened("?case=%7Bbroken").await;
    browser
        .read("The request in this link could not be read.")
        .await;
}

#[tokio::test]
async fn stack_is_chosen_once_for_every_fix_on_every_page() {
    const CHOOSE: &str = "
        const select = document.querySelector('.fix-view select');
        select.value = 'nginx';
        select.dispatchEvent(new Event('change', { bubbles: true }));
    ";
    const SHOWN: &str = "
        const fix = document.querySelector('.fix-view');
        return [fix.innerText, fix.querySelector('select').value];
    ";
    let (demo, browser) = opened("?scenario=article-the-error").await;
    browser.see_element(".predicted-more .fix-view").await;
    browser.ask::<()>(CHOOSE, vec![]).await;
    browser.read("add_header").await;
    let lab = "/lab?scenario=method-not-allowed";
    browser.open(&(demo.origins.app() + lab)).await;
    browser.see_element(".fix-card .fix-view").await;
    let [text, stack]: [String; 2] = browser.ask(SHOWN, vec![]).await;
    assert_eq!(stack, "nginx");
    assert!(
        text.starts_with("Your server") && text.contains("What the answer to OPTIONS must have"),
        "the choice and its code come first: {text}"
    );
    assert!(text.contains("Access-Control-Allow-Methods: "), "{text}");
    assert!(text.contains("add_header"), "{text}");
}

#[tokio::test]
async fn response_of_a_real_server_is_pasted_as_it_is() {
    let (_demo, browser) = opened("").await;
    write(&browser, "#method", "GET").await;
    write(&browser, "#headers", "").await;
    write(&browser, "#body", "").await;
    let response = "HTTP/2 503 \nserver: nginx\ncontent-type: text/html; charset=utf-8\n\
        set-cookie: session=abc; Path=/; HttpOnly\naccess-control-allow-origin: *\n\n<html>";
    write(&browser, "#response-headers", response).await;
    browser
        .read("Not sent by the lab: server, content-type, set-cookie.")
        .await;
    let status: String = browser
        .ask(
            "return document.querySelector('#response-status').value",
            vec![],
        )
        .await;
    assert_eq!(status, "503");
    browser
        .read("Broken: blocked. Allow-Origin wildcard with credentials.")
        .await;
    write(&browser, "#credentials", "same-origin").await;
    browser.read_no_more("Broken: blocked").await;
    browser.press_button("Run it").await;
    browser.see_element("#outcome [data-agrees=true]").await;
    browser.see_element("#result .banner").await;
    assert!(browser.text().await.contains("Readable"));
    is_accessible(&browser, "the playground after a run").await;
}

#[tokio::test]
async fn misspelt_header_is_named_and_mended_by_a_click() {
    let (_demo, browser) = opened("").await;
    let headers = "Access-Control-Allow-Origin: {page}\nAccess-Control-Allow-Credentials: true\n\
        Access-Control-Allow-Methods: PATCH\nAccess-Control-Allow-Header: content-type";
    write(&browser, "#preflight-headers", headers).await;
    browser
        .read("Did you mean Access-Control-Allow-Headers?")
        .await;
    browser
        .read("Broken: blocked. Content-Type not allowed.")
        .await;
    browser
        .press_button("Write Access-Control-Allow-Headers")
        .await;
    browser
        .read_no_more("Broken: blocked. Content-Type not allowed.")
        .await;
    browser.read_no_more("Did you mean").await;
    write(&browser, "#headers", "Access-Control-Allow-Origin: *").await;
    browser.read("the server says this, not the page").await;
}

#[tokio::test]
async fn change_run_and_result_fit_one_screen_and_a_change_takes_the_result_away() {
    const ON_SCREEN: &str = "
        const isOn = (selector) => {
            const { top, bottom, height } = document.querySelector(selector).getBoundingClientRect();
            return height > 0 && top >= 0 && bottom <= innerHeight;
        };
        return ['#preflight-headers', '#run', '#result .banner', '#result .agrees'].filter((one) => !isOn(one));
    ";
    let (_demo, browser) = opened("").await;
    for (width, height) in [(1280, 800), (390, 844)] {
        browser.resize(width, height).await;
        browser
            .ask::<()>(
                "document.querySelector('#preflight-headers').focus()",
                vec![],
            )
            .await;
        browser.press_button("Run it").await;
        browser.see_element("#result .banner").await;
        let hidden: Vec<String> = browser.ask(ON_SCREEN, vec![]).await;
        assert_eq!(hidden, Vec::<String>::new(), "{width}");
        write(
            &browser,
            "#preflight-headers",
            "Access-Control-Allow-Origin: {page}",
        )
        .await;
        browser.read_no_more("as predicted").await;
        browser.read_no_more("More about this run").await;
    }
}

#[tokio::test]
async fn whole_prediction_is_in_the_bar_of_a_phone() {
    const CUT: &str = "
        const badge = document.querySelector('.predicted .badge');
        return badge.scrollHeight > badge.clientHeight + 1;
    ";
    let (_demo, browser) = opened("").await;
    browser.resize(375, 740).await;
    browser.read("The request is never sent.").await;
    assert!(!browser.ask::<bool>(CUT, vec![]).await);
}

#[tokio::test]
async fn run_as_predicted_is_told_once_and_what_decided_is_on_the_screen() {
    const ONCE: &str = "
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
        return [shown('.predicted, #result .banner').length, shown('.fix-view').length,
            shown('pre').filter((one) => one.innerText.startsWith('await fetch')).length,
            document.querySelectorAll('.console-card, .trace-card').length];
    ";
    const DECIDED: &str = "
        const { top, bottom } = document.querySelector('#seen .mark').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
    ";
    let (_demo, browser) = opened("").await;
    browser.resize(1280, 800).await;
    browser.press_button("Run it").await;
    browser.see_element("#outcome [data-agrees=true]").await;
    let [verdicts, fixes, calls, cards]: [u32; 4] = browser.ask(ONCE, vec![]).await;
    assert_eq!([verdicts, fixes, calls, cards], [1, 1, 1, 0]);
    assert!(browser.ask::<bool>(DECIDED, vec![]).await);
    browser.read("What this browser did").await;
}

#[tokio::test]
async fn two_clicks_mend_and_run_a_patch_with_json_and_cookies_and_its_code_stays() {
    const CODE: &str = "
        const select = document.querySelector('.predicted-more .stack-code select');
        select.value = 'fastapi';
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return document.querySelector('.predicted-more .stack-code').innerText;
    ";
    let (_demo, browser) = opened("").await;
    browser.read("Allow-Credentials is not true").await;
    browser.see_element(".predicted-more .further").await;
    browser.read("Content-Type not allowed").await;
    browser.press_button("Apply this fix").await;
    browser.read_no_more("Broken: blocked").await;
    browser.press_button("Run it").await;
    browser.see_element("#outcome [data-agrees=true]").await;
    browser.read("This is what you applied").await;
    let code: String = browser.ask(CODE, vec![]).await;
    assert!(code.contains("CORSMiddleware"), "{code}");
    assert!(code.contains("allow_credentials=True"), "{code}");
    let own_answer = "Access-Control-Allow-Origin: {page}\nAccess-Control-Allow-Credentials: true";
    write(&browser, "#response-headers", own_answer).await;
    browser.read_no_more("This is what you applied").await;
}

#[tokio::test]
async fn code_of_the_chosen_stack_is_in_sight_before_and_after_a_run() {
    const CHOOSE: &str = "
        const select = document.querySelector('.predicted-more .stack-code select');
        select.value = 'fastapi';
        select.dispatchEvent(new Event('change', { bubbles: true }));
    ";
    const IN_SIGHT: &str = "
        const code = document.querySelector('.predicted-more .stack-code pre');
        const { left, top } = code.getBoundingClientRect();
        const isOnTop = (y) => code.contains(document.elementFromPoint(left + 20, y));
        return isOnTop(top + 5) && isOnTop(top + 100);
    ";
    let (_demo, browser) = opened("").await;
    for (width, height) in [(1280, 800), (390, 844)] {
        browser.resize(width, height).await;
        browser.read("Apply this fix").await;
        browser.press_button("Apply this fix").await;
        browser.read("This is what you applied").await;
        browser.ask::<()>(CHOOSE, vec![]).await;
        is_in_sight(&browser, IN_SIGHT, "after the choice").await;
        browser.press_button("Run it").await;
        browser.see_element("#outcome [data-agrees=true]").await;
        is_in_sight(&browser, IN_SIGHT, "after the run").await;
        let refusing = "Access-Control-Allow-Origin: {page}";
        write(&browser, "#response-headers", refusing).await;
    }
}

async fn is_in_sight(browser: &Browser, question: &str, when: &str) {
    eventually(when, async || {
        match browser.ask::<bool>(question, vec![]).await {
            true => Ok(()),
            false => Err("the code is out of sight".to_owned()),
        }
    })
    .await;
}

#[tokio::test]
async fn whole_origin_of_each_choice_is_on_the_page() {
    const SHOWN: &str =
        "return ['#from', '#to'].map((id) => document.querySelector(id + '-origin').textContent);";
    let (demo, browser) = opened("").await;
    let shown: [String; 2] = browser.ask(SHOWN, vec![]).await;
    assert_eq!(shown[0], demo.origins.app());
    assert!(shown[1].starts_with("http://lab."), "{shown:?}");
    write(&browser, "#from", "evil").await;
    let shown: [String; 2] = browser.ask(SHOWN, vec![]).await;
    assert!(shown[0].starts_with("http://evil."), "{shown:?}");
}

#[tokio::test]
async fn applied_fix_leaves_the_page_where_it_is_and_guesses_no_server() {
    const APPLY: &str = "
        const mend = document.querySelector('.mend');
        mend.scrollIntoView({ block: 'center' });
        const before = scrollY;
        mend.click();
        return before;
    ";
    const SERVERS: &str = "
        const list = document.querySelector('.predicted-more .stack-code select');
        const groups = [...list.querySelectorAll('optgroup')]
            .map(({ children }) => [...children].map(({ text }) => text));
        const isSorted = (names) => names.join() === [...names].sort((a, b) => a.localeCompare(b)).join();
        return [list.selectedOptions[0].text, groups.length, groups.every(isSorted),
            document.querySelectorAll('.predicted-more .stack-code pre').length];
    ";
    const CODE_TOP: &str = "
        document.querySelector('#to-fix').click();
        const code = document.querySelector('.predicted-more .stack-code');
        const bar = document.querySelector('.verdict-bar');
        return code.getBoundingClientRect().top - bar.getBoundingClientRect().bottom;
    ";
    let (_demo, browser) = opened("").await;
    browser.read("Apply this fix").await;
    let before: f64 = browser.ask(APPLY, vec![]).await;
    browser.read("This is what you applied").await;
    let after: f64 = browser.ask("return scrollY", vec![]).await;
    assert_eq!(after, before, "the page scrolled");
    let (chosen, groups, sorted, codes): (String, u32, bool, u32) =
        browser.ask(SERVERS, vec![]).await;
    assert_eq!(
        (chosen.as_str(), groups, sorted, codes),
        ("Choose your server", 3, true, 0)
    );
    let gap: f64 = browser.ask(CODE_TOP, vec![]).await;
    assert!((0.0..40.0).contains(&gap), "{gap} pixels below the bar");
}
