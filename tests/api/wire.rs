//! The API's own wire: what is recorded for a page that names its calls with a token.

use serde_json::{Value, json};
use support::{
    Response, assert_cors,
    names::{ADA, APEX, API, APP, BLOG, PASSWORD, STRANGER},
};

use crate::{
    helpers::TestApp,
    wire_record::{TOKEN, exchanges, header, names, wire_of},
};

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
async fn record_of_a_refused_origin_has_only_what_its_page_chose() {
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
        "same-origin"
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
