//! The description says what the service does.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::helpers::TestApp;

/// Every path that is described, with its methods in upper case.
fn described(openapi: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let paths = openapi["paths"].as_object().unwrap();
    let methods = |item: &Value| {
        let keys = item.as_object().unwrap().keys();
        keys.filter(|key| *key != "parameters")
            .map(|key| key.to_uppercase())
            .collect()
    };
    paths
        .iter()
        .map(|(path, item)| (path.clone(), methods(item)))
        .collect()
}

#[actix_web::test]
async fn description_has_every_route_and_method() {
    let (_app, ada) = TestApp::signed_in().await;
    let response = ada.get("/api/openapi.json").await.assert_status(200);
    assert_eq!(response.header("content-type"), "application/json");
    let openapi = response.json();
    assert!(openapi["openapi"].as_str().unwrap().starts_with("3.1."));
    let described = described(&openapi);
    let paths: Vec<_> = described.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "/api/contactgroups",
            "/api/contactgroups/{group}",
            "/api/contactgroups/{group}/contacts",
            "/api/contactgroups/{group}/contacts/{contact}",
            "/api/openapi.json",
            "/api/password",
            "/api/session",
            "/api/sessions",
            "/api/sessions/{session}",
            "/healthz",
            "/metrics",
            "/readyz",
            "/wire/{token}",
        ]
    );
    let id = "0198c0de-0000-7000-8000-000000000000";
    for (path, methods) in &described {
        let path = path.replace("{group}", id).replace("{contact}", id);
        let path = path.replace("{session}", id);
        let refused = ada.request("PURGE", &path).await.assert_status(405);
        let answered = refused
            .header("allow")
            .split(", ")
            .map(str::to_owned)
            .collect();
        assert_eq!(methods, &answered, "{path}");
        for method in methods {
            let response = ada.request(method, &path).await;
            assert_ne!(response.status, 405, "{method} {path}");
        }
    }
}

#[actix_web::test]
async fn every_refusal_of_a_method_or_a_mode_is_described() {
    let (_app, ada) = TestApp::signed_in().await;
    let openapi = ada.get("/api/openapi.json").await.assert_status(200).json();
    let group = ada.add_group("Family").await;
    let group = group.strip_prefix("/api/contactgroups/").unwrap();
    let token = "0".repeat(32);
    for (path, methods) in described(&openapi) {
        let responses = &openapi["paths"][&path]["get"]["responses"];
        if !methods.contains("GET") {
            continue;
        }
        let path = path.replace("{group}", group).replace("{token}", &token);
        let path = path.replace("{contact}", group);
        let no_cors = ada.get(&path).header("sec-fetch-mode", "no-cors").await;
        let described = responses[no_cors.status.to_string()].is_object();
        assert!(described, "{path}: {}", no_cors.status);
        if methods.len() == 2 {
            ada.delete(&path).await.assert_status(405);
            assert!(responses["405"].is_object(), "{path}");
        }
    }
}

#[actix_web::test]
async fn description_names_the_cookie_that_is_read() {
    for (origin, cookie) in [
        ("http://contacts.example.localhost", "session"),
        ("https://contacts.example.com", "__Host-session"),
    ] {
        let app = TestApp::start_with(|args| args.public_origin = origin.to_owned()).await;
        let page = app.page().at_host(origin.split_once("://").unwrap().1);
        let openapi = page.get("/api/openapi.json").await.assert_status(200);
        let scheme = &openapi.json()["components"]["securitySchemes"]["session"];
        assert_eq!(scheme["name"], cookie);
    }
}

#[actix_web::test]
async fn references_resolve_and_operation_ids_are_unique() {
    let (_app, ada) = TestApp::signed_in().await;
    let openapi = ada.get("/api/openapi.json").await.assert_status(200).json();
    let (mut references, mut names) = (Vec::new(), Vec::new());
    collect(&openapi, "$ref", &mut references);
    collect(&openapi, "operationId", &mut names);
    assert!(!references.is_empty());
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(openapi.pointer(pointer).is_some(), "{reference}");
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

fn collect(value: &Value, key: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if name == key => found.push(text.clone()),
                    _ => collect(member, key, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, key, found)),
        _ => {}
    }
}
