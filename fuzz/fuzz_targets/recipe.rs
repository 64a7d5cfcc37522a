//! Whatever is sent as a recipe: a good one, or the fields that cannot be accepted; and a good one
//! says the same when it is written and read again.

#![no_main]

use std::sync::LazyLock;

use cors_lab::{
    origins::{Origins, PageOrigins},
    recipe::behaviour::{Behaviour, Content, Recipe, Step},
};
use libfuzzer_sys::fuzz_target;

static ORIGINS: LazyLock<Origins> = LazyLock::new(|| {
    let origin = |text: &str| text.parse().unwrap();
    Origins {
        lab: origin("http://lab.mixmax.localhost:8082"),
        third: origin("http://lab.third.localhost:8082"),
        pages: PageOrigins {
            app: origin("http://app.mixmax.localhost:8080"),
            sibling: origin("http://blog.mixmax.localhost:8080"),
            apex: origin("http://mixmax.localhost:8080"),
            stranger: origin("http://evil.localhost:8080"),
            look_alike: origin("http://evilmixmax.localhost:8080"),
        },
    }
});

fuzz_target!(|json: &str| {
    match Recipe::parse(json, &ORIGINS) {
        Err(errors) => {
            assert!(!errors.0.is_empty());
            assert!(
                errors
                    .0
                    .iter()
                    .all(|error| !error.field.is_empty() && !error.message.is_empty())
            );
        }
        Ok(recipe) => {
            assert_safe(&recipe);
            assert_eq!(Recipe::parse(&recipe.to_json(), &ORIGINS), Ok(recipe));
        }
    }
});

fn assert_safe(recipe: &Recipe) {
    for Step { behaviour, .. } in recipe.preflight.iter().chain([&recipe.response]) {
        match behaviour {
            Behaviour::Respond { content, .. } => assert_safe_headers(content),
            Behaviour::Redirect { content, redirect } => {
                assert_safe_headers(content);
                redirect.recipe.iter().for_each(assert_safe);
            }
            Behaviour::Abort | Behaviour::NotHttp => {}
        }
    }
}

/// No header can end its line, be of a type that a browser renders, or set a foreign cookie.
fn assert_safe_headers(content: &Content) {
    for (name, value) in &content.headers {
        assert!(!name.contains(['\r', '\n', ':', ' ']), "{name:?}");
        assert!(!value.contains(['\r', '\n', '\0']), "{value:?}");
        match name.to_ascii_lowercase().as_str() {
            "content-type" => assert!(!value.to_ascii_lowercase().contains("html")),
            "set-cookie" => assert!(value.trim_start().starts_with("lab-")),
            _ => {}
        }
    }
}
