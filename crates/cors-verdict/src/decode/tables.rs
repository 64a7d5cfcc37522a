//! Today's messages, the specific before the general, and those of years ago.

mod chromium;
mod context;
pub(super) mod cures;
mod edge;
mod firefox;
mod frameworks;
mod not_cors;
mod older;
mod panels;
mod servers;
mod webkit;

use crate::decode::pattern::Pattern;
use crate::engine::Engine;

/// All patterns in the order in which they are tried, with the engine that prints them.
pub(super) fn all() -> impl Iterator<Item = (Option<Engine>, &'static Pattern)> {
    let tables = [
        (Some(Engine::Chromium), chromium::PATTERNS),
        (Some(Engine::Firefox), firefox::PATTERNS),
        (Some(Engine::Webkit), webkit::PATTERNS),
        (Some(Engine::Chromium), older::CHROMIUM),
        (Some(Engine::Firefox), older::FIREFOX),
        (None, older::SHARED),
        (None, servers::PATTERNS),
        (None, edge::PATTERNS),
        (None, panels::PATTERNS),
        (None, not_cors::PATTERNS),
        (None, frameworks::PATTERNS),
        (None, context::PATTERNS),
    ];
    tables
        .into_iter()
        .flat_map(|(engine, patterns)| patterns.iter().map(move |pattern| (engine, pattern)))
}

/// Firefox's message of that name.
pub(super) fn firefox_by_code(code: &str) -> Option<&'static Pattern> {
    firefox::PATTERNS.iter().find(|it| it.code == Some(code))
}

/// The whole name of a message of Firefox without its `CORS`.
pub(super) fn firefox_code(short: &str) -> Option<&'static str> {
    firefox::PATTERNS
        .iter()
        .filter_map(|it| it.code)
        .find(|code| code.strip_prefix("CORS") == Some(short))
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test ends where something is wrong")]
mod tests {
    use std::fmt::Write;
    use std::{env, fs};

    use super::{Pattern, chromium, firefox, webkit};

    const FILE: &str = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/console-messages.md"
    );

    const HEAD: &str = "# Console messages

What the engines print to the console about CORS, in the wording of today, under the engine's own name
for it: a member of Chromium's `CorsError` or a `net::` error, a key of Firefox's `security.properties`.
WebKit has no names for its messages; `W1` to `W29` are numbers that this repository gives them. Words in
braces stand for values, and quotes of every kind are written as `'`. The causes are those of the judge,
the likeliest first.

Made from the tables of `crates/cors-verdict/src/decode/tables/`:
`UPDATE_CONSOLE_MESSAGES=1 cargo test -p cors-verdict --lib`.
";

    fn page() -> String {
        let mut page = HEAD.to_owned();
        let tables: [(&str, &[Pattern]); 3] = [
            ("Chromium", chromium::PATTERNS),
            ("Firefox", firefox::PATTERNS),
            ("WebKit", webkit::PATTERNS),
        ];
        for (engine, patterns) in tables {
            let head = "| Code | Message | Causes |\n| --- | --- | --- |";
            writeln!(page, "\n## {engine}\n\n{head}").expect("a string can be written");
            for pattern in patterns {
                let code = pattern
                    .code
                    .map_or_else(String::new, |it| format!("`{it}`"));
                let causes: Vec<_> = pattern.causes.iter().map(|it| it.id()).collect();
                let (message, causes) = (pattern.template.trim(), causes.join(", "));
                writeln!(page, "| {code} | `{message}` | {causes} |")
                    .expect("a string can be written");
            }
        }
        page
    }

    #[test]
    fn the_published_console_messages_are_those_of_the_tables() {
        if env::var("UPDATE_CONSOLE_MESSAGES").is_ok_and(|value| value == "1") {
            fs::write(FILE, page()).expect("docs/console-messages.md");
        }
        let published = fs::read_to_string(FILE).expect("docs/console-messages.md");
        assert!(
            published == page(),
            "docs/console-messages.md is out of date: run UPDATE_CONSOLE_MESSAGES=1 cargo test -p cors-verdict --lib"
        );
    }
}
