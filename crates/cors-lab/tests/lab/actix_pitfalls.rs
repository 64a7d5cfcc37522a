//! Each pitfall of `actix_cors` misleads as the page says, and what avoids it does not. The
//! browser's part is played by looking at what it would look at.

use support::{
    End, Response,
    names::{APP, STRANGER},
};

use crate::helpers::{LAB, TestLab, request};

const BLOG: &str = "http://blog.mixmax.localhost:8080";
const LOOK_ALIKE: &str = "http://evilmixmax.localhost:8080";

/// The answers with the pitfall and with it avoided.
fn both(lab: &TestLab, name: &str, method: &str, lines: &[&str]) -> [Response; 2] {
    ["", "/avoided"].map(|avoided| {
        let target = format!("/actix/{name}{avoided}?run={name}");
        lab.request(method, LAB, &target, lines)
    })
}

fn from(lab: &TestLab, name: &str, origin: &str) -> [Response; 2] {
    both(lab, name, "GET", &[&format!("Origin: {origin}")])
}

/// The answers to a preflight.
fn asking(lab: &TestLab, name: &str, origin: &str, method: &str, headers: &str) -> [Response; 2] {
    let origin = format!("Origin: {origin}");
    let method = format!("Access-Control-Request-Method: {method}");
    let headers = format!("Access-Control-Request-Headers: {headers}");
    let mut lines = vec![origin.as_str(), &method];
    if !headers.ends_with(": ") {
        lines.push(&headers);
    }
    both(lab, name, "OPTIONS", &lines)
}

fn allowed(answer: &Response) -> &str {
    answer.header("access-control-allow-origin")
}

#[test]
fn authentication_outside_cors_refuses_the_preflight() {
    let lab = TestLab::start();
    let [pitfall, avoided] = asking(&lab, "auth-outside-cors", APP, "GET", "authorization");
    assert_eq!((pitfall.status, allowed(&pitfall)), (401, ""));
    assert_eq!((avoided.status, allowed(&avoided)), (200, APP));
    let origin = format!("Origin: {APP}");
    let lines = [origin.as_str(), "Authorization: Bearer x"];
    for answer in both(&lab, "auth-outside-cors", "GET", &lines) {
        assert_eq!((answer.status, allowed(&answer)), (200, APP));
    }
    // Without credentials the page may read the 401 only where Cors is outside.
    let [pitfall, avoided] = from(&lab, "auth-outside-cors", APP);
    assert_eq!((pitfall.status, allowed(&pitfall)), (401, ""));
    assert_eq!((avoided.status, allowed(&avoided)), (401, APP));
}

#[test]
fn a_bare_refusal_hides_its_cause() {
    let lab = TestLab::start();
    let [pitfall, avoided] = asking(&lab, "bare-refusal", APP, "GET", "x-not-listed");
    assert_eq!((pitfall.status, allowed(&pitfall)), (400, ""));
    assert_eq!(
        allowed(&avoided),
        APP,
        "the browser goes on to the real cause"
    );
    let listed = avoided
        .header("access-control-allow-headers")
        .to_lowercase();
    assert!(listed.contains("content-type") && !listed.contains("x-not-listed"));
}

#[test]
fn a_request_from_a_wrong_origin_runs() {
    let lab = TestLab::start();
    let [pitfall, avoided] = from(&lab, "wrong-origin-runs", STRANGER);
    assert_eq!((pitfall.status, allowed(&pitfall)), (200, ""));
    assert!(pitfall.body.starts_with(b"{\"items\""), "the handler ran");
    assert_eq!(pitfall.header("access-control-allow-credentials"), "true");
    assert_eq!((avoided.status, allowed(&avoided)), (400, ""));
    assert!(!avoided.body.starts_with(b"{\"items\""), "it did not run");
    for answer in asking(&lab, "wrong-origin-runs", STRANGER, "PUT", "") {
        assert_eq!(answer.status, 400, "the preflight is refused either way");
    }
}

#[test]
fn safelisted_methods_are_not_implied() {
    let lab = TestLab::start();
    let name = "safelisted-methods-not-implied";
    let [pitfall, avoided] = asking(&lab, name, APP, "POST", "x-lab-reason");
    assert_eq!((pitfall.status, allowed(&pitfall)), (400, ""));
    assert_eq!((avoided.status, allowed(&avoided)), (200, APP));
    for answer in from(&lab, name, APP) {
        assert_eq!(allowed(&answer), APP, "a simple request works");
    }
}

