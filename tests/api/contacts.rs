//! Contacts of a group: making, reading, changing, deleting.

use serde_json::json;

use support::names::{ADA, GRACE};

use crate::helpers::TestApp;

const NO_GROUP: &str = "/api/contactgroups/0198c0de-0000-7000-8000-000000000000";

#[actix_web::test]
async fn new_contact_is_found_at_its_location() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = json!({
        "name": " Grace Hopper ", "email": " grace@example.com ",
        "phone": " +1 555 0100 ", "note": "First line\n\tsecond line",
    });
    let made = ada
        .post(&format!("{group}/contacts"), &contact)
        .await
        .assert_status(201);
    let contact = made.json();
    assert_eq!(contact["name"], "Grace Hopper");
    assert_eq!(contact["email"], GRACE);
    assert_eq!(contact["phone"], "+1 555 0100");
    assert_eq!(contact["note"], "First line\n\tsecond line");
    let keys: Vec<_> = contact.as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        keys,
        [
            "createdAt",
            "email",
            "id",
            "name",
            "note",
            "phone",
            "updatedAt"
        ]
    );
    assert_eq!(made.header("etag"), "\"1\"");
    let path = format!("{group}/contacts/{}", contact["id"].as_str().unwrap());
    assert_eq!(made.header("location"), path);

    let found = ada.get(&path).await.assert_status(200);
    assert_eq!(found.json(), contact);
    let listed = ada
        .get(&format!("{group}/contacts"))
        .await
        .assert_status(200)
        .json();
    assert_eq!(listed, json!({ "items": [contact], "next": null }));
}

#[actix_web::test]
async fn phone_and_note_are_optional() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let nothing = [
        json!({ "name": "Ada", "email": ADA }),
        json!({ "name": "Ada", "email": ADA, "phone": null, "note": null }),
        json!({ "name": "Ada", "email": ADA, "phone": "", "note": "  " }),
    ];
    for contact in nothing {
        let made = ada
            .post(&format!("{group}/contacts"), &contact)
            .await
            .assert_status(201)
            .json();
        assert_eq!(made["phone"], json!(null));
        assert_eq!(made["note"], json!(null));
    }
}

#[actix_web::test]
async fn list_has_every_character_and_every_null_of_its_contacts() {
    let (_app, ada) = TestApp::signed_in().await;
    let text = r#"'"[1, null]\u0041\ {}%é😀 "#.trim();
    let group = ada.add_group(text).await;
    let contacts = format!("{group}/contacts");
    for (name, note) in [
        ("1", json!("one\n\ttwo\r\n\u{2028}three")),
        ("2", json!(text.repeat(70))),
        ("3", json!(null)),
    ] {
        let contact = json!({
            "name": format!("{name} {text}"), "email": ADA, "phone": note.as_str().and(Some(text)), "note": note,
        });
        ada.post(&contacts, &contact).await.assert_status(201);
    }
    for list in ["/api/contactgroups", &contacts] {
        let page = ada.get(list).await.assert_status(200).json();
        let items = page["items"].as_array().unwrap();
        assert_eq!(items.len(), if list == contacts { 3 } else { 1 });
        for item in items {
            let path = format!("{list}/{}", item["id"].as_str().unwrap());
            assert_eq!(ada.find(&path).await.as_ref(), Some(item));
        }
    }
    let names = ada.names_at(&contacts).await;
    assert_eq!(names, ["1", "2", "3"].map(|name| format!("{name} {text}")));
}

#[actix_web::test]
async fn contacts_may_share_names_and_emails() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let first = ada.add_contact(&group, "Ada", ADA).await;
    let second = ada.add_contact(&group, "Ada", ADA).await;
    assert_ne!(first, second);
    assert_eq!(
        ada.names_at(&format!("{group}/contacts")).await,
        ["Ada", "Ada"]
    );
}

#[actix_web::test]
async fn put_replaces_every_field() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    let full = json!({ "name": "Ada", "email": ADA, "phone": "1", "note": "n" });
    ada.put(&contact, &full).await.assert_status(200);
    let sparse = json!({ "name": "Grace", "email": GRACE });
    let put = ada.put(&contact, &sparse).await.assert_status(200);
    assert_eq!(put.header("etag"), "\"3\"");
    let found = ada.get(&contact).await.assert_status(200).json();
    assert_eq!(found, put.json());
    assert_eq!(found["name"], "Grace");
    assert_eq!(found["phone"], json!(null));
    assert_eq!(found["note"], json!(null));
    ada.put(&contact, &json!({ "name": "Ada" }))
        .await
        .assert_invalid_fields(&["email"]);
}

