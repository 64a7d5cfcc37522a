//! Flags, variables, and every mistake in them at once.

use support::{run, stderr};

use crate::service::{directory, program};

const VARIABLES: [(&str, &str); 14] = [
    ("--listen", "CONTACTS_LISTEN"),
    ("--public-origin", "CONTACTS_PUBLIC_ORIGIN"),
    ("--allowed-origins", "CONTACTS_ALLOWED_ORIGINS"),
    ("--cors-max-age", "CONTACTS_CORS_MAX_AGE"),
    (
        "--dangerously-allow-insecure-origins",
        "CONTACTS_DANGEROUSLY_ALLOW_INSECURE_ORIGINS",
    ),
    ("--database-url", "DATABASE_URL"),
    ("--database-password-file", "DATABASE_PASSWORD_FILE"),
    (
        "--dangerously-allow-insecure-database",
        "DATABASE_DANGEROUSLY_ALLOW_INSECURE",
    ),
    ("--demo-data", "CONTACTS_DEMO_DATA"),
    ("--wire", "CONTACTS_WIRE"),
    (
        "--dangerously-allow-public-demo-data",
        "CONTACTS_DANGEROUSLY_ALLOW_PUBLIC_DEMO_DATA",
    ),
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
        "write on or off",
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
fn every_mistake_in_the_max_age_names_the_longest_one() {
    for age in ["x", "86401", "5000000000"] {
        let mistakes = mistakes_about("--cors-max-age", &["--cors-max-age", age]);
        assert_eq!(mistakes.len(), 1, "{age}: {mistakes:?}");
        assert!(mistakes[0].contains("from 0 to 86400"), "{mistakes:?}");
    }
}

#[test]
fn everybody_is_no_trusted_proxy() {
    for everybody in ["0.0.0.0/0", "10.0.0.2, ::/0"] {
        let mistakes = mistakes_about("--trusted-proxies", &["--trusted-proxies", everybody]);
        assert_eq!(mistakes.len(), 1, "{everybody}: {mistakes:?}");
        assert!(mistakes[0].contains("is everybody"), "{mistakes:?}");
    }
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

/// What the program says about a setting when it is given these arguments. A wrong number of
/// threads keeps it from starting, after all else was looked at.
#[track_caller]
fn mistakes_about(flag: &str, arguments: &[&str]) -> Vec<String> {
    let output = run(program(arguments).arg("--workers=0"), "");
    assert_eq!(output.status.code(), Some(2));
    let stderr = stderr(&output);
    let lines = stderr.lines().map(str::to_owned);
    lines
        .filter(|line| line.starts_with(&format!("- {flag} ")))
        .collect()
}

#[test]
fn plain_http_public_origin_needs_the_flag_that_allows_insecure_origins() {
    let about = |arguments: &[&str]| mistakes_about("--public-origin", arguments);
    let insecure = "--public-origin=http://contacts.example.com";
    let refused = about(&[insecure]);
    assert_eq!(refused.len(), 1, "{refused:?}");
    for words in [
        "CONTACTS_PUBLIC_ORIGIN",
        "write https://contacts.example.com",
        "--dangerously-allow-insecure-origins",
    ] {
        assert!(refused[0].contains(words), "{refused:?}");
    }
    for accepted in [
        &[insecure, "--dangerously-allow-insecure-origins"][..],
        &["--public-origin=https://contacts.example.com"],
        &["--public-origin=http://contacts.other.localhost:1"],
        &["--public-origin=http://127.0.0.1:8081"],
    ] {
        assert_eq!(about(accepted), Vec::<String>::new(), "{accepted:?}");
    }
}

#[test]
fn demo_data_that_others_can_reach_needs_its_flag() {
    let about = |arguments: &[&str]| mistakes_about("--demo-data", arguments);
    let public = "--public-origin=https://contacts.example.com";
    for refused in [
        &["--demo-data", "--listen=0.0.0.0:8081"][..],
        &["--demo-data", "--listen=[::]:8081"],
        &["--demo-data", public],
    ] {
        let mistakes = about(refused);
        assert_eq!(mistakes.len(), 1, "{refused:?}: {mistakes:?}");
        let flag = "--dangerously-allow-public-demo-data";
        assert!(mistakes[0].contains(flag), "{mistakes:?}");
    }
    for accepted in [
        &["--demo-data", "--listen=127.0.0.1:8081"][..],
        &["--demo-data", "--listen=[::1]:8081"],
        &[
            "--demo-data",
            "--public-origin=https://contacts.mixmax.localhost",
        ],
        &["--listen=0.0.0.0:8081", public],
        &[
            "--demo-data",
            "--listen=0.0.0.0:8081",
            public,
            "--dangerously-allow-public-demo-data",
        ],
    ] {
        assert_eq!(about(accepted), Vec::<String>::new(), "{accepted:?}");
    }
}

#[test]
fn database_on_a_network_needs_tls_or_its_flag() {
    let about = |url: &str, flags: &[&str]| {
        let url = format!("--database-url={url}");
        mistakes_about("--database-url", &[&[&*url], flags].concat())
    };
    let server = "postgres://ada:secret@db.example.com/contacts";
    for mode in ["", "?sslmode=disable", "?sslmode=allow", "?sslmode=prefer"] {
        let url = format!("{server}{mode}");
        let refused = about(&url, &[]);
        assert_eq!(refused.len(), 1, "{url}: {refused:?}");
        for words in [
            "DATABASE_URL",
            "db.example.com",
            "?sslmode=verify-full",
            "--dangerously-allow-insecure-database",
        ] {
            assert!(refused[0].contains(words), "{refused:?}");
        }
        assert!(!refused[0].contains("secret"), "{refused:?}");
        let accepted = about(&url, &["--dangerously-allow-insecure-database"]);
        assert_eq!(accepted, Vec::<String>::new());
    }
    for accepted in [
        "postgres://ada:secret@db.example.com/contacts?sslmode=require",
        "postgres://ada:secret@db.example.com/contacts?sslmode=verify-full",
        "postgres://ada:secret@127.0.0.1/contacts",
        "postgres://ada:secret@[::1]/contacts",
        "postgres://ada:secret@[::ffff:127.0.0.1]/contacts",
        "postgres://ada:secret@localhost/contacts",
        "postgres://ada:secret@localhost./contacts",
        "postgres://ada@%2Ftmp/contacts",
    ] {
        assert_eq!(about(accepted, &[]), Vec::<String>::new(), "{accepted}");
    }
}

#[test]
fn database_url_with_parts_that_no_connection_can_use_is_refused_at_start() {
    for (parameters, words) in [
        ("sslmode=yes", "yes"),
        (
            "sslmode=verify-full&sslrootcert=/no/such.pem",
            "/no/such.pem",
        ),
        ("sslmode=require&sslrootcert=/no/such.pem", "verify-full"),
    ] {
        let url = format!("--database-url=postgres://ada:secret@db.example.com/x?{parameters}");
        let mistakes = mistakes_about("--database-url", &[&url]);
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        assert!(mistakes[0].contains(words), "{mistakes:?}");
        assert!(!mistakes[0].contains("secret"), "{mistakes:?}");
    }
}

#[test]
fn password_file_is_for_a_server_without_a_password_in_its_url() {
    let file = directory("password-file").join("password");
    std::fs::write(&file, "secret\n").unwrap();
    let file = format!("--database-password-file={}", file.display());
    for url in ["sqlite:contacts.db", "postgres://ada:other@127.0.0.1/x"] {
        let url = format!("--database-url={url}");
        let mistakes = mistakes_about("--database-password-file", &[&url, &file]);
        assert_eq!(mistakes.len(), 1, "{url}: {mistakes:?}");
        assert!(!mistakes[0].contains("secret"), "{mistakes:?}");
    }
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
