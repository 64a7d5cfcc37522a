//! What the API gives to pages of each origin.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    thread,
};

use serde_json::json;

use support::{
    Demo, Origins,
    browser::{Browser, page::Thing::Heading},
    scenarios::journey::demo_account,
    scenarios::{
        journey::{fresh_name, sign_in},
        page_origins,
    },
};

#[tokio::test]
async fn trusted_host_on_another_port_cannot_read() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    sign_in(&browser, demo.origins).await;
    let web_port = serve_an_empty_page();
    let elsewhere = Origins {
        web_port,
        ..demo.origins
    };
    browser.open(&elsewhere.app()).await;
    page_origins::can_neither_read_nor_write(&browser, demo.origins, &api).await;
}

/// `file:` stands for the other schemes: nothing here serves https, and the pattern is held
/// against https origins where no browser is needed.
#[tokio::test]
async fn page_of_another_scheme_cannot_read() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    sign_in(&browser, demo.origins).await;
    let page = tempfile::Builder::new()
        .suffix(".html")
        .tempfile()
        .expect("a file");
    browser
        .open(&format!("file://{}", page.path().display()))
        .await;
    page_origins::can_neither_read_nor_write(&browser, demo.origins, &api).await;
}

#[tokio::test]
async fn refused_page_shows_its_failed_requests() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let at = |path: &str| demo.origins.api() + path;
    for origin in [demo.origins.apex(), demo.origins.evil()] {
        browser.open(&origin).await;
        browser.see(Heading("Not from this origin")).await;
        browser.press_button("Try a simple GET").await;
        browser.read("the answer was withheld from script.").await;
        let why = browser.cors_error("GET", &at("/api/contactgroups")).await;
        assert_eq!(why.expect("a CORS error").code, "MissingAllowOriginHeader");

        browser.press_button("Try a preflighted PATCH").await;
        browser
            .read("the preflight failed and the PATCH never left.")
            .await;
        let why = browser
            .cors_error("PATCH", &at("/api/contactgroups/none"))
            .await;
        assert_eq!(
            why.expect("a CORS error").code,
            "PreflightMissingAllowOriginHeader"
        );
        browser.read("shows that the API is up").await;
    }
}

#[tokio::test]
async fn console_names_the_cause_of_a_failed_preflight() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let groups = demo.origins.api() + "/api/contactgroups";
    let purge = json!({ "method": "PURGE" });
    let odd_header = json!({ "headers": { "X-Not-Listed": "1" } });

    browser.open(&demo.origins.app()).await;
    let why = browser.fetch_withheld(&groups, purge.clone()).await;
    assert_eq!(
        (why.code.as_str(), why.parameter.as_str()),
        ("MethodDisallowedByPreflightResponse", "PURGE")
    );
    let why = browser.fetch_withheld(&groups, odd_header.clone()).await;
    assert_eq!(
        (why.code.as_str(), why.parameter.as_str()),
        ("HeaderDisallowedByPreflightResponse", "x-not-listed")
    );

    browser.open(&demo.origins.evil()).await;
    for init in [purge, odd_header] {
        let why = browser.fetch_withheld(&groups, init.clone()).await;
        assert_eq!(why.code, "PreflightMissingAllowOriginHeader", "{init}");
    }
}

#[tokio::test]
async fn script_reads_only_exposed_headers() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    let page = demo.origins.api() + "/api/contactgroups?limit=1";
    let headers = browser.fetch_readable(&page, json!({})).await.headers;
    assert!(headers["etag"].contains('"'));
    assert!(headers["link"].contains("rel=\"next\""));
    assert!(
        headers["x-total-count"]
            .parse::<u32>()
            .is_ok_and(|count| count > 50)
    );
    for kept in [
        "vary",
        "date",
        "access-control-allow-origin",
        "x-content-type-options",
    ] {
        assert!(!headers.contains_key(kept), "{kept}");
    }
}

#[tokio::test]
async fn error_responses_are_readable_by_the_app_only() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    let group = api.add_group(&fresh_name("Errors")).await;
    let at = |path: &str| demo.origins.api() + path;
    let json_headers =
        json!({ "Content-Type": "application/json", "If-Match": "\"another-version\"" });
    let rename = json!({ "method": "PATCH", "headers": json_headers, "body": "{\"name\":\"x\"}" });
    let nameless = json!({ "method": "PATCH", "headers": { "Content-Type": "application/json" }, "body": "{\"name\":\"\"}" });
    let errors = [
        (at("/api/contactgroups/none"), json!({}), 404, "not-found"),
        (at(&group), nameless, 422, "invalid-fields"),
        (at(&group), rename, 412, "precondition-failed"),
    ];

    browser.open(&demo.origins.app()).await;
    let signed_out = browser
        .fetch_readable(&at("/api/contactgroups"), json!({}))
        .await;
    assert_eq!(signed_out.status, 401);
    assert_eq!(
        signed_out.json()["type"],
        "urn:two-origins:problem:not-signed-in"
    );
    sign_in(&browser, demo.origins).await;
    for (url, init, status, name) in &errors {
        let response = browser.fetch_readable(url, init.clone()).await;
        assert_eq!(response.status, *status);
        assert_eq!(
            response.json()["type"],
            format!("urn:two-origins:problem:{name}")
        );
    }

    browser.open(&demo.origins.evil()).await;
    for (url, init, ..) in errors {
        let why = browser.fetch_withheld(&url, init).await;
        assert!(why.code.ends_with("MissingAllowOriginHeader"), "{why:?}");
    }
}

/// A page without script or policy, on any host name, until the test ends. Returns its port.
pub(crate) fn serve_an_empty_page() -> u16 {
    const PAGE: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let head = BufReader::new(&stream).lines().map_while(Result::ok);
            head.take_while(|line| !line.is_empty()).for_each(drop);
            stream.write_all(PAGE).ok();
        }
    });
    port
}