#[actix_web::test]
async fn patch_keeps_absent_fields_and_clears_null_ones() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    let patch = ada
        .patch(&contact, &json!({ "phone": "1", "note": "n" }))
        .await
        .assert_status(200)
        .json();
    assert_eq!(
        (
            &patch["name"],
            &patch["email"],
            &patch["phone"],
            &patch["note"]
        ),
        (&json!("Ada"), &json!(ADA), &json!("1"), &json!("n"))
    );
    let patch = ada
        .patch(&contact, &json!({ "phone": null }))
        .await
        .assert_status(200)
        .json();
    assert_eq!(
        (&patch["phone"], &patch["note"]),
        (&json!(null), &json!("n"))
    );
    let patch = ada
        .patch(&contact, &json!({ "note": null, "name": "Grace" }))
        .await
        .assert_status(200);
    assert_eq!(patch.json()["note"], json!(null));
    assert_eq!(patch.json()["name"], "Grace");
    assert_eq!(
        ada.get(&contact).await.assert_status(200).json(),
        patch.json()
    );
    let nulls = json!({ "name": null, "email": null });
    ada.patch(&contact, &nulls)
        .await
        .assert_invalid_fields(&["email", "name"]);
    assert_eq!(
        ada.get(&contact).await.assert_status(200).json(),
        patch.json()
    );
}

#[actix_web::test]
async fn deleting_a_contact_keeps_its_group() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    ada.delete(&contact).await.assert_status(204);
    ada.get(&contact).await.assert_problem(404, "not-found");
    ada.delete(&contact).await.assert_problem(404, "not-found");
    ada.patch(&contact, &json!({}))
        .await
        .assert_problem(404, "not-found");
    assert!(ada.names_at(&format!("{group}/contacts")).await.is_empty());
    ada.get(&group).await.assert_status(200);
}

#[actix_web::test]
async fn contacts_of_an_unknown_group_get_404() {
    let (_app, ada) = TestApp::signed_in().await;
    let contacts = format!("{NO_GROUP}/contacts");
    ada.get(&contacts).await.assert_problem(404, "not-found");
    let contact = json!({ "name": "Ada", "email": ADA });
    ada.post(&contacts, &contact)
        .await
        .assert_problem(404, "not-found");
    let search = format!("{contacts}?q=a");
    ada.get(&search).await.assert_problem(404, "not-found");
}

#[actix_web::test]
async fn contact_is_not_found_in_another_group() {
    let (_app, ada) = TestApp::signed_in().await;
    let (group, other) = (
        ada.add_group("Family").await,
        ada.add_group("Friends").await,
    );
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    let elsewhere = contact.replace(&group, &other);
    assert_ne!(elsewhere, contact);
    ada.get(&elsewhere).await.assert_problem(404, "not-found");
    ada.delete(&elsewhere)
        .await
        .assert_problem(404, "not-found");
    ada.get(&contact).await.assert_status(200);
}

#[actix_web::test]
async fn all_invalid_fields_are_named_at_once() {
    let (app, ada) = TestApp::signed_in().await;
    let contacts = format!("{}/contacts", ada.add_group("Family").await);
    ada.post(&contacts, &json!({}))
        .await
        .assert_invalid_fields(&["email", "name"]);
    let all = json!({
        "name": "a".repeat(101), "email": "no address",
        "phone": "1".repeat(41), "note": "n".repeat(2001),
    });
    ada.post(&contacts, &all)
        .await
        .assert_invalid_fields(&["email", "name", "note", "phone"]);
    let nul = json!({ "name": "a\0", "email": "a\0@example.com", "phone": "\0", "note": "\0" });
    ada.post(&contacts, &nul)
        .await
        .assert_invalid_fields(&["email", "name", "note", "phone"]);
    let long = format!("{}@{}.example.com", "a".repeat(64), "b.".repeat(100));
    for email in [
        "",
        "a",
        "a@",
        "@b.example",
        "a@b",
        "a b@example.com",
        "a@exa mple.com",
        &long,
    ] {
        let contact = json!({ "name": "Ada", "email": email });
        ada.post(&contacts, &contact)
            .await
            .assert_invalid_fields(&["email"]);
    }
    assert_eq!(
        app.database.number("select count(*) from contacts").await,
        0
    );
    let longest = json!({
        "name": "é".repeat(100), "email": ADA,
        "phone": "1".repeat(40), "note": "é\n".repeat(1000).trim_end(),
    });
    ada.post(&contacts, &longest).await.assert_status(201);
}
