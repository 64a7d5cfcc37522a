//! Finding groups and contacts by a part of their text.

use support::names::{ADA, GRACE};

use crate::helpers::TestApp;

#[actix_web::test]
async fn search_finds_groups_by_part_of_their_name_in_any_case() {
    let (_app, ada) = TestApp::signed_in().await;
    for name in [
        "Analytical Society",
        "Éducation",
        "ÉTUDES",
        "100 %",
        "a_b",
        "axb",
        "Wow!",
        "ΌΣΟΣ",
    ] {
        ada.add_group(name).await;
    }
    for (search, expected) in [
        ("soc", vec!["Analytical Society"]),
        ("ANALYTICAL", vec!["Analytical Society"]),
        ("%20society%20", vec!["Analytical Society"]),
        ("%C3%A9", vec!["Éducation", "ÉTUDES"]),
        ("%C3%89", vec!["Éducation", "ÉTUDES"]),
        ("%25", vec!["100 %"]),
        ("_", vec!["a_b"]),
        ("!", vec!["Wow!"]),
        ("a_b", vec!["a_b"]),
        ("%CF%8C%CF%83", vec!["ΌΣΟΣ"]),
        ("nothing", vec![]),
        ("'", vec![]),
        ("\\", vec![]),
        ("%25%25", vec![]),
    ] {
        let path = format!("/api/contactgroups?q={search}");
        let response = ada.get(&path).await.assert_status(200);
        assert_eq!(ada.names_at(&path).await, expected, "{search}");
        assert_eq!(
            response.header("x-total-count"),
            expected.len().to_string(),
            "{search}"
        );
    }
    let all = ada.get("/api/contactgroups?q=%20").await.assert_status(200);
    assert_eq!(all.header("x-total-count"), "8");
}

#[actix_web::test]
async fn search_finds_contacts_by_name_or_email() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let other = ada.add_group("Friends").await;
    ada.add_contact(&group, "Ada Lovelace", ADA).await;
    ada.add_contact(&group, "Émilie", "emilie@example.org")
        .await;
    ada.add_contact(&group, "Grace", "G_100%!@example.com")
        .await;
    ada.add_contact(&other, "Ada in another group", GRACE).await;
    for (search, expected) in [
        ("LOVE", vec!["Ada Lovelace"]),
        ("Example.COM", vec!["Ada Lovelace", "Grace"]),
        ("example.org", vec!["Émilie"]),
        ("%C3%89MILIE", vec!["Émilie"]),
        ("g_1", vec!["Grace"]),
        ("_", vec!["Grace"]),
        ("%25!", vec!["Grace"]),
        ("another", vec![]),
    ] {
        let path = format!("{group}/contacts?q={search}");
        let mut found = ada.names_at(&path).await;
        found.sort_unstable();
        assert_eq!(found, expected, "{search}");
        let total = ada.get(&path).await.header("x-total-count").to_owned();
        assert_eq!(total, expected.len().to_string(), "{search}");
    }
}

#[actix_web::test]
async fn search_over_200_characters_is_rejected() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for list in ["/api/contactgroups", &format!("{group}/contacts")] {
        for letter in ["x", "%25", "%C3%A9"] {
            let path = format!("{list}?q={}", letter.repeat(200));
            let response = ada.get(&path).await.assert_status(200);
            assert_eq!(response.header("x-total-count"), "0");
            for length in [201, 10_000] {
                let path = format!("{list}?q={}", letter.repeat(length));
                ada.get(&path).await.assert_invalid_fields(&["q"]);
            }
        }
    }
}
