//! Whatever is sent, the answer is a clear error, nothing is kept, and the service goes on.

use support::{Page, Response};

use crate::helpers::TestApp;

async fn post(page: &Page, body: impl Into<Vec<u8>>) -> Response {
    let request = page.request("POST", "/api/contactgroups");
    request.body("application/json", body).await
}

#[actix_web::test]
async fn body_that_is_not_json_gets_400() {
    let (app, ada) = TestApp::signed_in().await;
    for body in [
        "",
        " ",
        "{",
        "}",
        "nonsense",
        "{\"name\":}",
        "{\"name\":\"a\",}",
        "{'name':'a'}",
        "{\"name\":\"a\"} trailing",
        "{\"name\":\"a\"}{\"name\":\"b\"}",
        "{\"name\":\"line\nbreak\"}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":\"\\x\"}",
        "\u{feff}{\"name\":\"a\"}",
        "{\"name\":NaN}",
        "<name>a</name>",
        "name=a",
    ] {
        post(&ada, body).await.assert_problem(400, "malformed-json");
    }
    for body in [
        &b"{\"name\":\"\xff\"}"[..],
        b"\xff\xfe{\0}\0",
        b"{\"name\":\"\0\"}",
    ] {
        post(&ada, body).await.assert_problem(400, "malformed-json");
    }
    assert_eq!(
        app.database
            .number("select count(*) from contact_groups")
            .await,
        0
    );
}

#[actix_web::test]
async fn field_of_the_wrong_type_is_named() {
    let (app, ada) = TestApp::signed_in().await;
    for (body, field) in [
        (r#"{"name":7}"#, "name"),
        (r#"{"name":true}"#, "name"),
        (r#"{"name":null}"#, "name"),
        (r#"{"name":["a"]}"#, "name"),
        (r#"{"name":{"a":"b"}}"#, "name"),
        (r#"{"name":123456789012345678901234567890}"#, "name"),
        (r#"{"name":"a","name":"b"}"#, "name"),
        (r#"{"name":"a","colour":"red"}"#, "colour"),
        (r#"{"Name":"a"}"#, "Name"),
        (
            r#"{"name":"a","id":"0198c0de-0000-7000-8000-000000000000"}"#,
            "id",
        ),
        (r#"{"__proto__":{}}"#, "__proto__"),
        (r#"{"name":"\u0000"}"#, "name"),
        (r"{}", "name"),
    ] {
        post(&ada, body).await.assert_invalid_fields(&[field]);
    }
    assert_eq!(
        app.database
            .number("select count(*) from contact_groups")
            .await,
        0
    );
}

#[actix_web::test]
async fn json_that_is_not_an_object_is_rejected() {
    let (app, ada) = TestApp::signed_in().await;
    for body in [r#"["Family"]"#, "[]", "null", "7", r#""Family""#, "true"] {
        let response = post(&ada, body).await;
        let problem = response.assert_problem(422, "invalid-fields");
        assert!(
            problem["detail"].as_str().unwrap().contains("object"),
            "{problem}"
        );
    }
    let path = ada.add_group("Family").await;
    for method in ["PUT", "PATCH"] {
        let request = ada.request(method, &path);
        let response = request.body("application/json", r#"["Friends"]"#).await;
        response.assert_problem(422, "invalid-fields");
    }
    assert_eq!(ada.names_at("/api/contactgroups").await, ["Family"]);
    assert_eq!(
        app.database
            .number("select count(*) from contact_groups")
            .await,
        1
    );
}

#[actix_web::test]
async fn huge_numbers_and_deep_nesting_are_rejected() {
    let (_app, ada) = TestApp::signed_in().await;
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(5000), close.repeat(5000));
    for body in [
        r#"{"name":1e999}"#.to_owned(),
        format!(r#"{{"name":{}}}"#, "9".repeat(5000)),
        deep("[", "]"),
        deep("{\"name\":", "}"),
        format!(r#"{{"name":{}}}"#, deep("[", "]")),
        "[".repeat(60_000),
    ] {
        let response = post(&ada, body).await;
        assert!(matches!(response.status, 400 | 422), "{response:?}");
    }
    ada.add_group("Family").await;
}

#[actix_web::test]
async fn body_over_64_kib_gets_413() {
    let (_app, ada) = TestApp::signed_in().await;
    let blanks = " ".repeat(64 * 1024 - r#"{"name":"a"}"#.len());
    post(&ada, format!(r#"{{"name":"a"}}{blanks}"#))
        .await
        .assert_status(201);
    let response = post(&ada, format!(r#"{{"name":"b"}}{blanks} "#)).await;
    let problem = response.assert_problem(413, "body-too-large");
    assert!(
        problem["detail"].as_str().unwrap().contains("65536"),
        "{problem}"
    );
    assert_eq!(ada.names_at("/api/contactgroups").await, ["a"]);
}
