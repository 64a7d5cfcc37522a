//! What a page of a refused origin can find out about an account, with the session's cookie on
//! its requests: nothing.

use std::collections::BTreeSet;

use serde_json::json;

use support::{
    Page,
    names::{ADA, APEX, API, APP, GRACE, STRANGER},
};

use crate::helpers::TestApp;

const TOKEN: &str = "00112233445566778899aabbccddeeff";
const GROUP: &str = "/api/contactgroups/0198c0de-0000-7000-8000-000000000000";

/// Makes every request that a refused page can have a browser send, with the token in its query.
async fn probe(app: &TestApp, victim: &Page, existing: &str, cursors: &[String]) {
    let mut paths = vec![
        "/api/contactgroups".to_owned(),
        "/api/session".to_owned(),
        "/api/sessions".to_owned(),
        "/api/nothing".to_owned(),
        format!("{existing}/contacts"),
        existing.to_owned(),
    ];
    let search = |cursor| format!("/api/contactgroups?limit=1&cursor={cursor}");
    paths.extend(cursors.iter().map(search));
    for path in paths {
        let joint = if path.contains('?') { '&' } else { '?' };
        let target = format!("{path}{joint}wire={TOKEN}");
        for origin in [APEX, "null", STRANGER] {
            let page = victim.on(origin);
            page.get(&target).await;
            // As the browser adds it by itself, for what it has in its cache.
            let stored = victim.get(&path).await.header("etag").to_owned();
            if !stored.is_empty() {
                page.get(&target).header("if-none-match", &stored).await;
            } else {
                page.get(&target).await;
            }
            page.head(&target).await;
            page.preflight("DELETE", &target).await;
            page.request("POST", &target)
                .body("text/plain", "{}")
                .await
                .assert_status(403);
        }
        victim.without_origin().get(&target).await;
        let cookie = victim.cookie().to_owned();
        let two = app.raw("GET", &target).header("Host", API);
        let two = two.header("Origin", APEX).header("Origin", APP);
        two.header("Cookie", cookie).send(b"").await;
    }
}

/// The names of all groups, and who is signed in.
#[derive(Debug, Clone, Copy)]
enum Account {
    SignedOut,
    AmbiguousSession,
    Empty,
    Groups(&'static [&'static str]),
}

const ACCOUNTS: [Account; 5] = [
    Account::SignedOut,
    Account::AmbiguousSession,
    Account::Empty,
    Account::Groups(&["a: first"]),
    Account::Groups(&["a: first", "m: middle", "z: oncology ward"]),
];

/// Cursors before, between and behind the groups of the accounts: a binary search.
async fn cursors(app: &TestApp) -> Vec<String> {
    let grace = app.sign_up(GRACE).await;
    for letter in 'a'..='z' {
        grace.add_group(&letter.to_string()).await;
    }
    let (mut cursors, mut next) = (Vec::new(), "/api/contactgroups?limit=5".to_owned());
    while let Some(cursor) = grace.get(&next).await.json()["next"].as_str() {
        next = format!("/api/contactgroups?limit=5&cursor={cursor}");
        cursors.push(cursor.to_owned());
    }
    assert_eq!(cursors.len(), 5);
    cursors
}

#[actix_web::test]
async fn record_has_the_same_bytes_whatever_the_account_holds() {
    let mut records = BTreeSet::new();
    for account in ACCOUNTS {
        let app = TestApp::start().await;
        let cursors = cursors(&app).await;
        let ada = app.sign_up(ADA).await;
        let mut existing = GROUP.to_owned();
        if let Account::Groups(names) = account {
            for name in names {
                existing = ada.add_group(name).await;
            }
        }
        let victim = match account {
            Account::SignedOut => ada.with_cookie("session", &"A".repeat(43)),
            Account::AmbiguousSession => {
                ada.with_cookie("session", &format!("{}; {}", "A".repeat(43), ada.cookie()))
            }
            Account::Empty | Account::Groups(_) => ada,
        };
        probe(&app, &victim, &existing, &cursors).await;
        let page = victim.on(APEX).without_cookie();
        let record = page.get(&format!("/wire/{TOKEN}")).await;
        let record = record.assert_status(200).text().to_owned();
        // Which id was asked for, the page knows.
        records.insert(record.replace(&existing, GROUP));
    }
    assert_eq!(records.len(), 1, "{records:#?}");
    let record = records.pop_first().unwrap();
    assert!(record.contains(APEX), "{record}");
}

