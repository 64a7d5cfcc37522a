//! What leaves the page that diagnoses a visitor's own call: no secret, and nothing to anybody else.

use std::{fs, path::Path};

use serde::Deserialize;
use serde_json::{Value, json};
use url::form_urlencoded;

use support::{
    Demo,
    browser::{Browser, engine::Engine},
    wait::eventually,
};

use crate::diagnose_page::{open, paste};

const SECRET: &str = "Zqhunter2";

/// Keeps what the page sends from here on.
const LISTEN: &str = "
    window.sent = [];
    const send = window.fetch;
    window.fetch = (url, init) => {
        window.sent.push({ url: new URL(url, location.href).href, body: String(init?.body ?? '') });
        return send(url, init);
    };
";

#[derive(Debug, Deserialize)]
struct Sent {
    url: String,
    body: String,
}

/// Pastes with a secret in each place in which people have them.
fn pastes() -> Vec<String> {
    let har = json!({ "log": { "entries": [{
        "request": {
            "method": "POST",
            "url": "https://ada:SECRET@api.example/x?token=SECRET",
            "headers": [
                { "name": "Origin", "value": "https://app.example" },
                { "name": "Cookie", "value": "a=SECRET" },
                { "name": "Authorization", "value": "Bearer SECRET" },
            ],
            "cookies": [{ "name": "a", "value": "SECRET" }],
            "postData": { "text": "SECRET" },
        },
        "response": {
            "status": 200,
            "headers": [{ "name": "Set-Cookie", "value": "a=SECRET" }],
            "content": { "text": "SECRET" },
        },
    }] } });
    let texts = [
        &har.to_string(),
        "curl https://api.example/x -b 'a=SECRET' -u ada:SECRET -d 'pw=SECRET' -H 'Authorization: SECRET'",
        "fetch('https://api.example/x', { method: 'POST', body: 'SECRET', headers: { Authorization: 'SECRET' } })",
        "Invoke-WebRequest -Uri 'https://api.example/?token=SECRET' -Body 'SECRET' -Headers @{ 'Cookie'='SECRET' }",
        "POST /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nCookie: a=SECRET\n\npw=SECRET\n\nHTTP/1.1 200 OK\nSet-Cookie: a=SECRET\n\n{\"a\":\"SECRET\"}",
        "Access to fetch at 'https://ada:SECRET@api.example/x?api_key=SECRET' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    ];
    texts
        .map(|text| text.replace("SECRET", SECRET))
        .into_iter()
        .collect()
}

async fn secrets_stay_in_the_page_and_nobody_else_is_asked(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    open(&demo, &browser, "").await;
    browser.ask::<Value>(LISTEN, vec![]).await;
    let pastes = pastes();
    for (count, text) in pastes.iter().enumerate() {
        paste(&browser, text).await;
        eventually("an answer to the paste", async || {
            let sent: Vec<Sent> = browser.ask("return window.sent", vec![]).await;
            let asked = sent.iter().filter(|it| it.url.ends_with("/judge/explain"));
            let asked = asked.count();
            if asked > count {
                Ok(())
            } else {
                Err(format!("{asked} questions"))
            }
        })
        .await;
        browser.see_element("#result:not([hidden])").await;
        let address: String = browser.ask("return location.href", vec![]).await;
        assert!(!address.contains(SECRET), "{address}");
        let shown: String = browser
            .ask(
                "return document.querySelector('#result').textContent",
                vec![],
            )
            .await;
        assert!(!shown.contains(SECRET), "{shown}");
    }
    let sent: Vec<Sent> = browser.ask("return window.sent", vec![]).await;
    for Sent { url, body } in &sent {
        let path = url.strip_prefix(&demo.origins.app()).unwrap_or(url);
        assert!(
            ["/judge/explain", "/judge/verdict"].contains(&path),
            "{url}"
        );
        assert!(!body.contains(SECRET), "{body}");
    }
    let loaded: Vec<String> = browser
        .ask(
            "return performance.getEntriesByType('resource').map(({ name }) => name)",
            vec![],
        )
        .await;
    let own = demo.origins.app() + "/";
    for url in loaded {
        assert!(url.starts_with(&own) && !url.contains('?'), "{url}");
    }
}

async fn secret_in_what_a_link_sets_is_taken_out(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let fragment = form_urlencoded::Serializer::new(String::new())
        .append_pair(
            "text",
            "PUT /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example",
        )
        .append_pair(
            "url",
            &format!("https://ada:{SECRET}@api.example/x?token={SECRET}"),
        )
        .finish();
    open(&demo, &browser, &format!("#{fragment}")).await;
    browser.see_element("#result:not([hidden])").await;
    for read in [
        "location.href",
        "document.querySelector('#result').innerHTML",
        "document.querySelector('#fact-url').value",
    ] {
        let read: String = browser.ask(&format!("return {read}"), vec![]).await;
        assert!(!read.contains(SECRET), "{read}");
    }
}

in_each_engine!(
    secrets_stay_in_the_page_and_nobody_else_is_asked,
    secret_in_what_a_link_sets_is_taken_out,
);

#[tokio::test]
async fn browser_itself_sends_nothing_else_for_a_paste() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    open(&demo, &browser, "").await;
    browser.events().await;
    for text in pastes() {
        paste(&browser, &text).await;
        browser.see_element("#result:not([hidden])").await;
    }
    let mut asked = 0;
    for event in browser.events().await {
        if event.method != "Network.requestWillBeSent" {
            continue;
        }
        let request = event.params["request"].to_string();
        assert!(!request.contains(SECRET), "{request}");
        let url = event.params["request"]["url"].as_str().expect("a URL");
        assert!(url.starts_with(&demo.origins.app()), "{url}");
        asked += 1;
    }
    assert!(asked > 0, "nothing was seen");
}

