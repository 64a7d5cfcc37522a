//! The demo in a real browser.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

#[macro_use]
mod each_engine;

mod account;
mod bare_page;
mod conflicts;
mod contacts;
mod cookie_jar;
mod cookies;
mod cross_origin_access;
mod diagnose_message;
mod diagnose_page;
mod diagnose_secrets;
mod embedded_data;
mod failures;
mod first_screen;
mod forced_colours;
mod forgotten_run;
mod hostile_links;
mod hostile_pages;
mod hostile_tabs;
mod isolated_text;
mod lab;
mod lab_advice;
mod lab_engines;
mod lab_find;
mod lab_frame;
mod lab_recipes;
mod lab_switch;
mod last_call;
mod learn;
mod loading;
mod long_cookies;
mod origins_page;
mod own_wire;
mod page_layout;
mod page_quality;
mod partitioned_cookie;
mod planted_cookie;
mod playground;
mod print;
mod screenshot;
mod stacks_page;
mod states;
mod three_engines;
mod whole_values;
mod wide_screen;
