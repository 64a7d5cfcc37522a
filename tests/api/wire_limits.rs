//! The record of the API's own wire is bounded, and its bounds tell a refused page nothing.

use serde_json::Value;
use support::names::{APEX, API, APP, STRANGER};

use crate::{
    helpers::TestApp,
    wire_record::{TOKEN, exchanges, header, wire_of},
};

#[actix_web::test]
async fn newest_exchanges_of_a_token_are_kept_and_say_that_others_were_before() {
    let app = TestApp::start().await;
    for (page, digit) in [(app.page(), "a"), (app.page().on(STRANGER), "b")] {
        let token = digit.repeat(32);
        for number in 0..45 {
            page.get(&format!("/nothing/{number}?wire={token}")).await;
        }
        let record = wire_of(&app, &token).await;
        assert_eq!(record["truncated"], true);
        let exchanges = record["exchanges"].as_array().unwrap();
        assert_eq!(exchanges.len(), 40);
        assert_eq!(exchanges[0]["seq"], 5);
        assert_eq!(exchanges[39]["seq"], 44);
        assert_eq!(exchanges[39]["request"]["path"], "/nothing/44");
    }
}

#[actix_web::test]
async fn allowed_and_refused_pages_never_make_room_for_each_other() {
    for (quiet, busy) in [(APP, STRANGER), (STRANGER, APP)] {
        let app = TestApp::start().await;
        let (quiet, busy) = (app.page().on(quiet), app.page().on(busy));
        let (kept, forgotten) = ("a".repeat(32), "b".repeat(32));
        quiet.get(&format!("/healthz?wire={kept}")).await;
        busy.get(&format!("/healthz?wire={forgotten}")).await;
        for number in 0..1000 {
            busy.get(&format!("/healthz?wire={number:032x}")).await;
        }
        let count = async |token| {
            wire_of(&app, token).await["exchanges"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!(count(&kept).await, 1);
        assert_eq!(count(&forgotten).await, 0);
        // An unknown token tells nobody how much is recorded.
        assert_eq!(wire_of(&app, &forgotten).await["rememberedMs"], Value::Null);
    }
}

/// The record of a refused page's request whose head is of about this size, with everything that
/// names the token left out.
async fn record_of_refused_head(
    app: &TestApp,
    token: &str,
    headers: &[(String, String)],
) -> String {
    let target = format!("/api/session?wire={token}");
    let mut request = app.raw("GET", &target).header("Host", API);
    request = request.header("Origin", APEX);
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.send(b"").await;
    wire_of(app, token).await.to_string().replace(token, "")
}

/// Cookies of one name, so many bytes together.
fn cookies(name: &str, bytes: usize) -> String {
    let longest = format!("{name}={}; ", "x".repeat(4000));
    let mut cookies = longest.repeat(bytes / longest.len());
    let rest = bytes - cookies.len();
    match rest.checked_sub(name.len() + 1) {
        Some(rest) => cookies.extend([name, "=", &"x".repeat(rest)]),
        None => cookies.extend([&*"y".repeat(rest)]),
    }
    cookies
}

#[actix_web::test]
async fn record_of_a_refused_page_is_the_same_with_and_without_a_session() {
    let (app, ada) = TestApp::signed_in().await;
    let session = ada.cookie();
    // Around the sizes at which a head is too large to be recorded and to be read.
    let sizes = [16 * 1024, 128 * 1024].into_iter();
    let sizes = sizes.flat_map(|size| (size - 300..size + 60).step_by(30));
    let mut heads = Vec::new();
    for size in sizes {
        for name in ["filler", "session"] {
            heads.push((cookies(name, size), Vec::new()));
        }
        let long = ("Accept".to_owned(), "a".repeat(size));
        heads.push((String::new(), vec![long]));
    }
    for lines in (55..68).chain(88..98) {
        let line = |number| (format!("X-{number}"), "1".to_owned());
        heads.push((String::new(), (0..lines).map(line).collect()));
    }
    let mut recorded = 0;
    for (number, (fillers, headers)) in heads.into_iter().enumerate() {
        let with = |cookies: &str| {
            let mut headers = headers.clone();
            if !cookies.is_empty() {
                headers.push(("Cookie".to_owned(), cookies.to_owned()));
            }
            headers
        };
        let mut signed_in = if fillers.is_empty() {
            with(session)
        } else {
            with(&format!("{fillers}; {session}"))
        };
        // The browser may have a response with an entity tag, and adds this by itself.
        signed_in.push(("If-None-Match".to_owned(), "\"1\"".to_owned()));
        let (one, other) = (format!("a{number:031x}"), format!("b{number:031x}"));
        let signed_out = record_of_refused_head(&app, &one, &with(&fillers)).await;
        let signed_in = record_of_refused_head(&app, &other, &signed_in).await;
        let (bytes, lines) = (fillers.len(), headers.len());
        assert_eq!(signed_out, signed_in, "{bytes} bytes, {lines} lines");
        recorded += usize::from(signed_out.contains("withheld"));
    }
    assert!(recorded > 10, "{recorded}");
}

#[actix_web::test]
async fn refused_page_cannot_fill_the_head_with_made_up_sessions() {
    let (app, ada) = TestApp::signed_in().await;
    // A cookie comes along once for each path under which it was set.
    let made_up = format!("session={}; ", "x".repeat(42) + "A").repeat(1024);
    for (path, recorded) in [(500, 1), (600, 0)] {
        let target = format!("/{}?wire={TOKEN}", "/".repeat(path));
        let request = app.raw("GET", &target).header("Host", API);
        let request = request.header("Origin", APEX);
        let cookies = format!("{made_up}{}", ada.cookie());
        let before = exchanges(&app).await.len();
        request.header("Cookie", cookies).send(b"").await;
        assert_eq!(exchanges(&app).await.len() - before, recorded, "{path}");
    }
}

#[actix_web::test]
async fn record_at_all_its_bounds_is_small() {
    let app = TestApp::start().await;
    let target = format!("/{}?wire={TOKEN}", "\"".repeat(500));
    let quotes = "\"".repeat(1024);
    let not_text = [0xff; 1024];
    let cookies = format!("{}=1; ", "\"".repeat(64)).repeat(60);
    let preflight = [
        "Access-Control-Request-Headers",
        "Access-Control-Request-Private-Network",
    ];
    for origin in [APP, APEX] {
        for number in 0..45 {
            let mut request = app.raw("GET", &target).header("Host", API);
            request = request.header("Origin", origin);
            for name in preflight
                .into_iter()
                .chain(["Content-Type", "If-None-Match"])
            {
                request = match number % 2 {
                    0 => request.header(name, &quotes),
                    _ => request.header(name, not_text),
                };
            }
            request = request.header("Cookie", &cookies);
            for _ in 0..45 {
                request = request.header("Content-Type", &quotes);
            }
            if origin == APEX {
                // Of this page nothing is recorded but small heads.
                request = app.raw("GET", &target).header("Host", API);
                request = request.header("Origin", origin);
                for name in preflight.into_iter().chain(["Content-Type"]) {
                    request = request.header(name, &quotes);
                }
            }
            request.send(b"").await;
        }
    }
    let record = app.page().get(&format!("/wire/{TOKEN}")).await;
    let bytes = record.body.len();
    assert!((50 * 1024..200 * 1024).contains(&bytes), "{bytes}");
    let record = record.json();
    assert_eq!(record["truncated"], true);
    assert!(record["rememberedMs"].is_u64());
    let exchanges = record["exchanges"].as_array().unwrap();
    let last = |withheld: bool| {
        let mut exchanges = exchanges.iter().rev();
        exchanges.find(|it| (it["answer"]["withheld"] == true) == withheld)
    };
    assert!(last(true).is_some() && last(false).is_some());
    let headers = &last(false).unwrap()["request"]["headers"];
    let content_type = header(headers, "content-type");
    assert_eq!(content_type, format!("{}…", "\"".repeat(256)));
}

#[actix_web::test]
async fn forty_usual_exchanges_of_a_page_are_recorded() {
    let (app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let target = format!("{group}?wire={TOKEN}");
    ada.add_group("Friends").await;
    let list = format!("/api/contactgroups?limit=1&wire={TOKEN}");
    for _ in 0..20 {
        for target in [&target, &list] {
            let mut get = ada.get(target).header("content-type", "application/json");
            for (name, value) in [
                ("sec-fetch-site", "same-site"),
                ("sec-fetch-mode", "cors"),
                ("sec-fetch-dest", "empty"),
                ("if-none-match", "\"0\""),
            ] {
                get = get.header(name, value);
            }
            get.await.assert_status(200);
        }
    }
    let record = wire_of(&app, TOKEN).await;
    assert_eq!(record["truncated"], false);
    assert_eq!(record["exchanges"].as_array().unwrap().len(), 40);
}
