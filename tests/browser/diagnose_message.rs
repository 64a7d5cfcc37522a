//! A console message on the page that diagnoses: it has no request, so the page asks for the rest.

use support::{
    Demo,
    browser::{Browser, page::Thing::Heading},
    wait::eventually,
};

use crate::diagnose_page::{open, paste};

#[tokio::test]
async fn message_in_a_pasted_log_of_a_megabyte_is_explained() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    open(&demo, &browser, "").await;
    let half = "10:00:00 \"GET /api/items\" 200, origin 'http://a.example'\n".repeat(9000);
    let message =
        "Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.\n";
    paste(&browser, &format!("{half}{message}{half}")).await;
    browser.read("PATCH").await;
    browser.see_element(".diagnosis .card").await;
}

/// Keeps each verdict until the page may have it, and notes whether the page scrolls.
const HOLD_VERDICTS: &str = "
    const send = window.fetch;
    Object.assign(window, { held: [], answered: 0, hasScrolled: false });
    window.fetch = async (url, init) => {
        if (url !== '/judge/verdict') return send(url, init);
        await new Promise((resolve) => held.push(resolve));
        const answer = await send(url, init);
        answered++;
        return answer;
    };
    Element.prototype.scrollIntoView = () => (hasScrolled = true);
";

/// What a screen reader says, how many verdicts were asked for and came, and whether the page has scrolled.
const STATE: &str = "return [document.querySelector('#announcements').textContent, held.length, answered, hasScrolled]";

#[tokio::test]
async fn fix_of_a_text_that_another_has_replaced_moves_nothing() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(375, 740).await;
    open(&demo, &browser, "").await;
    browser.ask::<()>(HOLD_VERDICTS, vec![]).await;
    let see = async |expected: (&str, u32, u32, bool)| {
        eventually("what the page says", async || {
            let (said, asked, answered, scrolled): (String, u32, u32, bool) =
                browser.ask(STATE, vec![]).await;
            let found = (said.as_str(), asked, answered, scrolled);
            (found == expected)
                .then_some(())
                .ok_or_else(|| format!("{found:?}"))
        })
        .await;
    };
    browser.press_button("Console message").await;
    see(("1 console message.", 1, 0, false)).await;
    paste(
        &browser,
        "Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.",
    )
    .await;
    see(("1 console message.", 2, 0, false)).await;
    browser.ask::<()>("held[0]()", vec![]).await;
    see(("1 console message.", 2, 1, false)).await;
    browser.ask::<()>("held[1]()", vec![]).await;
    browser
        .read("Access-Control-Allow-Methods: GET, HEAD, POST, PATCH")
        .await;
    see(("1 console message.", 2, 2, false)).await;
}

#[tokio::test]
async fn method_comes_from_the_line_of_the_request_or_from_the_visitor() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    open(&demo, &browser, "").await;
    let message = "Access to fetch at 'https://api.example.com/x' from origin 'https://app.example.com' has been blocked by CORS policy: Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight response.";
    paste(&browser, message).await;
    browser.read("The code comes here when").await;
    let line = "PUT https://api.example.com/x net::ERR_FAILED";
    paste(&browser, &format!("{message}\n{line}")).await;
    browser
        .read("Access-Control-Allow-Methods: GET, HEAD, POST, PUT")
        .await;
    browser.read_no_more("The code comes here when").await;
}

#[tokio::test]
async fn code_waits_for_the_method_and_follows_what_is_typed() {
    const COOKIES: &str =
        "document.querySelector('.cause[open] .request-fields input[type=checkbox]').click()";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    open(&demo, &browser, "").await;
    let message = "Access to fetch at 'https://api.example.com/x' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    paste(&browser, message).await;
    browser.read("The code comes here when").await;
    let finished = "return document.querySelectorAll('.cause[open] .copy').length";
    assert_eq!(browser.ask::<u32>(finished, vec![]).await, 0);
    // The field keeps the focus: what follows comes while the person types.
    browser
        .ask::<()>(
            "document.querySelector('.cause[open] input').focus()",
            vec![],
        )
        .await;
    browser.type_text("PUT").await;
    browser
        .read("Access-Control-Allow-Methods: GET, HEAD, POST, PUT")
        .await;
    browser.read_no_more("The code comes here when").await;
    browser.ask::<()>(COOKIES, vec![]).await;
    browser.read("Access-Control-Allow-Credentials: true").await;
}

const SAY_METHOD: &str = "
    const field = document.querySelector('.cause[open] .request-fields input');
    field.value = 'DELETE';
    field.dispatchEvent(new Event('input'));
";

#[tokio::test]
async fn commands_of_the_page_and_what_they_print_leave_one_cause() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    open(&demo, &browser, "").await;
    let message = "Access to fetch at 'https://api.example.com/x' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    let line = "PUT https://api.example.com/x net::ERR_FAILED";
    paste(&browser, &format!("{message}\n{line}")).await;
    browser.read("It can have 3 causes").await;
    let command = asked(&browser).await;
    assert!(command.starts_with("curl -i -X OPTIONS"));
    let printed = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic";
    paste(
        &browser,
        &format!("{message}\n{line}\n{command}\n{printed}"),
    )
    .await;
    browser.see(Heading("PUT https://api.example.com/x")).await;
    browser.read("Preflight needs authentication").await;

    // What the person says of the request is in the command, in the link, and in the other causes.
    paste(&browser, message).await;
    browser
        .see_element(".cause[open] .request-fields input")
        .await;
    browser.ask::<()>(SAY_METHOD, vec![]).await;
    browser
        .read("'Access-Control-Request-Method: DELETE'")
        .await;
    let link = "return document.querySelector('.cause[open] a[href*=playground]').href";
    let link: String = browser.ask(link, vec![]).await;
    assert!(link.contains("method=DELETE"), "{link}");
    browser
        .ask::<()>(
            "document.querySelector('.cause:not([open]) summary').click()",
            vec![],
        )
        .await;
    browser
        .see_element(".cause:nth-of-type(2)[open] .request-fields")
        .await;
    let second =
        "return document.querySelector('.cause:nth-of-type(2) .request-fields input').value";
    assert_eq!(browser.ask::<String>(second, vec![]).await, "DELETE");

    let call = "fetch('https://api.example.com/x', { mode: 'cors', headers: { 'X-A': '1' } })";
    paste(&browser, &format!("// On https://app.example.com\n{call}")).await;
    browser.read("Not known yet").await;
    let preflight = asked(&browser).await;
    let printed = "HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: https://app.example.com";
    paste(&browser, &format!("{call}\n{preflight}\n{printed}")).await;
    browser.read("Blocked, never sent").await;
    browser.read("the header X-A is not allowed").await;
}

/// The first command that the page asks for.
async fn asked(browser: &Browser) -> String {
    browser.see_element(".ask-card code").await;
    let words = "return document.querySelector('.ask-card code').textContent";
    browser.ask(words, vec![]).await
}
