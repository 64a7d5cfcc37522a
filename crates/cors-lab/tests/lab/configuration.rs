//! What cannot be meant does not start.

use cors_lab::{Config, args::ServeArgs};
use support::{program, run, stderr};

use crate::helpers::serve_args;

#[track_caller]
fn mistakes(change: impl FnOnce(&mut ServeArgs)) -> Vec<String> {
    let mut args = serve_args();
    change(&mut args);
    let errors = Config::read(&args).err();
    let texts = errors.iter().flat_map(|errors| errors.iter());
    texts.map(str::to_owned).collect()
}

#[test]
fn the_defaults_are_good() {
    assert_eq!(mistakes(|_| {}), Vec::<String>::new());
}

#[test]
fn every_mistake_names_its_flag_and_its_variable() {
    type Mistake = (fn(&mut ServeArgs), &'static str);
    let cases: [Mistake; 17] = [
        (
            |args| args.listen = "8082".to_owned(),
            "--listen (LAB_LISTEN): ",
        ),
        (
            |args| args.origin = "lab".to_owned(),
            "--origin (LAB_ORIGIN): ",
        ),
        (
            |args| args.third_origin = "http://other.mixmax.localhost:8082".to_owned(),
            "--third-origin (LAB_THIRD_ORIGIN): ",
        ),
        (
            |args| args.origin.clone_from(&args.app_origin),
            "--origin (LAB_ORIGIN): ",
        ),
        (
            |args| args.third_origin.clone_from(&args.stranger_origin),
            "--third-origin (LAB_THIRD_ORIGIN): ",
        ),
        (
            |args| args.origin = "http://contacts.mixmax.localhost:9999".to_owned(),
            "--origin (LAB_ORIGIN): ",
        ),
        (
            |args| args.third_origin = "http://evil.localhost:8082".to_owned(),
            "--third-origin (LAB_THIRD_ORIGIN): ",
        ),
        (
            |args| args.api_origin = "http://lab.third.localhost".to_owned(),
            "--third-origin (LAB_THIRD_ORIGIN): ",
        ),
        (
            |args| args.look_alike_origin.clone_from(&args.stranger_origin),
            "--look-alike-origin (LAB_LOOK_ALIKE_ORIGIN): ",
        ),
        (
            |args| args.sibling_origin = "http://a.localhost:1/".to_owned(),
            "--sibling-origin (LAB_SIBLING_ORIGIN): ",
        ),
        (
            |args| args.max_runs = "0".to_owned(),
            "--max-runs (LAB_MAX_RUNS): ",
        ),
        (
            |args| args.max_exchanges = "many".to_owned(),
            "--max-exchanges (LAB_MAX_EXCHANGES): ",
        ),
        (
            |args| args.max_url_bytes = "32769".to_owned(),
            "--max-url-bytes (LAB_MAX_URL_BYTES): ",
        ),
        (
            |args| args.max_url_bytes = "-1".to_owned(),
            "--max-url-bytes (LAB_MAX_URL_BYTES): ",
        ),
        (
            |args| args.max_record_bytes = String::new(),
            "--max-record-bytes (LAB_MAX_RECORD_BYTES): ",
        ),
        (
            |args| args.max_record_age = "0".to_owned(),
            "--max-record-age (LAB_MAX_RECORD_AGE): ",
        ),
        (
            |args| args.workers = Some("0".to_owned()),
            "--workers (LAB_WORKERS): ",
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
fn all_mistakes_are_reported_at_once_and_nothing_starts() {
    let mut lab = program("cors-lab");
    lab.env("LAB_APP_ORIGIN", "app").args(["--max-runs", "x"]);
    let output = run(&mut lab, "");
    assert_eq!(output.status.code(), Some(2));
    let errors = stderr(&output);
    for name in ["--app-origin (LAB_APP_ORIGIN)", "--max-runs (LAB_MAX_RUNS)"] {
        assert!(errors.contains(name), "{errors}");
    }
}

#[test]
fn the_health_check_fails_where_no_lab_listens() {
    let mut check = program("cors-lab");
    check.args(["healthcheck", "--listen", "127.0.0.1:1"]);
    assert_eq!(run(&mut check, "").status.code(), Some(1));
}

#[test]
fn the_health_check_of_an_address_that_is_none_fails_with_the_status_that_docker_knows() {
    let mut check = program("cors-lab");
    check.args(["healthcheck", "--listen", "nowhere"]);
    assert_eq!(run(&mut check, "").status.code(), Some(1));
}
