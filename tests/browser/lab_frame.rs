//! The lab's frame runs, on its own origin, the commands of another page. It must not become a way
//! into that origin.

use serde_json::{Value, json};

use support::{Demo, Origins, browser::Browser, wait::eventually};

use crate::cross_origin_access::serve_an_empty_page;

/// Puts a frame into the page, sends it one command, and returns its reply.
const SEND_COMMAND: &str = "
    const [frame, command, done] = arguments;
    const element = document.createElement('iframe');
    element.src = frame;
    addEventListener('message', ({ data }) => data?.id === 'test' && done(data));
    element.addEventListener('load', () => {
        element.contentWindow.postMessage({ twoOrigins: 'run', id: 'test', command }, '*');
    });
    document.body.append(element);
";

async fn send_command(browser: &Browser, frame: &str, url: &str) -> Value {
    let command = json!({ "kind": "fetch", "url": url, "request": { "credentials": "include" } });
    browser
        .client
        .execute_async(SEND_COMMAND, vec![json!(frame), command])
        .await
        .expect("a reply of the frame")
}

#[tokio::test]
async fn sandboxed_frame_calls_the_lab_and_never_the_api() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let frame = demo.origins.blog() + "/frame.html";
    let lab = format!("http://{}", demo.origins.lab_host());
    browser.open(&(demo.origins.evil() + "/lab")).await;
    let asked = send_command(&browser, &frame, &format!("{lab}/r/frame-test")).await;
    assert!(asked["result"].is_object(), "{asked:#}");

    for url in [
        demo.origins.api() + "/api/session",
        demo.origins.app() + "/config.json",
        format!("{lab}@contacts.mixmax.localhost/api/session"),
        "javascript:alert(1)".to_owned(),
    ] {
        let asked = send_command(&browser, &frame, &url).await;
        assert!(asked["refused"].is_string(), "{url}: {asked:#}");
        assert!(asked["result"].is_null(), "{url}: {asked:#}");
    }
}

/// Any page may try. This one is on the trusted host, but on a port that is no page origin.
#[tokio::test]
async fn other_origins_cannot_embed_the_frame() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let elsewhere = Origins {
        web_port: serve_an_empty_page(),
        ..demo.origins
    };
    browser.open(&elsewhere.app()).await;
    browser
        .ask::<()>(
            "const element = document.createElement('iframe');
             element.src = arguments[0];
             document.body.append(element);",
            vec![json!(demo.origins.app() + "/frame.html")],
        )
        .await;
    eventually("a refusal by frame-ancestors", async || {
        let console = browser.console().await.join("\n");
        if console.contains("frame-ancestors") {
            Ok(())
        } else {
            Err(console)
        }
    })
    .await;
}
