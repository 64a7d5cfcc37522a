//! The demo keeps the policy file of this repository, tests/own-api.toml, by the rules of all three engines.

use std::fs;

use cors_doctor::check::{self, Checking, How, Overall};
use cors_doctor::probe::Progress;
use cors_doctor::report::Style;
use cors_doctor::send::{Client, ClientOptions};
use cors_verdict::Engine;
use support::{
    Demo,
    names::{ADA, DEMO_PASSWORD},
};

/// The outcome of a check of the demo, and what the check says.
async fn checked(change: impl Fn(String) -> String) -> (Overall, String) {
    let demo = Demo::start();
    let signed_in = demo
        .origins
        .app_page()
        .post_session(ADA, DEMO_PASSWORD)
        .await
        .assert_status(200);
    let (name, token, _) = signed_in.cookie();
    let environment =
        |variable: &str| (variable == "API_COOKIE").then(|| format!("{name}={token}"));

    let text = fs::read_to_string("tests/own-api.toml").unwrap();
    let text = text.replace(":8080", &format!(":{}", demo.origins.web_port));
    let base = demo.origins.api().parse().unwrap();
    let policy = check::read(&change(text), Some(&base), &environment).unwrap();

    let client = Client::new(ClientOptions::default()).unwrap();
    let how = How {
        sends_unsafe_methods: false,
        engines: Engine::BROWSERS.to_vec(),
        stacks: Vec::new(),
    };
    let progress = Progress::default();
    let mut checking = Checking::new(&policy, &client, &how, &progress);
    checking.run(&progress).await;
    let files = [checking.finish("tests/own-api.toml".to_owned())];
    (
        check::overall(&files),
        check::text(&files, Style::default()),
    )
}

#[actix_web::test]
async fn demo_keeps_the_policy_file_of_this_repository() {
    let (overall, said) = checked(|text| text).await;
    assert_eq!(overall, Overall::AsExpected, "{said}");
}

#[actix_web::test]
async fn policy_that_refuses_the_sibling_is_not_kept() {
    let (overall, said) = checked(|text| text.replace("[\"app\", \"blog\"]", "[\"app\"]")).await;
    assert_eq!(overall, Overall::NotAsExpected);
    assert!(said.contains("not ok  list groups from blog"), "{said}");
}
