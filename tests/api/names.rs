//! Names that look alike are one name, and what nobody can see is none.

use serde_json::json;

use support::names::ADA;

use crate::helpers::TestApp;

#[actix_web::test]
async fn name_without_a_visible_character_is_rejected() {
    let (_app, ada) = TestApp::signed_in().await;
    for name in [
        "\u{200b}",
        "\u{feff}",
        "\u{ad}",
        "\u{2060}",
        "\u{3164}",
        "\u{115f}\u{1160}",
        "\u{ffa0}",
        "\u{2800}",
        "\u{200d}",
        "\u{fe0f}",
        " \u{a0}\u{2800} \u{3000}",
    ] {
        let response = ada
            .post("/api/contactgroups", &json!({ "name": name }))
            .await;
        response.assert_invalid_fields(&["name"]);
    }
    let group = ada.add_group("Family").await;
    let contact = json!({ "name": "\u{200b}", "email": ADA });
    let response = ada.post(&format!("{group}/contacts"), &contact).await;
    response.assert_invalid_fields(&["name"]);
}

#[actix_web::test]
async fn line_separators_and_bidirectional_controls_are_rejected() {
    let (_app, ada) = TestApp::signed_in().await;
    for c in [
        '\u{2028}', '\u{2029}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
        '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{61c}', '\u{200e}', '\u{200f}',
        '\u{200b}', '\u{2060}', '\u{feff}', '\u{ad}',
    ] {
        let name = json!({ "name": format!("Fam{c}ily") });
        let response = ada.post("/api/contactgroups", &name).await;
        response.assert_invalid_fields(&["name"]);
    }
}

#[actix_web::test]
async fn characters_that_only_hide_are_rejected_within_a_name() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Others").await;
    for hidden in [
        // Fillers of Hangul.
        "\u{115f}",
        "\u{1160}",
        "\u{3164}",
        "\u{ffa0}",
        // Tags that are no flag, or more than one.
        "\u{e0001}",
        "\u{e0061}",
        "\u{e007f}",
        "🏴\u{e0061}",
        "🏴\u{e007f}\u{e0061}",
        "🏴\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e007f}",
        "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}\u{e0067}",
        // Variation selectors that vary nothing.
        "\u{fe0f}\u{fe0e}",
        " \u{fe00}",
        "\u{e0100}\u{e0101}",
        "\u{180b}\u{180c}",
        "\u{34f}\u{34f}",
        // Others that are ignorable by default.
        "\u{17b4}",
        "\u{fff0}",
        "\u{1bca0}",
        "\u{1d173}",
        "\u{e0fff}",
    ] {
        let name = json!({ "name": format!("Fam{hidden}ily") });
        let response = ada.post("/api/contactgroups", &name).await;
        response.assert_invalid_fields(&["name"]);
        let contact = json!({ "name": format!("Fam{hidden}ily"), "email": ADA });
        let response = ada.post(&format!("{group}/contacts"), &contact).await;
        response.assert_invalid_fields(&["name"]);
    }
}

#[actix_web::test]
async fn names_that_differ_in_what_cannot_be_seen_conflict() {
    let (_app, ada) = TestApp::signed_in().await;
    for (name, alike) in [
        ("Family", "Fam\u{200d}ily"),
        ("Friends", "Fri\u{200c}ends"),
        ("Work", "W\u{fe0f}o\u{e0100}rk"),
        ("Club", "C\u{34f}lub"),
        ("❤", "❤\u{fe0f}"),
        ("葛", "葛\u{e0100}"),
        ("Two words", "Two\u{2800}words"),
    ] {
        ada.add_group(name).await;
        let response = ada
            .post("/api/contactgroups", &json!({ "name": alike }))
            .await;
        response.assert_problem(409, "name-taken");
    }
    // These are seen to differ.
    for name in [
        "👩🚀",
        "👩\u{200d}🚀",
        "🙂\u{200d}↔\u{fe0f}",
        "🏴",
        "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    ] {
        ada.add_group(name).await;
    }
}

#[actix_web::test]
async fn joiners_emoji_and_right_to_left_text_are_kept() {
    let (_app, ada) = TestApp::signed_in().await;
    for name in [
        "می\u{200c}خواهم",
        "👩\u{200d}🚀",
        "👩🏽\u{200d}❤\u{fe0f}\u{200d}👩🏿",
        "❤\u{fe0f}",
        "1\u{fe0f}\u{20e3}",
        "葛\u{e0100}城",
        "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "משפחה",
        "क\u{94d}\u{200d}ष",
    ] {
        let path = ada.add_group(name).await;
        assert_eq!(ada.find(&path).await.unwrap()["name"], name);
    }
    let path = ada
        .add_group("\u{200d} \u{200d}Ada\u{200c} \u{200d}Grace\u{200d}")
        .await;
    assert_eq!(ada.find(&path).await.unwrap()["name"], "Ada Grace");
}

