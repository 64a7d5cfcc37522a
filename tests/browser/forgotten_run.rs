//! What the lab has forgotten is not known any more. It is never "never sent".

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use serde_json::Value;

use support::{Demo, Origins, browser::Browser, browser::engine::Engine, wait::eventually};

/// One more than the lab keeps.
const FLOOD: usize = 1001;

/// Holds the page's question for the record back, until `window.ask` is called.
const HOLD_BACK: &str = "
    const send = window.fetch;
    window.fetch = async (url, init) => {
        if (String(url).includes('/runs/')) await new Promise((ask) => (window.ask = ask));
        return send(url, init);
    };
    document.querySelector('#scenario .again').click();
";

/// Runs of somebody else.
fn flood(origins: Origins) {
    for number in 0..FLOOD {
        let mut stream = TcpStream::connect(origins.lab_address()).expect("the lab");
        let host = origins.lab_host();
        let head = format!(
            "GET /r/foreign-{number}?recipe=%7B%7D HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }
}

async fn run_that_the_lab_forgot_is_drawn_as_not_known(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let address = format!("{}/lab?scenario=method-not-allowed", demo.origins.app());
    browser.open(&address).await;
    browser.see_element("[data-agrees=true]").await;
    browser.read("Broken: blocked, never sent").await;

    browser.ask::<Value>(HOLD_BACK, vec![]).await;
    eventually("the question for the record", async || {
        let asked = browser
            .ask::<bool>("return Boolean(window.ask)", vec![])
            .await;
        asked.then_some(()).ok_or_else(|| "nothing".to_owned())
    })
    .await;
    flood(demo.origins);
    browser.ask::<Value>("window.ask()", vec![]).await;
    browser.see_element("[data-wire=forgotten]").await;
    browser.see_element("[data-agrees=null]").await;
    let badge = "return document.querySelector('#run .banner .badge').textContent";
    assert_eq!(
        browser.ask::<String>(badge, vec![]).await,
        "Broken: blocked"
    );
    let drawn = "return document.querySelectorAll('#run .arrow.never').length";
    assert_eq!(browser.ask::<u32>(drawn, vec![]).await, 0);
}

in_each_engine!(run_that_the_lab_forgot_is_drawn_as_not_known);