#[test]
fn any_method_is_not_any_method() {
    let lab = TestLab::start();
    for method in ["PURGE", "patch"] {
        let [pitfall, avoided] = asking(&lab, "any-method", APP, method, "");
        assert_eq!(pitfall.status, 400, "{method}");
        assert_eq!(avoided.status, 200, "{method}");
        assert!(
            avoided
                .header("access-control-allow-methods")
                .contains(method)
        );
    }
    let [pitfall, _] = asking(&lab, "any-method", APP, "PATCH", "");
    assert_eq!(pitfall.status, 200);
}

#[test]
fn an_options_that_is_no_preflight_is_routed() {
    let lab = TestLab::start();
    let [pitfall, avoided] = both(
        &lab,
        "options-is-routed",
        "OPTIONS",
        &[&format!("Origin: {APP}")],
    );
    assert!([404, 405].contains(&pitfall.status), "{pitfall:?}");
    assert_eq!(avoided.status, 204);
    for answer in asking(&lab, "options-is-routed", APP, "OPTIONS", "") {
        assert_eq!(answer.status, 200);
    }
    // Without an Origin, even what looks like a preflight is refused.
    for answer in both(
        &lab,
        "options-is-routed",
        "OPTIONS",
        &["Access-Control-Request-Method: GET"],
    ) {
        assert_eq!(answer.status, 400);
    }
}

#[test]
fn nested_cors_does_not_tighten() {
    let lab = TestLab::start();
    let [pitfall, avoided] = from(&lab, "nested-cors", STRANGER);
    assert_eq!(allowed(&pitfall), STRANGER, "the stranger may read it");
    assert_eq!(allowed(&avoided), "");
    for answer in asking(&lab, "nested-cors", STRANGER, "POST", "") {
        assert_eq!(answer.status, 400, "preflights obey the outer one");
    }
}

#[test]
fn any_origin_with_credentials_hands_out_everything() {
    let lab = TestLab::start();
    let [pitfall, avoided] = from(&lab, "any-origin-with-credentials", STRANGER);
    assert_eq!(allowed(&pitfall), STRANGER);
    assert_eq!(pitfall.header("access-control-allow-credentials"), "true");
    assert_eq!(allowed(&avoided), "");
    let [_, avoided] = from(&lab, "any-origin-with-credentials", APP);
    assert_eq!(allowed(&avoided), APP);
}

#[test]
fn an_origin_with_a_slash_never_matches() {
    let lab = TestLab::start();
    let [pitfall, avoided] = from(&lab, "never-matches", APP);
    assert_eq!(allowed(&pitfall), "");
    assert_eq!(allowed(&avoided), APP);
}

#[test]
fn a_suffix_lets_look_alikes_in() {
    let lab = TestLab::start();
    for origin in [LOOK_ALIKE, "foo://x.mixmax.localhost:8080"] {
        let [pitfall, avoided] = from(&lab, "suffix", origin);
        assert_eq!(allowed(&pitfall), origin);
        assert_eq!(allowed(&avoided), "");
    }
    for answer in from(&lab, "suffix", BLOG) {
        assert_eq!(allowed(&answer), BLOG);
    }
}

#[test]
fn remedy_of_the_suffix_is_one_for_an_app_whose_host_has_no_parent() {
    let app = "http://localhost:3000";
    let lab = TestLab::start_with(|args| args.app_origin = app.to_owned());
    let look_alike = "http://evillocalhost:3000";
    let [pitfall, avoided] = from(&lab, "suffix", look_alike);
    assert_eq!(allowed(&pitfall), look_alike);
    assert_eq!(allowed(&avoided), "");
    for answer in from(&lab, "suffix", app) {
        assert_eq!(allowed(&answer), app);
    }
}

/// A host may have a comma in it, and a list of origins cannot.
#[test]
fn remedy_that_cannot_be_set_up_is_not_there() {
    let app = "http://a,b.example:3000";
    let lab = TestLab::start_with(|args| args.app_origin = app.to_owned());
    let [pitfall, avoided] = from(&lab, "bare-refusal", app);
    assert_eq!((pitfall.status, allowed(&pitfall)), (200, app));
    assert_eq!(avoided.status, 404);
}

