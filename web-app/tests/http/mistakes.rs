//! Settings that cannot be meant: nothing starts, and every mistake is named.

use support::{program, run, stderr};

const STATIC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../static");

/// What the program says about these settings, one line each. A wrong number of threads keeps it
/// from starting, after all else was looked at.
#[track_caller]
fn mistakes(settings: &[(&str, &str)]) -> Vec<String> {
    let mut command = program("web-app");
    command
        .env("WEB_STATIC_DIR", STATIC)
        .args(["--workers", "0"]);
    command.envs(settings.iter().copied());
    let output = run(&mut command, "");
    assert_eq!(output.status.code(), Some(2));
    let stderr = stderr(&output);
    let lines = stderr.lines().filter(|line| line.starts_with("- "));
    let lines = lines.filter(|line| !line.starts_with("- --workers "));
    lines.map(str::to_owned).collect()
}

const LAB: (&str, &str) = ("WEB_LAB_ORIGIN", "http://lab.mixmax.localhost:8082");
const THIRD: (&str, &str) = ("WEB_LAB_THIRD_ORIGIN", "http://lab.third.localhost:8082");

#[test]
fn each_mistake_about_origins_is_named_by_its_setting() {
    assert_eq!(mistakes(&[LAB, THIRD]), Vec::<String>::new());
    for (settings, name, words) in [
        (
            &[("WEB_STRANGER_ORIGIN", "http://mixmax.localhost:8080")][..],
            "--stranger-origin (WEB_STRANGER_ORIGIN): ",
            "another page's origin",
        ),
        (
            &[
                ("WEB_LAB_ORIGIN", "http://contacts.mixmax.localhost:9999"),
                THIRD,
            ],
            "--lab-origin (WEB_LAB_ORIGIN): ",
            "cookies know no ports",
        ),
        (
            &[
                ("WEB_LAB_ORIGIN", "http://app.mixmax.localhost:9999"),
                THIRD,
            ],
            "--lab-origin (WEB_LAB_ORIGIN): ",
            "cookies know no ports",
        ),
        (
            &[
                LAB,
                ("WEB_LAB_THIRD_ORIGIN", "http://lab2.mixmax.localhost:8082"),
            ],
            "--lab-third-origin (WEB_LAB_THIRD_ORIGIN): ",
            "another site",
        ),
        (
            &[("WEB_API_ORIGIN", "http://contacts.example.com")],
            "--api-origin (WEB_API_ORIGIN): ",
            "--dangerously-allow-insecure-origins",
        ),
        (
            &[("WEB_APP_ORIGIN", "http://app.example.com")],
            "--app-origin (WEB_APP_ORIGIN): ",
            "write https://app.example.com",
        ),
        (
            &[
                ("WEB_APP_ORIGIN", "https://app.example.com"),
                ("WEB_DEMO_ACCOUNT", "ada@example.com:secret"),
            ],
            "--demo-account (WEB_DEMO_ACCOUNT): ",
            "--dangerously-show-public-demo-account",
        ),
    ] {
        let mistakes = mistakes(settings);
        assert_eq!(mistakes.len(), 1, "{settings:?}: {mistakes:?}");
        assert!(
            mistakes[0].starts_with(&format!("- {name}")),
            "{mistakes:?}"
        );
        assert!(mistakes[0].contains(words), "{mistakes:?}");
    }
}

#[test]
fn mistakes_about_several_origins_are_reported_at_once() {
    let mistakes = mistakes(&[
        ("WEB_SIBLING_ORIGIN", "http://app.mixmax.localhost:8080"),
        ("WEB_APEX_ORIGIN", "mixmax.localhost"),
        LAB,
        (
            "WEB_LAB_THIRD_ORIGIN",
            "http://contacts.mixmax.localhost:8082",
        ),
    ]);
    // The third lab origin is on the site of the first, and on the host of the API.
    assert_eq!(mistakes.len(), 4, "{mistakes:?}");
}

#[test]
fn public_demo_account_is_accepted_with_its_flag() {
    let accepted = mistakes(&[
        ("WEB_APP_ORIGIN", "https://app.example.com"),
        ("WEB_DEMO_ACCOUNT", "ada@example.com:secret"),
        ("WEB_DANGEROUSLY_SHOW_PUBLIC_DEMO_ACCOUNT", "true"),
    ]);
    assert_eq!(accepted, Vec::<String>::new());
}

#[test]
fn plain_http_on_a_network_is_accepted_with_its_flag() {
    let accepted = mistakes(&[
        ("WEB_APP_ORIGIN", "http://app.example.com"),
        ("WEB_DANGEROUSLY_ALLOW_INSECURE_ORIGINS", "true"),
    ]);
    assert_eq!(accepted, Vec::<String>::new());
}
