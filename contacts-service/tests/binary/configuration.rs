//! Flags, variables, and every mistake in them at once.

use support::{run, stderr};

use crate::service::{directory, program};

const VARIABLES: [(&str, &str); 11] = [
    ("--listen", "CONTACTS_LISTEN"),
    ("--public-origin", "CONTACTS_PUBLIC_ORIGIN"),
    ("--allowed-origins", "CONTACTS_ALLOWED_ORIGINS"),
    ("--cors-max-age", "CONTACTS_CORS_MAX_AGE"),
    (
        "--dangerously-allow-insecure-origins",
        "CONTACTS_DANGEROUSLY_ALLOW_INSECURE_ORIGINS",
    ),
    ("--database-url", "DATABASE_URL"),
    ("--demo-data", "CONTACTS_DEMO_DATA"),
    ("--wire", "CONTACTS_WIRE"),
    ("--workers", "CONTACTS_WORKERS"),
    ("--trusted-proxies", "CONTACTS_TRUSTED_PROXIES"),
    ("--drain-seconds", "CONTACTS_DRAIN_SECONDS"),
];

#[test]
fn help_names_every_flag_and_variable() {
    let output = run(&mut program(&["--help"]), "");
    assert!(output.status.success());
    let help = String::from_utf8(output.stdout).unwrap();
    for (flag, variable) in VARIABLES {
        assert!(
            help.contains(flag) && help.contains(variable),
            "{flag}: {help}"
        );
    }
    for command in ["account", "healthcheck"] {
        assert!(help.contains(command), "{help}");
    }
}

#[test]
fn all_invalid_variables_are_reported_at_once_with_their_values() {
    let mut command = program(&[]);
    for (_, variable) in VARIABLES {
        command.env(variable, format!("wrong-{}", variable.to_lowercase()));
    }
    let output = run(&mut command, "");
    assert_eq!(output.status.code(), Some(2));
    let stderr = stderr(&output);
    for (flag, variable) in VARIABLES {
        let lines: Vec<_> = stderr
            .lines()
            .filter(|line| line.starts_with(&format!("- {flag} ")))
            .collect();
        assert_eq!(lines.len(), 1, "{variable}: {stderr}");
        assert!(lines[0].contains(variable), "{stderr}");
    }
    assert_eq!(
        stderr.lines().filter(|line| line.starts_with("- ")).count(),
        VARIABLES.len()
    );
}

#[test]
fn all_invalid_flags_are_reported_at_once() {
    let output = run(
        &mut program(&[
            "--listen=nowhere",
            "--public-origin=http://contacts.example.com/",
            "--allowed-origins=*,null,https://app.example.com/path,https://*.com",
            "--cors-max-age=86401",
            "--dangerously-allow-insecure-origins=perhaps",
            "--database-url=sqlite::memory:",
            "--demo-data=perhaps",
            "--workers=0",
        ]),
        "",
    );
    assert_eq!(output.status.code(), Some(2));
    let stderr = stderr(&output);
    for words in [
        "an address and a port",
        "is not written as a browser sends it; write http://contacts.example.com",
        "\"*\": ",
        "\"null\": ",
        "write https://app.example.com",
        "*.example.com",
        "from 0 to 86400",
        "data in memory would be lost",
        "write true or false",
        "threads from 1 to 512",
    ] {
        assert!(stderr.contains(words), "{words}: {stderr}");
    }
    assert_eq!(
        stderr.lines().filter(|line| line.starts_with("- ")).count(),
        11,
        "{stderr}"
    );
}

#[test]
fn plain_http_origin_needs_the_flag_that_allows_insecure_origins() {
    let url = format!("sqlite:{}/contacts.db", directory("insecure").display());
    let insecure = [
        "--allowed-origins",
        "http://*.example.com",
        "--database-url",
        &url,
    ];
    // A wrong port ends the program in both cases, after all else was looked at.
    let output = run(program(&insecure).arg("--listen=nowhere"), "");
    let refused = stderr(&output);
    assert!(refused.contains("write https://*.example.com"), "{refused}");
    assert!(
        refused.contains("--dangerously-allow-insecure-origins"),
        "{refused}"
    );
    let mut accepted = program(&insecure);
    accepted.args(["--listen=nowhere", "--dangerously-allow-insecure-origins"]);
    let accepted = stderr(&run(&mut accepted, ""));
    assert!(!accepted.contains("--allowed-origins"), "{accepted}");
}

#[test]
fn database_password_is_never_printed() {
    let secret = "postgres://ada:secret@127.0.0.1:1/contacts";
    for arguments in [
        vec!["--help"],
        vec!["--listen=127.0.0.1:0"],
        vec!["--listen=nowhere"],
    ] {
        let output = run(
            program(&arguments)
                .env("DATABASE_URL", secret)
                .env("RUST_LOG", "trace"),
            "",
        );
        let all = format!(
            "{}{}",
            stderr(&output),
            String::from_utf8_lossy(&output.stdout)
        );
        assert!(!all.is_empty());
        assert!(!all.contains("secret"), "{all}");
    }
}

#[test]
fn program_exits_and_names_a_database_that_cannot_be_opened() {
    let directory = directory("unopened");
    let url = format!(
        "sqlite:{}/no/such/directory/contacts.db",
        directory.display()
    );
    let output = run(
        &mut program(&["--listen=127.0.0.1:0", "--database-url", &url]),
        "",
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains(&url), "{}", stderr(&output));
}

#[test]
fn program_exits_and_names_an_address_that_is_in_use() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let url = format!("sqlite:{}/contacts.db", directory("taken-port").display());
    let output = run(
        &mut program(&["--listen", &address, "--database-url", &url]),
        "",
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains(&format!("cannot listen on {address}")),
        "{}",
        stderr(&output)
    );
}
