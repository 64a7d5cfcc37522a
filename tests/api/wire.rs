//! The API's own wire: what is recorded for a page that names its calls with a token.

use serde_json::{Value, json};

use support::{
    Response, assert_cors,
    names::{ADA, APEX, API, APP, BLOG, PASSWORD, STRANGER},
};

use crate::helpers::TestApp;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// The record of a token, as a page without credentials reads it.
async fn wire_of(app: &TestApp, token: &str) -> Value {
    let page = app.page().without_cookie();
    page.get(&format!("/wire/{token}"))
        .await
        .assert_status(200)
        .json()
}

async fn exchanges(app: &TestApp) -> Vec<Value> {
    let record = wire_of(app, TOKEN).await;
    record["exchanges"].as_array().unwrap().clone()
}

/// The value of a header that was recorded once.
fn header<'a>(headers: &'a Value, name: &str) -> &'a str {
    let headers = headers.as_array().unwrap().iter();
    let mut values = headers.filter(|header| header[0] == name);
    let value = values.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(values.next().is_none(), "{name} is there several times");
    value[1].as_str().unwrap()
}

fn names(headers: &Value) -> Vec<&str> {
    let headers = headers.as_array().unwrap().iter();
    headers.map(|header| header[0].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn preflight_and_request_of_an_allowed_origin_are_recorded_in_order() {
    let (app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let target = format!("{group}?wire={TOKEN}");
    let preflight = ada
        .without_cookie()
        .preflight("PATCH", &target)
        .header("access-control-request-headers", "content-type,if-match");
    preflight.await.assert_status(200);
    let patch = ada.patch(&target, &json!({ "name": "Friends" }));
    patch.header("if-match", "\"1\"").await.assert_status(200);

    let record = wire_of(&app, TOKEN).await;
    assert_eq!(record["run"], TOKEN);
    assert_eq!(record["truncated"], false);
    assert!(record["rememberedMs"].is_u64(), "{record}");
    let exchanges = record["exchanges"].as_array().unwrap();
    assert_eq!(exchanges.len(), 2, "{record}");

    let preflight = &exchanges[0];
    assert_eq!(preflight["seq"], 0);
    assert_eq!(preflight["atMs"], 0);
    assert_eq!(preflight["preflight"], true);
    assert_eq!(preflight["host"], API);
    let request = &preflight["request"];
    assert_eq!(request["method"], "OPTIONS");
    assert_eq!(request["path"], group, "without the query");
    assert_eq!(header(&request["headers"], "origin"), APP);
    assert_eq!(
        header(&request["headers"], "access-control-request-method"),
        "PATCH"
    );
    assert_eq!(
        header(&request["headers"], "access-control-request-headers"),
        "content-type,if-match"
    );
    let answer = &preflight["answer"];
    assert_eq!(answer["status"], 200);
    assert_eq!(
        header(&answer["headers"], "access-control-allow-origin"),
        APP
    );
    assert!(names(&answer["headers"]).contains(&"access-control-allow-methods"));

    let patch = &exchanges[1];
    assert_eq!(patch["seq"], 1);
    assert_eq!(patch["preflight"], false);
    assert!(patch["atMs"].is_u64() && patch["tookMs"].is_u64());
    let request = &patch["request"];
    assert_eq!(request["method"], "PATCH");
    assert_eq!(request["cookies"], json!(["session"]));
    assert_eq!(request["bodyBytes"], r#"{"name":"Friends"}"#.len());
    assert_eq!(header(&request["headers"], "if-match"), "\"1\"");
    let answer = &patch["answer"];
    assert_eq!(answer["status"], 200);
    assert!(answer["bodyBytes"].as_u64().unwrap() > 0);
    assert_eq!(header(&answer["headers"], "etag"), "\"2\"");
    assert_eq!(
        header(&answer["headers"], "access-control-allow-origin"),
        APP
    );
    assert_eq!(
        header(&answer["headers"], "access-control-allow-credentials"),
        "true"
    );
}

#[actix_web::test]
async fn preflight_of_an_allowed_origin_for_a_method_that_is_not_granted_is_recorded_in_full() {
    let app = TestApp::start().await;
    let target = format!("/api/contactgroups?wire={TOKEN}");
    app.page().preflight("PURGE", &target).await;
    let exchange = &exchanges(&app).await[0];
    assert_eq!(exchange["answer"]["status"], 200, "{exchange}");
    assert_eq!(
        header(
            &exchange["answer"]["headers"],
            "access-control-allow-origin"
        ),
        APP
    );
}

#[actix_web::test]
async fn record_of_an_allowed_origin_holds_no_secret() {
    let (app, ada) = TestApp::signed_in().await;
    for name in ["Secret society", "Secret service"] {
        ada.add_group(name).await;
    }
    let list = format!("/api/contactgroups?q=secret&limit=1&wire={TOKEN}");
    let list = ada.get(&list).header("authorization", "Bearer hidden");
    let link = list.await.assert_status(200).header("link").to_owned();
    assert!(!link.is_empty());
    let sign_in = json!({ "email": ADA, "password": PASSWORD });
    let sign_in = ada.post(&format!("/api/session?wire={TOKEN}"), &sign_in);
    let (_, session, _) = sign_in.await.assert_status(200).cookie();

    let record = wire_of(&app, TOKEN).await;
    let headers = |seq: usize| &record["exchanges"][seq]["answer"]["headers"];
    assert_eq!(header(headers(0), "link"), "…");
    assert_eq!(header(headers(1), "set-cookie"), "…");
    let text = record.to_string();
    let old_session = ada.cookie().strip_prefix("session=").unwrap();
    for secret in [&session, old_session, "ecret s", "cursor", "hidden", "q="] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

#[actix_web::test]
async fn of_a_refused_origin_only_what_its_page_chose_is_recorded() {
    let (app, ada) = TestApp::signed_in().await;
    let apex = ada.on(APEX);
    let target = format!("/api/contactgroups?limit=1&wire={TOKEN}");
    let get = apex.get(&target).header("if-none-match", "\"1\"");
    get.header("x-custom", "1").await.assert_status(200);
    let preflight = apex.without_cookie().preflight("PUT", &target);
    let preflight = preflight.header("access-control-request-headers", "content-type");
    preflight.await.assert_status(403);
    let post = apex
        .request("POST", &target)
        .body("text/plain", "a simple one");
    post.await.assert_status(403);

    let exchange = |seq: usize, method: &str, preflight: bool, headers: Value| {
        json!({
            "seq": seq, "atMs": null, "tookMs": null, "host": API, "preflight": preflight,
            "request": {
                "method": method, "path": "/api/contactgroups", "headers": headers,
                "cookies": null, "bodyBytes": null,
            },
            "answer": { "withheld": true },
        })
    };
    let origin = json!(["origin", APEX]);
    assert_eq!(
        wire_of(&app, TOKEN).await,
        json!({
            "run": TOKEN, "truncated": false, "rememberedMs": null,
            "exchanges": [
                exchange(0, "GET", false, json!([origin])),
                exchange(1, "OPTIONS", true, json!([
                    origin,
                    ["access-control-request-method", "PUT"],
                    ["access-control-request-headers", "content-type"],
                ])),
                exchange(2, "POST", false, json!([origin, ["content-type", "text/plain"]])),
            ],
        })
    );
}

#[actix_web::test]
async fn request_without_origin_is_not_recorded() {
    let (app, ada) = TestApp::signed_in().await;
    let program = ada.without_origin();
    for site in ["same-origin", "same-site", "cross-site", "none"] {
        let get = program.get(&format!("/api/contactgroups?wire={TOKEN}"));
        get.header("sec-fetch-site", site).await.assert_status(200);
        let post = program.request("POST", &format!("/api/contactgroups?wire={TOKEN}"));
        post.header("sec-fetch-site", site).await;
    }
    assert_eq!(exchanges(&app).await, Vec::<Value>::new());
}

#[actix_web::test]
async fn request_for_another_host_is_neither_recorded_nor_answered() {
    let (app, ada) = TestApp::signed_in().await;
    let elsewhere = ada.at_host("rebound.example:8081");
    let target = format!("/api/contactgroups?wire={TOKEN}");
    for page in [&elsewhere, &elsewhere.on(STRANGER)] {
        page.get(&target).await.assert_problem(421, "wrong-host");
        let preflight = page.preflight("PUT", &target).await;
        preflight.assert_problem(421, "wrong-host");
        page.get(&format!("/healthz?wire={TOKEN}"))
            .await
            .assert_status(200);
        let record = page.get(&format!("/wire/{TOKEN}")).await;
        record.assert_problem(421, "wrong-host");
    }
    assert_eq!(exchanges(&app).await, Vec::<Value>::new());
}

#[actix_web::test]
async fn every_page_can_read_a_record_without_credentials() {
    let (_app, ada) = TestApp::signed_in().await;
    let allowed = format!("/api/contactgroups?wire={TOKEN}");
    ada.get(&allowed).await.assert_status(200);
    let target = format!("/wire/{TOKEN}");
    for page in [
        ada.clone(),
        ada.on(BLOG),
        ada.on(STRANGER),
        ada.on("null"),
        ada.without_origin(),
    ] {
        let response = page.get(&target).await.assert_status(200);
        assert_readable_by_all(&response);
        assert_eq!(response.header("content-type"), "application/json");
        assert_eq!(response.json()["exchanges"].as_array().unwrap().len(), 1);
        assert_eq!(page.head(&target).await.assert_status(200).body, b"");
        for method in ["POST", "PUT", "DELETE"] {
            let refused = page.request(method, &target).await;
            refused.assert_problem(405, "method-not-allowed");
            assert_eq!(refused.header("allow"), "GET, HEAD");
            assert_readable_by_all(&refused);
        }
        let preflight = page.preflight("GET", &target).await;
        assert_readable_by_all(&preflight.assert_status(405));
    }
}

#[track_caller]
fn assert_readable_by_all(response: &Response) {
    assert_eq!(response.header("access-control-allow-origin"), "*");
    assert_eq!(response.header("access-control-allow-credentials"), "");
    assert_eq!(response.header("cache-control"), "no-store");
    assert_eq!(
        response.header("cross-origin-resource-policy"),
        "cross-origin"
    );
    assert_eq!(response.header("x-content-type-options"), "nosniff");
    assert_eq!(response.header("set-cookie"), "");
}

#[actix_web::test]
async fn only_32_hex_digits_are_a_token() {
    let (app, ada) = TestApp::signed_in().await;
    for token in [
        "",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdeg",
        "0123456789abcdef-123456789abcdef",
        "%30123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef/",
        "../api/contactgroups",
    ] {
        let list = format!("/api/contactgroups?wire={token}");
        ada.get(&list).await.assert_status(200);
        let target = format!("/wire/{token}");
        let record = app.raw("GET", &target).header("Host", API).send(b"").await;
        record.assert_problem(404, "not-found");
        assert_readable_by_all(&record);
    }
    let upper = TOKEN.to_uppercase();
    let list = format!("/api/contactgroups?a=b&wire={upper}");
    ada.get(&list).await.assert_status(200);
    let record = wire_of(&app, &upper).await;
    assert_eq!(record["exchanges"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn token_in_the_query_changes_no_response() {
    let (app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    ada.add_group("Friends").await;
    let contact = ada.add_contact(&group, "Ada", "ada@example.com").await;
    for path in [
        "/api/contactgroups?limit=1",
        &format!("{group}?"),
        &format!("{group}/contacts?"),
        &format!("{contact}?"),
        "/api/session?",
        "/api/sessions?",
        "/api/contactgroups?limit=0",
        "/api/contactgroups/0198c0de-0000-7000-8000-000000000000?",
        "/api/openapi.json?",
        "/nothing?",
    ] {
        let plain = ada.get(path).await;
        let named = ada.get(&format!("{path}&wire={TOKEN}")).await;
        assert_eq!(plain.status, named.status, "{path}");
        assert_eq!(plain.text(), named.text(), "{path}");
        for name in ["etag", "link", "x-total-count", "cache-control"] {
            assert_eq!(plain.header(name), named.header(name), "{path}: {name}");
        }
        assert_cors(&named, APP);
    }
    let etag = ada.get(&group).await.header("etag").to_owned();
    let known = ada.get(&format!("{group}?wire={TOKEN}"));
    known.header("if-none-match", etag).await.assert_status(304);
    let last = exchanges(&app).await.pop().unwrap();
    assert_eq!(last["answer"]["status"], 304);
    assert_eq!(last["answer"]["bodyBytes"], 0);
}

#[actix_web::test]
async fn nothing_is_recorded_unless_it_is_switched_on() {
    let app = TestApp::start_with(|args| args.wire = "off".to_owned()).await;
    let page = app.page();
    let target = format!("/api/session?wire={TOKEN}");
    assert_cors(&page.get(&target).await.assert_status(200), APP);
    let record = page.get(&format!("/wire/{TOKEN}")).await;
    record.assert_problem(404, "not-found");
    assert_cors(&record, APP);
}

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

#[actix_web::test]
async fn exchanges_of_allowed_and_refused_pages_with_one_token_are_in_order() {
    let app = TestApp::start().await;
    let (allowed, refused) = (app.page(), app.page().on(STRANGER));
    for (number, page) in [&refused, &allowed, &allowed, &refused]
        .into_iter()
        .enumerate()
    {
        page.get(&format!("/nothing/{number}?wire={TOKEN}")).await;
    }
    let exchanges = exchanges(&app).await;
    let order: Vec<_> = exchanges
        .iter()
        .map(|it| (it["seq"].as_u64().unwrap(), it["request"]["path"].clone()))
        .collect();
    let path = |number: u64| (number, json!(format!("/nothing/{number}")));
    assert_eq!(order, [0, 1, 2, 3].map(path));
    let withheld = exchanges.iter().map(|it| it["answer"]["withheld"] == true);
    assert_eq!(withheld.collect::<Vec<_>>(), [true, false, false, true]);
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
                request = request.header("If-Match", &quotes);
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
    let if_match = header(headers, "if-match");
    assert_eq!(if_match, format!("{}…", "\"".repeat(256)));
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
