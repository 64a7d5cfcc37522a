//! Whatever is sent as a recipe: a good one or the fields that will not do; and a good one says
//! the same when it is written and read again.
//!
//! `cargo +nightly fuzz run recipe -- -max_total_time=600` in `contacts-service/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use recipe::{Answer, Recipe};
use settings::Settings;

#[allow(dead_code)]
#[path = "../../src/lab/bodies.rs"]
mod bodies;
#[path = "../../src/lab/header_rules.rs"]
mod header_rules;
#[path = "../../src/lab/recipe.rs"]
mod recipe;
#[path = "../../src/lab/rules.rs"]
mod rules;

/// What the rules need of the lab's settings.
mod settings {
    pub struct Settings {
        pub lab: &'static str,
        pub third: &'static str,
        pub pages: Vec<&'static str>,
    }
}

fuzz_target!(|json: &str| {
    let settings = Settings {
        lab: "http://lab.mixmax.localhost:8081",
        third: "http://lab.third.localhost:8081",
        pages: vec!["http://app.mixmax.localhost:8080", "http://evil.localhost:8080"],
    };
    match Recipe::parse(json, &settings) {
        Err(bad) => {
            assert!(!bad.is_empty());
            assert!(bad.iter().all(|bad| !bad.field.is_empty() && !bad.message.is_empty()));
        }
        Ok(recipe) => {
            [&recipe.preflight, &recipe.response].into_iter().flatten().for_each(assert_safe);
            let written = serde_json::to_string(&recipe).unwrap();
            assert_eq!(Recipe::parse(&written, &settings), Ok(recipe));
        }
    }
});

/// No header can end its line, be of a type that a browser renders, or set a foreign cookie.
fn assert_safe(answer: &Answer) {
    for (name, value) in &answer.headers {
        assert!(!name.contains(['\r', '\n', ':', ' ']), "{name:?}");
        assert!(!value.contains(['\r', '\n', '\0']), "{value:?}");
        match name.to_ascii_lowercase().as_str() {
            "content-type" => assert!(!value.to_ascii_lowercase().contains("html")),
            "set-cookie" => assert!(value.trim_start().starts_with("lab-")),
            _ => {}
        }
    }
    let redirect = answer.redirect.as_ref().and_then(|redirect| redirect.recipe.as_ref());
    for recipe in redirect {
        [&recipe.preflight, &recipe.response].into_iter().flatten().for_each(assert_safe);
    }
}