/// What is taken out changes no diagnosis: the samples of cors-doctor have the same verdicts with and without.
#[tokio::test]
async fn samples_have_the_same_diagnosis_without_their_secrets() {
    const BOTH: &str = "
        const [text, done] = arguments;
        const ask = async (text) => {
            const headers = { 'Content-Type': 'application/json' };
            const answer = await fetch('/judge/explain', { method: 'POST', headers, body: JSON.stringify({ text }) });
            const { calls, messages, recognised } = await answer.json();
            const ends = calls?.map(({ state, cause, case: { pageOrigin, request } }) =>
                [state, cause, pageOrigin, request.method, request.credentials, request.mode, request.body, request.headers.map(([name]) => name)]);
            return JSON.stringify([recognised, ends, messages?.map(({ causes }) => causes.map(({ id }) => id))]);
        };
        import('/scripts/diagnose/redact/redact.js')
            .then(({ redact }) => Promise.all([ask(text), ask(redact(text).text)]))
            .then(done, (error) => done([String(error), '']));
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    open(&demo, &browser, "").await;
    let samples = samples();
    assert!(samples.len() >= 200, "{}", samples.len());
    let mut differing = Vec::new();
    for (name, text) in samples {
        let answers = browser.client.execute_async(BOTH, vec![json!(text)]);
        let answers = answers.await.expect("two answers");
        if answers[0] != answers[1] {
            differing.push(format!("{} and {}: {name}", answers[0], answers[1]));
        }
    }
    assert!(differing.is_empty(), "{differing:#?}");
}

/// The samples of cors-doctor, each with its name.
fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/cors-doctor/tests/samples");
    let mut samples = Vec::new();
    for folder in [folder.clone(), folder.join("har")] {
        for entry in fs::read_dir(folder).expect("samples") {
            let path = entry.expect("a sample").path();
            let name = path.display().to_string();
            // Files in UTF-16 are read by the page before anything is taken out.
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            if name.ends_with(".har") {
                samples.push((name, text));
            } else if name.ends_with(".txt") && !name.ends_with("right.txt") {
                let inputs = text
                    .split("\n=== ")
                    .filter_map(|part| part.split_once("\n---\n"));
                let inputs = inputs.map(|(head, input)| {
                    (
                        format!("{name}: {}", head.lines().next().unwrap_or(head)),
                        input.to_owned(),
                    )
                });
                samples.extend(inputs);
            }
        }
    }
    samples
}
