//! Links to pages of the demo, made by somebody who wants them to do something else.

use serde_json::{Value, json};
use url::{Url, form_urlencoded::Serializer};

use support::{
    Demo, Origins,
    browser::{Browser, engine::Engine},
    scenarios::journey::sign_in,
};

/// What a stranger would like a page to say.
const PROSE: &str = "Your session has ended. Sign in again at http://attacker.example";

fn link(origins: Origins, path: &str, query: &[(&str, &str)]) -> String {
    let query = Serializer::new(String::new()).extend_pairs(query).finish();
    format!("{}{path}?{query}", origins.app())
}

async fn links_of_the_sandbox_stay_on_the_hosts_of_the_demo(engine: Engine) {
    const HREFS: &str = "
        const nav = document.querySelector('#origin-bar');
        nav.dispatchEvent(new Event('pointerenter'));
        return [...nav.querySelectorAll('a')].map((link) => link.href)
            .concat(document.querySelector('iframe').src);
    ";
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    let own = [
        origins.app(),
        origins.blog(),
        origins.apex(),
        origins.evil(),
        origins.look_alike(),
    ];
    for page in [
        "@attacker.example/",
        ".attacker.example/",
        "//attacker.example/",
        "/.//attacker.example/",
        "/\\attacker.example/",
        "http://attacker.example/",
        "javascript:alert(1)",
        "http://[",
    ] {
        let address = link(origins, "/sandbox.html", &[("page", page)]);
        browser.open(&address).await;
        browser.see_element("#origin-bar nav a[href]").await;
        let hrefs: Vec<String> = browser.ask(HREFS, vec![]).await;
        assert_eq!(hrefs.len(), 7, "{page}: {hrefs:?}");
        for href in hrefs {
            let origin = Url::parse(&href).expect(&href).origin();
            assert!(
                own.contains(&origin.ascii_serialization()),
                "{page}: {href}"
            );
        }
    }
}

async fn playground_link_with_wrong_types_is_explained(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    for case in [
        r#"{"request":{"method":{}},"recipe":{"response":{"status":"x"}}}"#.to_owned(),
        r#"{"request":{},"recipe":{"response":{"redirect":{"to":"constructor"}}}}"#.to_owned(),
        format!(r#"{{"request":{{"mode":"{PROSE}"}},"recipe":{{}}}}"#),
        PROSE.to_owned(),
    ] {
        let address = link(demo.origins, "/playground", &[("case", &case)]);
        browser.open(&address).await;
        browser
            .read("The request in this link could not be read")
            .await;
        // The page works: there is another composition, which is judged.
        browser.see_element("#run:enabled").await;
        browser.see_element(".predicted .badge").await;
        says_no_prose(&browser, &case).await;
    }
    // The types are right, and still the form cannot accept it.
    let case = r#"{"request":{"method":"NO WORD"},"recipe":{}}"#;
    let address = link(demo.origins, "/playground", &[("case", case)]);
    browser.open(&address).await;
    browser.see_element("#method[aria-invalid=true]").await;
}

async fn prose_in_a_link_never_becomes_a_text_of_the_page(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let header = format!(r#"{{"request":{{"headers":[["{PROSE}","x"]]}},"recipe":{{}}}}"#);
    for (path, parameter, value, shown) in [
        ("/lab", "scenario", PROSE, "There is no such run"),
        (
            "/lab",
            "scenario",
            "no-such-one",
            "There is no run “no-such-one”",
        ),
        ("/playground", "case", &header, "is no name of a header"),
        (
            "/playground",
            "scenario",
            PROSE,
            "Allow-Credentials is not true",
        ),
        (
            "/playground",
            "method",
            PROSE,
            "Allow-Credentials is not true",
        ),
        ("/origins", "function", PROSE, "the pattern lets in"),
        ("/account", "next", PROSE, "Your account"),
        ("/sandbox.html", "page", PROSE, "The same page in a sandbox"),
    ] {
        browser
            .open(&link(demo.origins, path, &[(parameter, value)]))
            .await;
        browser.read(shown).await;
        says_no_prose(&browser, value).await;
    }
    sign_in(&browser, demo.origins).await;
    for (parameter, shown) in [("q", "No groups found"), ("find", "Analytical Society")] {
        let prose = format!("”. {PROSE}");
        browser
            .open(&link(demo.origins, "/", &[(parameter, &prose)]))
            .await;
        browser.read(shown).await;
        says_no_prose(&browser, &prose).await;
    }
}

/// What a page says of itself. What is in its fields is what a link put there.
async fn says_no_prose(browser: &Browser, value: &str) {
    let text = browser.text().await;
    assert!(!text.contains("Your session has ended"), "{value}: {text}");
}

/// `test` runs in a worker with a deadline; the page goes on answering.
async fn expression_in_a_link_cannot_hang_the_page(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let hard = format!("{}!", "a".repeat(45));
    let long = format!("http://{}.mixmax.localhost!", "a".repeat(60_000));
    let article = "[^.\\s]+\\.mixmax\\.localhost$";
    for (expression, origins) in [("^(a+)+$", &hard), ("^(a|a)*$", &hard), (article, &long)] {
        let query = [("expression", expression), ("origins", origins)];
        browser.open(&link(demo.origins, "/origins", &query)).await;
        browser.read("Of 1 origins the pattern lets in 0").await;
        let one_turn = "const done = arguments[0]; setTimeout(() => done(1))";
        let turned = browser.client.execute_async(one_turn, vec![]).await;
        assert_eq!(turned.expect("the page goes on"), json!(1));
    }
    browser
        .open(&link(
            demo.origins,
            "/origins",
            &[("expression", "^(a+)+$"), ("origins", &hard)],
        ))
        .await;
    browser
        .read("The server can be made to hang by one Origin header")
        .await;
}

/// White space that an expression of the page itself would have to try in every way.
async fn header_lines_in_a_link_cannot_hang_the_page(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let line = format!("1\n{}x", " ".repeat(8_000));
    let case: Value = json!({ "request": { "headers": [["X-A", line]] }, "recipe": {} });
    browser
        .open(&link(
            demo.origins,
            "/playground",
            &[("case", &case.to_string())],
        ))
        .await;
    browser.read("Line 2: write “Name: value”.").await;
}

in_each_engine!(
    links_of_the_sandbox_stay_on_the_hosts_of_the_demo,
    playground_link_with_wrong_types_is_explained,
    prose_in_a_link_never_becomes_a_text_of_the_page,
    expression_in_a_link_cannot_hang_the_page,
    header_lines_in_a_link_cannot_hang_the_page,
);