#[actix_web::test]
async fn names_equal_under_nfkc_and_case_folding_conflict() {
    let (_app, ada) = TestApp::signed_in().await;
    for (name, alike) in [
        ("Café", "Cafe\u{301}"),
        ("Two words", "Two\u{a0}words"),
        ("Three  words", "Three words"),
        ("Straße", "STRASSE"),
        ("Office", "O\u{fb03}ce"),
        ("ΌΣΟΣ", "όσος"),
        ("Wide", "Ｗｉｄｅ"),
    ] {
        ada.add_group(name).await;
        let response = ada
            .post("/api/contactgroups", &json!({ "name": alike }))
            .await;
        response.assert_problem(409, "name-taken");
    }
}

#[actix_web::test]
async fn name_is_stored_and_counted_in_nfc() {
    let (_app, ada) = TestApp::signed_in().await;
    let path = ada.add_group(&"e\u{301}".repeat(100)).await;
    assert_eq!(ada.find(&path).await.unwrap()["name"], "é".repeat(100));
    let longer = json!({ "name": "e\u{301}".repeat(101) });
    let response = ada.post("/api/contactgroups", &longer).await;
    response.assert_invalid_fields(&["name"]);
}

/// As rows from before have them: a key that only lower case was made for.
#[actix_web::test]
async fn older_rows_keep_invalid_names_until_their_next_change() {
    let (app, ada) = TestApp::signed_in().await;
    let path = ada.add_group("Strasse").await;
    ada.add_group("Stadt").await;
    ada.add_group("Strom").await;
    app.database
        .execute(
            "update contact_groups set name = 'Straße\u{200b}', name_key = 'straße\u{200b}'
             where name = 'Strasse'",
        )
        .await;
    let mut names = Vec::new();
    let mut next = "/api/contactgroups?limit=1".to_owned();
    for _ in 0..3 {
        let page = ada.get(&next).await.assert_status(200).json();
        names.push(page["items"][0]["name"].as_str().unwrap().to_owned());
        let cursor = page["next"].as_str().unwrap_or_default();
        next = format!("/api/contactgroups?limit=1&cursor={cursor}");
    }
    assert_eq!(names, ["Stadt", "Straße\u{200b}", "Strom"]);
    let same = json!({ "name": "Straße\u{200b}" });
    ada.put(&path, &same).await.assert_invalid_fields(&["name"]);
    let better = json!({ "name": "Straße" });
    ada.put(&path, &better).await.assert_status(200);
}

#[actix_web::test]
async fn email_with_characters_of_a_query_is_rejected() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = json!({ "name": "Ada", "email": "a@example.com?subject=x" });
    let response = ada.post(&format!("{group}/contacts"), &contact).await;
    response.assert_invalid_fields(&["email"]);
    let local_part = json!({ "name": "Ada", "email": "a?b@example.com" });
    let response = ada.post(&format!("{group}/contacts"), &local_part).await;
    response.assert_invalid_fields(&["email"]);
}

#[actix_web::test]
async fn email_and_phone_with_characters_that_hide_or_turn_text_are_rejected() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contacts = format!("{group}/contacts");
    for c in [
        '\u{202e}', '\u{2066}', '\u{2069}', '\u{61c}', '\u{200f}', '\u{200b}', '\u{2060}',
        '\u{ad}', '\u{2028}', '\u{2029}',
    ] {
        let email = json!({ "name": "Ada", "email": format!("a{c}da@example.com") });
        let response = ada.post(&contacts, &email).await;
        response.assert_invalid_fields(&["email"]);
        let phone = json!({ "name": "Ada", "email": ADA, "phone": format!("55{c}5") });
        let response = ada.post(&contacts, &phone).await;
        response.assert_invalid_fields(&["phone"]);
    }
    for c in [
        '\u{200d}',
        '\u{3164}',
        '\u{115f}',
        '\u{fe0f}',
        '\u{e0061}',
        '\u{a0}',
    ] {
        let domain = json!({ "name": "Ada", "email": format!("ada@exam{c}ple.com") });
        let response = ada.post(&contacts, &domain).await;
        response.assert_invalid_fields(&["email"]);
    }
    let seen = json!({ "name": "Ada", "email": "jörg@bücher.example", "phone": "+49\u{a0}30 12" });
    ada.post(&contacts, &seen).await.assert_status(201);
    // A note may turn its direction: the page isolates it.
    let note = json!({ "name": "Ada", "email": ADA, "note": "הערה \u{202b}א\u{202c}" });
    ada.post(&contacts, &note).await.assert_status(201);
}
