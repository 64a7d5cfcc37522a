//! Lists come in pages, each entry once and in order.

use serde_json::{Value, json};

use support::{
    Page, assert_cors,
    names::{ADA, APP},
};

use crate::helpers::TestApp;

const GROUPS: &str = "/api/contactgroups";

/// The names of all pages from `path` on, and how many pages there were.
async fn walk(page: &Page, path: &str) -> (Vec<String>, usize) {
    let (mut names, mut pages, mut next) = (Vec::new(), 0, Some(path.to_owned()));
    while let Some(path) = next {
        let response = page.get(&path).await.assert_status(200);
        let body = response.json();
        let items = body["items"].as_array().unwrap();
        names.extend(
            items
                .iter()
                .map(|item| item["name"].as_str().unwrap().to_owned()),
        );
        pages += 1;
        next = link(response.header("link"));
        assert_eq!(next.is_some(), body["next"].is_string(), "{response:?}");
        if let (Some(link), Value::String(cursor)) = (&next, &body["next"]) {
            assert!(link.contains(&format!("cursor={cursor}")), "{link}");
        }
    }
    (names, pages)
}

/// The target of a `Link` to the next page.
fn link(header: &str) -> Option<String> {
    if header.is_empty() {
        return None;
    }
    let target = header
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix(">; rel=\"next\""));
    Some(target.unwrap_or_else(|| panic!("{header}")).to_owned())
}

#[actix_web::test]
async fn three_pages_list_130_groups_once_and_in_order() {
    let (_app, ada) = TestApp::signed_in().await;
    let mut expected: Vec<_> = (0..130)
        .map(|n| format!("Group {:03}", n * 37 % 130))
        .collect();
    for name in &expected {
        ada.add_group(name).await;
    }
    expected.sort_unstable();
    let first = ada.get(GROUPS).await.assert_status(200);
    assert_cors(&first, APP);
    assert_eq!(first.header("x-total-count"), "130");
    assert_eq!(first.json()["items"].as_array().unwrap().len(), 50);
    assert_eq!(walk(&ada, GROUPS).await, (expected.clone(), 3));
    assert_eq!(
        walk(&ada, &format!("{GROUPS}?limit=50")).await,
        (expected.clone(), 3)
    );
    assert_eq!(
        walk(&ada, &format!("{GROUPS}?limit=200")).await,
        (expected.clone(), 1)
    );
    assert_eq!(
        walk(&ada, &format!("{GROUPS}?limit=65")).await,
        (expected, 2)
    );
}

#[actix_web::test]
async fn total_count_follows_creations_and_deletions() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    ada.add_group("Friends").await;
    let taken = json!({ "name": "family" });
    ada.post(GROUPS, &taken)
        .await
        .assert_problem(409, "name-taken");
    assert_eq!(ada.get(GROUPS).await.header("x-total-count"), "2");
    ada.delete(&group).await.assert_status(204);
    ada.delete(&group).await.assert_problem(404, "not-found");
    assert_eq!(ada.get(GROUPS).await.header("x-total-count"), "1");
}

#[actix_web::test]
async fn next_page_keeps_the_search() {
    let (_app, ada) = TestApp::signed_in().await;
    for name in ["a & b 1", "a & b 2", "a & b 3", "other"] {
        ada.add_group(name).await;
    }
    let path = format!("{GROUPS}?limit=1&q=A%20%26%20B");
    assert_eq!(ada.get(&path).await.header("x-total-count"), "3");
    let (names, pages) = walk(&ada, &path).await;
    assert_eq!(
        (names, pages),
        (
            vec!["a & b 1".into(), "a & b 2".into(), "a & b 3".into()],
            3
        )
    );
}

#[actix_web::test]
async fn contacts_with_equal_names_are_all_listed_across_pages() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for _ in 0..5 {
        ada.add_contact(&group, "Ada", ADA).await;
    }
    let mut ids = Vec::new();
    let mut next = Some(format!("{group}/contacts?limit=2"));
    while let Some(path) = next {
        let response = ada.get(&path).await.assert_status(200);
        assert_eq!(response.header("x-total-count"), "5");
        let body = response.json();
        ids.extend(
            body["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["id"].to_string()),
        );
        next = link(response.header("link"));
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 5);
}

#[actix_web::test]
async fn changes_between_two_pages_repeat_no_group() {
    let (_app, ada) = TestApp::signed_in().await;
    let mut paths = Vec::new();
    for name in ["a", "b", "c", "d", "e"] {
        paths.push(ada.add_group(name).await);
    }
    let first = ada
        .get(&format!("{GROUPS}?limit=2"))
        .await
        .assert_status(200);
    let next = link(first.header("link")).unwrap();
    ada.add_group("aa").await;
    ada.delete(&paths[1]).await.assert_status(204);
    assert_eq!(walk(&ada, &next).await.0, ["c", "d", "e"]);
}

#[actix_web::test]
async fn order_ignores_case() {
    let (_app, ada) = TestApp::signed_in().await;
    for name in ["b", "A", "C", "a2"] {
        ada.add_group(name).await;
    }
    assert_eq!(ada.names_at(GROUPS).await, ["A", "a2", "b", "C"]);
}

#[actix_web::test]
async fn unchanged_page_gets_304() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let tag = ada
        .get(GROUPS)
        .await
        .assert_status(200)
        .header("etag")
        .to_owned();
    let unchanged = ada
        .get(GROUPS)
        .header("if-none-match", &tag)
        .await
        .assert_status(304);
    assert!(unchanged.body.is_empty());
    assert_eq!(unchanged.header("etag"), tag);
    ada.patch(&group, &serde_json::json!({ "name": "Friends" }))
        .await
        .assert_status(200);
    let changed = ada
        .get(GROUPS)
        .header("if-none-match", &tag)
        .await
        .assert_status(200);
    assert_ne!(changed.header("etag"), tag);
    assert_eq!(changed.json()["items"][0]["name"], "Friends");
}

#[actix_web::test]
async fn invalid_query_parameters_are_named() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for list in [GROUPS.to_owned(), format!("{group}/contacts")] {
        for limit in ["0", "201", "-1", "x", "", "1e2", "99999999999999999999"] {
            ada.get(&format!("{list}?limit={limit}"))
                .await
                .assert_invalid_fields(&["limit"]);
        }
        for cursor in ["", "x", "!!!", "AAAA", "%00"] {
            ada.get(&format!("{list}?cursor={cursor}"))
                .await
                .assert_invalid_fields(&["cursor"]);
        }
        let both = ada.get(&format!("{list}?cursor=x&limit=x")).await;
        both.assert_invalid_fields(&["cursor", "limit"]);
        ada.get(&format!("{list}?q=%00"))
            .await
            .assert_invalid_fields(&["q"]);
        for twice in ["q=a&q=b", "limit=1&limit=2"] {
            ada.get(&format!("{list}?{twice}"))
                .await
                .assert_problem(400, "bad-request");
        }
        for strange in ["?q=%ff", "?q=%zz", "?unknown=1", "?", "?&&=&"] {
            ada.get(&format!("{list}{strange}"))
                .await
                .assert_status(200);
        }
    }
}