/// Chromium's way: one bit of a private name for each cursor, if `Link` were told.
#[actix_web::test]
async fn binary_search_by_cursor_gets_no_bit() {
    let (app, ada) = TestApp::signed_in().await;
    ada.add_group("z: oncology ward").await;
    let cursors = cursors(&app).await;
    let mut told = BTreeSet::new();
    let mut bits = BTreeSet::new();
    for (number, cursor) in cursors.iter().chain([&"Cno6fg".to_owned()]).enumerate() {
        let token = format!("{number:032x}");
        let apex = ada.on(APEX);
        let list = format!("/api/contactgroups?limit=1&cursor={cursor}&wire={token}");
        let list = apex.get(&list).await.assert_status(200);
        bits.insert(list.json()["items"].as_array().unwrap().is_empty());
        let record = apex.get(&format!("/wire/{token}")).await.assert_status(200);
        told.insert(record.text().replace(&token, TOKEN));
    }
    assert_eq!(bits.len(), 2, "the responses do have the bits");
    assert_eq!(told.len(), 1, "{told:#?}");
}

/// With `cache: "force-cache"` a page makes the browser take a stored response, however old: then
/// nothing arrives, and that nothing arrived would be recorded.
#[actix_web::test]
async fn response_to_a_refused_origin_is_never_stored() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let etag = ada.get(&group).await.header("etag").to_owned();
    for origin in [APEX, STRANGER, "null"] {
        for page in [ada.on(origin), ada.on(origin).without_cookie()] {
            for path in [
                "/api/contactgroups",
                "/api/session",
                "/api/sessions",
                "/api/openapi.json",
                "/api/nothing",
                &group,
                GROUP,
                "/healthz",
                "/metrics",
            ] {
                let response = page.get(path).await;
                assert_eq!(response.header("cache-control"), "no-store", "{path}");
            }
            let known = page.get(&group).header("if-none-match", &etag).await;
            assert_eq!(known.header("cache-control"), "no-store");
        }
    }
    let response = ada.get(&group).await;
    assert_eq!(response.header("cache-control"), "private, no-cache");
}

#[actix_web::test]
async fn no_response_lets_another_origin_embed_or_time_it() {
    let (_app, ada) = TestApp::signed_in().await;
    let long_cookie = format!("a={}", "a".repeat(200_000));
    let group = ada.add_group("Family").await;
    for page in [
        ada.clone(),
        ada.on(APEX),
        ada.without_origin(),
        ada.without_origin().without_cookie(),
    ] {
        for path in [
            "/api/contactgroups",
            "/api/session",
            "/api/openapi.json",
            "/api/nothing",
            "/healthz",
            "/readyz",
            "/wire/0123456789abcdef0123456789abcdef",
            "/metrics",
            "/",
            &group,
            GROUP,
        ] {
            let responses = [
                page.get(path).await,
                page.head(path).await,
                page.post(path, &json!({})).await,
                page.preflight("PUT", path).await,
                page.at_host("elsewhere").get(path).await,
                page.get(path).header("cookie", &long_cookie).await,
            ];
            for response in responses {
                assert_eq!(
                    response.header("cross-origin-resource-policy"),
                    "same-origin",
                    "{path}: {response:?}"
                );
                assert_eq!(response.header("timing-allow-origin"), "");
                assert_eq!(response.header("server-timing"), "");
            }
        }
    }
}
