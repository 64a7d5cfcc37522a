//! What cannot be meant does not start.

use contacts_service::{args::ServeArgs, config::Config};

use crate::helpers::serve_args;

#[track_caller]
fn mistakes(change: impl FnOnce(&mut ServeArgs)) -> Vec<String> {
    let mut args = serve_args();
    args.lab.lab = "on".to_owned();
    change(&mut args);
    Config::read(&args).map_or_else(|errors| errors.0, |_| Vec::new())
}

#[test]
fn the_defaults_are_good_and_the_lab_is_off() {
    assert_eq!(mistakes(|_| {}), Vec::<String>::new());
    assert!(Config::read(&serve_args()).unwrap().lab.is_none());
}

#[test]
fn every_mistake_names_its_flag_and_its_variable() {
    type Mistake = (fn(&mut ServeArgs), &'static str);
    let cases: [Mistake; 13] = [
        (|args| args.lab.lab = "maybe".to_owned(), "--lab (LAB): "),
        (
            |args| args.lab.lab_origins = "lab".to_owned(),
            "--lab-origins (CONTACTS_LAB_ORIGINS): ",
        ),
        (
            |args| args.lab.lab_origins = "http://a.localhost:1".to_owned(),
            "--lab-origins (CONTACTS_LAB_ORIGINS): ",
        ),
        (
            |args| args.lab.lab_origins = "http://a.localhost:1,http://a.localhost:1".to_owned(),
            "--lab-origins (CONTACTS_LAB_ORIGINS): ",
        ),
        (
            |args| {
                args.lab.lab_origins =
                    "http://a.localhost:1,http://contacts.mixmax.localhost:8081".to_owned();
            },
            "--lab-origins (CONTACTS_LAB_ORIGINS): ",
        ),
        (
            |args| args.lab.lab_page_origins = "http://a.localhost:1/".to_owned(),
            "--lab-page-origins (CONTACTS_LAB_PAGE_ORIGINS): ",
        ),
        (
            |args| args.lab.lab_page_origins = "http://contacts.mixmax.localhost:8081".to_owned(),
            "--lab-page-origins (CONTACTS_LAB_PAGE_ORIGINS): ",
        ),
        (
            |args| args.lab.lab_runs = "0".to_owned(),
            "--lab-runs (CONTACTS_LAB_RUNS): ",
        ),
        (
            |args| args.lab.lab_exchanges = "many".to_owned(),
            "--lab-exchanges (CONTACTS_LAB_EXCHANGES): ",
        ),
        (
            |args| args.lab.lab_url_bytes = "32769".to_owned(),
            "--lab-url-bytes (CONTACTS_LAB_URL_BYTES): ",
        ),
        (
            |args| args.lab.lab_url_bytes = "-1".to_owned(),
            "--lab-url-bytes (CONTACTS_LAB_URL_BYTES): ",
        ),
        (
            |args| args.lab.lab_record_bytes = String::new(),
            "--lab-record-bytes (CONTACTS_LAB_RECORD_BYTES): ",
        ),
        (
            |args| args.lab.lab_record_seconds = "0".to_owned(),
            "--lab-record-seconds (CONTACTS_LAB_RECORD_SECONDS): ",
        ),
    ];
    for (change, start) in cases {
        let mistakes = mistakes(change);
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        assert!(mistakes[0].starts_with(start), "{mistakes:?}");
        assert!(mistakes[0].len() > start.len(), "{mistakes:?}");
    }
}

#[test]
fn a_lab_that_is_off_needs_no_good_settings() {
    let found = mistakes(|args| {
        args.lab.lab = "off".to_owned();
        args.lab.lab_origins = "nonsense".to_owned();
        args.lab.lab_runs = "nonsense".to_owned();
    });
    assert_eq!(found, Vec::<String>::new());
}
