//! The running containers in a real browser: what the demo does, they do too.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

use std::env;

use support::{
    Origins,
    browser::Browser,
    scenarios::{journey, page_origins},
};

#[tokio::test]
async fn a_person_does_everything_with_their_contacts() {
    journey::everything(&Browser::start().await, published()).await;
}

#[tokio::test]
async fn the_app_and_its_sibling_get_everything() {
    page_origins::trusted_origins_get_everything(&Browser::start().await, published()).await;
}

#[tokio::test]
async fn the_apex_a_stranger_and_a_look_alike_get_nothing() {
    page_origins::other_origins_get_nothing(&Browser::start().await, published()).await;
}

#[tokio::test]
async fn a_sandboxed_page_gets_nothing() {
    page_origins::a_sandboxed_page_gets_nothing(&Browser::start().await, published()).await;
}

/// Where docker-compose.yml publishes them.
fn published() -> Origins {
    let port = |variable: &str, default: u16| match env::var(variable) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{variable}={text} is no port")),
        Err(_) => default,
    };
    Origins {
        web_port: port("TWO_ORIGINS_WEB_PORT", 8080),
        api_port: port("TWO_ORIGINS_API_PORT", 8081),
        lab_port: port("TWO_ORIGINS_LAB_PORT", 8082),
    }
}
