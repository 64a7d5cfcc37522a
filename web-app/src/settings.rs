//! How the command line becomes a [`Config`].

use std::path::PathBuf;

use service_kit::{
    config::{ConfigErrors, Settings, socket_addr, switch, workers},
    origins::{self, PageOrigins, Role, origin, trusted_origin},
};
use web_origin::TupleOrigin;

use crate::{
    args::ServeArgs,
    config::{Config, DemoAccount, Lab, own_program},
};

impl Config {
    /// Reads the settings of the command line and the environment.
    ///
    /// # Errors
    /// Every mistake, not only the first.
    pub fn read(args: &ServeArgs) -> Result<Self, ConfigErrors> {
        let mut settings = Settings::of::<ServeArgs>();
        let listen = settings.read("listen", &args.listen, socket_addr);
        let insecure = settings.read(
            "dangerously_allow_insecure_origins",
            &args.dangerously_allow_insecure_origins,
            switch,
        );
        let trusted = |text: &str| trusted_origin(text, insecure == Some(true));
        let api = settings.read("api_origin", &args.api_origin, trusted);
        let pages = page_origins(args).read(&mut settings, |role, text| match role {
            Role::App | Role::Sibling => trusted(text),
            Role::Apex | Role::Stranger | Role::LookAlike => origin(text),
        });
        let lab = read_lab(&mut settings, args);
        settings.reject_all(origins::mistakes(
            api.as_ref(),
            &pages,
            [
                ("lab_origin", lab.as_ref().map(|lab| &lab.origin)),
                (
                    "lab_third_origin",
                    lab.as_ref().map(|lab| &lab.third_origin),
                ),
            ],
        ));
        let api_wire = settings.read("api_wire", &args.api_wire, switch);
        let static_dir = settings.read("static_dir", &args.static_dir, page_directory);
        let demo_account = read_demo_account(&mut settings, args, pages.app.as_ref());
        let workers = settings.read_optional("workers", args.workers.as_deref(), workers);
        let config = || {
            Some(Self {
                listen: listen?,
                static_dir: static_dir?,
                api_origin: api?,
                api_wire: api_wire?,
                pages: pages.complete()?,
                lab,
                demo_account,
                workers,
                program: own_program(),
            })
        };
        settings.finish(config())
    }
}

fn page_origins(args: &ServeArgs) -> PageOrigins<&str> {
    PageOrigins {
        app: &args.app_origin,
        sibling: &args.sibling_origin,
        apex: &args.apex_origin,
        stranger: &args.stranger_origin,
        look_alike: &args.look_alike_origin,
    }
}

/// The sign-in form shows its password.
fn read_demo_account(
    settings: &mut Settings,
    args: &ServeArgs,
    app: Option<&TupleOrigin>,
) -> Option<DemoAccount> {
    const FIELD: &str = "demo_account";
    let account = settings.read_optional(FIELD, args.demo_account.as_deref(), demo_account);
    let public = settings.read(
        "dangerously_show_public_demo_account",
        &args.dangerously_show_public_demo_account,
        switch,
    );
    let app = app.filter(|app| !app.is_loopback() && public == Some(false));
    match (account, app) {
        (Some(_), Some(app)) => {
            settings.reject(
                FIELD,
                format!(
                    "everybody at {app} could read its password; leave it out, or accept that with --dangerously-show-public-demo-account"
                ),
            );
            None
        }
        (account, _) => account,
    }
}

/// A lab has both origins or is none.
fn read_lab(settings: &mut Settings, args: &ServeArgs) -> Option<Lab> {
    let fields = [
        ("lab_origin", args.lab_origin.as_str()),
        ("lab_third_origin", args.lab_third_origin.as_str()),
    ];
    let one_is_missing = args.lab_origin.is_empty() != args.lab_third_origin.is_empty();
    let [origin, third_origin] = fields.map(|(field, text)| {
        if one_is_missing && text.is_empty() {
            settings.reject(
                field,
                "is missing; a lab has two origins: write both, or none",
            );
            return None;
        }
        settings.read_optional(field, Some(text), origin)
    });
    Some(Lab {
        origin: origin?,
        third_origin: third_origin?,
    })
}

