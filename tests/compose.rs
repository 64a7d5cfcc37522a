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
async fn contacts_can_be_managed_from_sign_in_to_sign_out() {
    journey::from_sign_in_to_sign_out(&Browser::start().await, published()).await;
}

#[tokio::test]
async fn app_and_sibling_origin_can_read_and_write() {
    page_origins::trusted_origins_can_read_and_write(&Browser::start().await, published()).await;
}

#[tokio::test]
async fn apex_stranger_and_look_alike_can_neither_read_nor_write() {
    page_origins::other_origins_can_neither_read_nor_write(&Browser::start().await, published())
        .await;
}

#[tokio::test]
async fn sandboxed_page_can_neither_read_nor_write() {
    page_origins::sandboxed_page_can_neither_read_nor_write(&Browser::start().await, published())
        .await;
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
