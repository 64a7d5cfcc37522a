//! The explanation of a refused preflight is true of the answer at hand, for nine middlewares and for
//! the refusal of an origin, a method and a header by each. The answers are recorded ones, of one
//! policy: `https://app.example`, credentials, GET POST PUT DELETE, `content-type` and `x-a`.
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use cors_verdict::{Case, report};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    middleware: String,
    refusal: String,
    case: Case,
    says: Vec<String>,
    does_not_say: Vec<String>,
}

#[test]
fn the_explanation_says_what_the_answer_has_and_lacks() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("cases/middlewares.json")).unwrap();
    assert_eq!(rows.len(), 27);
    let mut wrong = Vec::new();
    for row in &rows {
        let why = report(&row.case).fix.unwrap().why;
        let lacks = row.says.iter().filter(|it| !why.contains(it.as_str()));
        let has = row
            .does_not_say
            .iter()
            .filter(|it| why.contains(it.as_str()));
        let complaints: Vec<_> = lacks.chain(has).collect();
        if !complaints.is_empty() {
            wrong.push(format!(
                "{}, {}: {complaints:?} in: {why}",
                row.middleware, row.refusal
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn proxy_for_somebody_elses_api_forwards_to_that_api_only() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("cases/middlewares.json")).unwrap();
    for row in &rows {
        let proxy = report(&row.case).fix.unwrap().proxy.unwrap();
        assert_eq!(
            proxy.client,
            "const response = await fetch(\"/the-api/items\");\n"
        );
        let stacks: Vec<_> = proxy.snippets.iter().map(|it| it.stack).collect();
        assert_eq!(stacks, ["vite", "next", "nginx-proxy", "express-proxy"]);
        for snippet in &proxy.snippets {
            assert!(
                snippet.code.contains("https://api.example"),
                "{}",
                snippet.code
            );
            assert!(!snippet.code.contains("no-cors"), "{}", snippet.code);
        }
    }
}