/// The directory of the pages: everything in it is served to everybody.
///
/// # Errors
/// When it is not the directory of the pages; says which is.
pub fn page_directory(text: &str) -> Result<PathBuf, String> {
    let directory = PathBuf::from(text);
    if directory.join("index.html").is_file() {
        Ok(directory)
    } else {
        Err(format!(
            "{text:?} has no index.html; write the directory of the pages, static in the repository"
        ))
    }
}

/// The text is not repeated in the message: it may hold a password.
fn demo_account(text: &str) -> Result<DemoAccount, &'static str> {
    match text.split_once(':') {
        Some((email, password)) if email.contains('@') && !password.is_empty() => Ok(DemoAccount {
            email: email.to_owned(),
            password: password.to_owned(),
        }),
        _ => Err("is not an account; write email:password, or leave it out"),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::args::CommandLine;

    const STATIC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../static");

    fn config(flags: &[&str]) -> Result<Config, Vec<String>> {
        let line = CommandLine::try_parse_from(["web-app"].iter().chain(flags));
        let mut args = line.unwrap().serve;
        if args.static_dir == "static" {
            args.static_dir = STATIC.to_owned();
        }
        Config::read(&args).map_err(|errors| errors.iter().map(str::to_owned).collect())
    }

    #[test]
    fn defaults_are_the_origins_of_the_demo() {
        let config = config(&[]).unwrap();
        let demo = Config::demo("mixmax.localhost", 8080, 8081, 8082).unwrap();
        assert_eq!(config.listen, demo.listen);
        assert_eq!(config.api_origin, demo.api_origin);
        assert_eq!(config.pages, demo.pages);
    }

    #[test]
    fn all_mistakes_are_reported_at_once_with_what_to_write() {
        let errors = config(&[
            "--listen",
            "8080",
            "--api-origin",
            "http://api.example.com/",
            "--app-origin",
            "app.example.com",
            "--demo-account",
            "hunter2",
            "--workers",
            "0",
        ])
        .unwrap_err();
        let expected = [
            ("--listen (WEB_LISTEN):", "127.0.0.1:8080"),
            (
                "--api-origin (WEB_API_ORIGIN):",
                "write http://api.example.com",
            ),
            (
                "--app-origin (WEB_APP_ORIGIN):",
                "http://app.example.com:8080",
            ),
            ("--demo-account (WEB_DEMO_ACCOUNT):", "email:password"),
            ("--workers (WEB_WORKERS):", "from 1 to 512"),
        ];
        assert_eq!(errors.len(), expected.len(), "{errors:?}");
        for (error, (start, remedy)) in errors.iter().zip(expected) {
            assert!(
                error.starts_with(start) && error.contains(remedy),
                "{error}"
            );
            assert!(!error.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn lab_needs_both_of_its_origins() {
        let (lab, third) = ("http://lab.example.com", "http://lab.example.net");
        assert_eq!(config(&[]).unwrap().lab, None);
        let both = config(&["--lab-origin", lab, "--lab-third-origin", third]);
        assert_eq!(both.unwrap().lab.unwrap().origin.to_string(), lab);
        for (flag, missing) in [
            ("--lab-origin", "--lab-third-origin"),
            ("--lab-third-origin", "--lab-origin"),
        ] {
            let errors = config(&[flag, lab]).unwrap_err();
            assert_eq!(errors.len(), 1, "{errors:?}");
            assert!(errors[0].starts_with(missing), "{errors:?}");
        }
    }

    #[test]
    fn directory_without_pages_is_rejected() {
        let errors = config(&["--static-dir", "/nowhere"]);
        assert!(errors.unwrap_err()[0].contains("index.html"));
    }

    #[test]
    fn demo_account_is_read_without_its_password_in_debug_output() {
        let account = config(&["--demo-account", "ada@example.com:a:b"])
            .unwrap()
            .demo_account
            .unwrap();
        assert_eq!(
            (account.email.as_str(), account.password.as_str()),
            ("ada@example.com", "a:b")
        );
        assert!(!format!("{account:?}").contains("a:b"));
    }

    #[test]
    fn empty_optional_value_counts_as_unset() {
        let config = config(&["--demo-account", "", "--workers", ""]).unwrap();
        assert!(config.demo_account.is_none() && config.workers.is_none());
    }
}