#[test]
fn a_prefix_does_not_know_where_a_host_ends() {
    let lab = TestLab::start();
    for origin in [
        "http://app.mixmax.localhost.attacker.example",
        "http://app.mixmax.localhost:1",
    ] {
        let [pitfall, avoided] = from(&lab, "prefix", origin);
        assert_eq!(allowed(&pitfall), origin);
        assert_eq!(allowed(&avoided), "");
    }
    for answer in from(&lab, "prefix", APP) {
        assert_eq!(allowed(&answer), APP);
    }
}

#[test]
fn allow_origin_that_a_handler_sets_stays_for_refused_origins() {
    let lab = TestLab::start();
    let [pitfall, avoided] = from(&lab, "handler-allows-origin", STRANGER);
    assert_eq!(allowed(&pitfall), "*");
    assert_eq!(allowed(&avoided), "");
    let [pitfall, _] = from(&lab, "handler-allows-origin", APP);
    assert_eq!(allowed(&pitfall), APP);
}

#[test]
fn only_one_of_several_vary_lines_survives() {
    let lab = TestLab::start();
    let [pitfall, avoided] = from(&lab, "vary-lost", APP);
    let has =
        |answer: &Response, name: &str| answer.all("vary").join(",").to_lowercase().contains(name);
    assert!(!has(&pitfall, "accept-encoding"), "{pitfall:?}");
    assert!(has(&avoided, "accept-encoding"), "{avoided:?}");
    for answer in [pitfall, avoided] {
        assert!(has(&answer, "accept-language") && has(&answer, "origin"));
    }
}

#[test]
fn expose_any_header_leaves_out_headers_that_are_added_later() {
    let lab = TestLab::start();
    let [pitfall, avoided] = from(&lab, "expose-any-header", APP);
    for answer in [&pitfall, &avoided] {
        assert_eq!(answer.header("x-lab-count"), "3");
    }
    assert!(
        !pitfall
            .header("access-control-expose-headers")
            .contains("x-lab-count")
    );
    assert!(
        avoided
            .header("access-control-expose-headers")
            .contains("x-lab-count")
    );
}

#[test]
fn a_panic_cuts_the_connection_and_the_service_lives_on() {
    let lab = TestLab::start();
    let origin = format!("Origin: {APP}");
    for _ in 0..3 {
        let (bytes, end) = lab.send(request("GET", LAB, "/actix/panic?run=panic", &[&origin]));
        assert!(bytes.is_empty(), "{}", bytes.escape_ascii());
        assert!([End::Closed, End::Reset].contains(&end));
    }
    for exchange in lab.exchanges("panic") {
        assert_eq!(exchange["answer"]["abort"], true);
    }
    let avoided = lab.request("GET", LAB, "/actix/panic/avoided", &[&origin]);
    assert_eq!((avoided.status, allowed(&avoided)), (500, APP));
}

#[test]
fn exchanges_with_a_pitfall_are_recorded() {
    let lab = TestLab::start();
    asking(&lab, "nested-cors", STRANGER, "POST", "");
    from(&lab, "nested-cors", STRANGER);
    let exchanges = lab.exchanges("nested-cors");
    let seen: Vec<_> = exchanges
        .iter()
        .map(|exchange| {
            let path = exchange["request"]["path"].as_str().unwrap();
            let status = exchange["answer"]["status"].as_u64().unwrap();
            (path, exchange["preflight"].as_bool().unwrap(), status)
        })
        .collect();
    let (pitfall, avoided) = ("/actix/nested-cors", "/actix/nested-cors/avoided");
    assert_eq!(
        seen,
        [
            (pitfall, true, 400),
            (avoided, true, 400),
            (pitfall, false, 200),
            (avoided, false, 200)
        ]
    );
}

#[test]
fn every_page_can_read_that_there_is_no_such_pitfall() {
    let lab = TestLab::start();
    let answer = lab.request("GET", LAB, "/actix/none", &[]);
    assert_eq!((answer.status, allowed(&answer)), (404, "*"));
    let outside = lab.request("GET", LAB, "/actix/nested-cors-and-more", &[]);
    assert_eq!(outside.status, 404);
}
