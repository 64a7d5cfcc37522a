//! What belongs to somebody else is not there.

use serde_json::json;

use support::names::{ADA, GRACE};

use crate::helpers::TestApp;

#[actix_web::test]
async fn groups_and_contacts_of_another_account_get_404() {
    let (app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    let contacts = format!("{group}/contacts");
    let before = (ada.get(&group).await.json(), ada.get(&contact).await.json());

    let grace = app.sign_up(GRACE).await;
    let (name, body) = (
        json!({ "name": "Mine" }),
        json!({ "name": "Mine", "email": GRACE }),
    );
    for request in [
        grace.get(&group),
        grace.put(&group, &name),
        grace.patch(&group, &name),
        grace.delete(&group),
        grace.get(&contacts),
        grace.get(&format!("{contacts}?q=ada")),
        grace.post(&contacts, &body),
        grace.get(&contact),
        grace.put(&contact, &body),
        grace.patch(&contact, &name),
        grace.delete(&contact),
        grace.delete(&contact).header("if-match", "*"),
        grace.get(&group).header("if-none-match", "*"),
    ] {
        request.await.assert_problem(404, "not-found");
    }
    for path in [&group, &contacts, &contact] {
        grace.head(path).await.assert_status(404);
    }
    let list = grace.get("/api/contactgroups").await.assert_status(200);
    assert_eq!(list.header("x-total-count"), "0");
    assert_eq!(list.json()["items"], json!([]));
    assert_eq!(
        (ada.get(&group).await.json(), ada.get(&contact).await.json()),
        before
    );
}

#[actix_web::test]
async fn cursor_of_another_account_lists_only_own_groups() {
    let (app, ada) = TestApp::signed_in().await;
    for name in ["a", "b", "c"] {
        ada.add_group(name).await;
    }
    let page = ada
        .get("/api/contactgroups?limit=1")
        .await
        .assert_status(200)
        .json();
    let cursor = page["next"].as_str().unwrap();
    let grace = app.sign_up(GRACE).await;
    grace.add_group("b of Grace").await;
    let path = format!("/api/contactgroups?cursor={cursor}");
    assert_eq!(grace.names_at(&path).await, ["b of Grace"]);
}
