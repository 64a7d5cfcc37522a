//! The lab answers anybody, so it must not be of use to anybody: no other header, no cookie of
//! another service, no way to one, nothing that runs.

use serde_json::{Value, json};

use support::{
    Response,
    names::{APP, STRANGER},
};

use crate::helpers::{Connection, LAB, LabResponse, TestLab, request, target};

fn with_header(name: &str, value: &str) -> Value {
    json!({ "response": { "headers": [[name, value]] } })
}

#[track_caller]
fn refused(lab: &TestLab, name: &str, value: &str) {
    let answer = lab.get("safety", &with_header(name, value));
    let problem = answer.assert_lab_problem(400, "invalid-recipe");
    assert_eq!(
        problem["errors"][0]["field"], "response.headers[0]",
        "{problem}"
    );
}

#[track_caller]
fn sent(lab: &TestLab, name: &str, value: &str) {
    let answer = lab.get("safety", &with_header(name, value));
    assert_eq!(answer.lines[0], format!("{name}: {value}"), "{answer:?}");
}

#[test]
fn only_headers_on_the_list_are_sent() {
    let lab = TestLab::start();
    for name in [
        "Access-Control-Allow-Origin",
        "Access-Control-Anything-At-All",
        "Allow",
        "Cross-Origin-Resource-Policy",
        "ETag",
        "Expires",
        "Timing-Allow-Origin",
        "vAry",
        "X-Lab-Anything",
        "X-Total-Count",
    ] {
        sent(&lab, name, "value");
    }
    for name in [
        "",
        "Clear-Site-Data",
        "Connection",
        "Content-Encoding",
        "Content-Length",
        "Content-Security-Policy",
        "Link",
        "NEL",
        "Proxy-Authenticate",
        "Refresh",
        "Report-To",
        "Server",
        "Service-Worker-Allowed",
        "Set-Cookie2",
        "SourceMap",
        "Strict-Transport-Security",
        "Transfer-Encoding",
        "Upgrade",
        "WWW-Authenticate",
        "X-Content-Type-Options",
        "X-Labrador",
        &format!("X-Lab-{}", "a".repeat(64)),
    ] {
        refused(&lab, name, "value");
    }
}

#[test]
fn no_line_can_be_broken() {
    let lab = TestLab::start();
    for evil in ["\r\n", "\n", "\r", "\0", "\u{7f}", "\u{1}", "ä", "\u{2028}"] {
        refused(&lab, "Vary", &format!("a{evil}Set-Cookie: session=stolen"));
        refused(&lab, &format!("Vary{evil}"), "a");
        refused(
            &lab,
            &format!("X-Lab-A{evil}Set-Cookie: session=stolen; X-Lab"),
            "a",
        );
        refused(&lab, "Location", &format!("/r/a{evil}"));
        refused(&lab, "Set-Cookie", &format!("lab-a=b{evil}; Max-Age=60"));
    }
    for name in ["X-Lab-A: b", "X-Lab A", "X-Lab-(", "X-Lab-A:"] {
        refused(&lab, name, "a");
    }
    sent(&lab, "Vary", "tab\tand ~!\"");
}

#[test]
fn a_cookie_stays_on_the_labs_host_and_is_none_of_the_apis() {
    let lab = TestLab::start();
    for cookie in [
        "lab-a=b; Max-Age=60",
        "lab-bank=; max-age=0",
        "lab-session=b; Path=/; SameSite=None; Secure; HttpOnly; Partitioned; Max-Age=60",
        "lab-a=b;samesite=strict;path=/r/x;Max-Age=1",
    ] {
        sent(&lab, "Set-Cookie", cookie);
    }
    for cookie in [
        "session=x",
        "__Host-session=x",
        "Lab-a=b",
        "lab-b=b",
        "lab-0-0=b",
        "lab-a",
        "lab-a=b; Domain=mixmax.localhost",
        "lab-a=b; domain=localhost",
        "lab-a=b; Domain",
        "lab-a=b; Expires=Wed, 21 Oct 2099 07:28:00 GMT",
        "lab-a=b; SameSite=whatever",
        "lab-a=b; Path=r",
        "lab-a=b, session=x",
        "lab-a=b\tc",
        "=lab-a",
        "lab-a=\"b\"",
        &format!("lab-a={}", "b".repeat(65)),
    ] {
        refused(&lab, "Set-Cookie", &format!("{cookie}; Max-Age=60"));
    }
}

#[test]
fn cookie_lasts_a_minute_at_most() {
    let lab = TestLab::start();
    for age in [
        "",
        "; Max-Age",
        "; Max-Age=",
        "; Max-Age=61",
        "; Max-Age=-1",
        "; Max-Age=+60",
        "; Max-Age=6e1",
        "; Max-Age=60; Max-Age=99999999999",
    ] {
        refused(&lab, "Set-Cookie", &format!("lab-a=b{age}"));
    }
}

#[test]
fn response_sets_three_cookies_at_most() {
    let lab = TestLab::start();
    let setting = |count: usize| {
        let cookie = |number| json!(["Set-Cookie", format!("lab-a=b; Path=/{number}; Max-Age=60")]);
        let headers: Vec<_> = (0..count).map(cookie).collect();
        lab.get("three", &json!({ "response": { "headers": headers } }))
    };
    assert_eq!(setting(3).all("set-cookie").len(), 3);
    let problem = setting(4).assert_lab_problem(400, "invalid-recipe");
    assert_eq!(problem["errors"][0]["field"], "response.headers");
}

/// Browsers keep 180 cookies of a site, and drop those of other hosts for those of the lab.
#[test]
fn cookies_of_the_lab_never_fill_the_jar_of_a_browser() {
    let lab = TestLab::start();
    let setting = |path: &str| {
        let cookie = format!("lab-a=b; Path={path}; Max-Age=60");
        lab.get("jar", &with_header("Set-Cookie", &cookie))
    };
    let sent = (0..120).filter(|number| setting(&format!("/{number}")).status == 200);
    assert_eq!(sent.count(), 30);
    let problem = setting("/one-more").assert_lab_problem(429, "too-many-cookies");
    assert!(problem["detail"].as_str().unwrap().contains("try again"));
    // One that is there already makes no other.
    assert_eq!(setting("/0").status, 200);
    assert_eq!(setting("/0; Path=/1").status, 200);
    assert_eq!(setting("/0; Path=/one-more").status, 429);
    assert_eq!(lab.get("jar", &json!({})).status, 200);
}

/// A cookie without a path gets that of the URL, up to its last slash.
#[test]
fn all_urls_with_a_recipe_give_their_cookies_the_same_path() {
    let lab = TestLab::start();
    let recipe = with_header("Set-Cookie", "lab-a=b; Max-Age=60");
    let own = target("jar", &recipe);
    assert_eq!(lab.request("GET", LAB, &own, &[]).status, 200);
    for longer in ["/r/jar/", "/r/jar/further", "/r/jar/1/2"] {
        let target = own.replace("/r/jar", longer);
        let response = lab.request("GET", LAB, &target, &[]);
        response.assert_lab_problem(404, "not-found");
    }
}

#[test]
fn other_websites_do_not_use_up_the_cookies_of_the_pages() {
    let lab = TestLab::start();
    let setting = |path: String, lines: &[&str]| {
        let cookie = format!("lab-a=b; Path={path}; Max-Age=60");
        let target = target("jar", &with_header("Set-Cookie", &cookie));
        lab.request("GET", LAB, &target, lines).status
    };
    let others: [&[&str]; 4] = [
        &["Origin: http://attacker.example"],
        &["Origin: null", "Sec-Fetch-Site: same-site"],
        &["Sec-Fetch-Site: cross-site"],
        &[],
    ];
    for (number, lines) in others.iter().cycle().take(120).enumerate() {
        setting(format!("/other-{number}"), lines);
    }
    for lines in others {
        assert_eq!(setting("/other".to_owned(), lines), 429, "{lines:?}");
    }
    let pages: [&[&str]; 3] = [
        &[
            "Origin: http://app.mixmax.localhost:8080",
            "Sec-Fetch-Site: same-site",
        ],
        &[
            "Origin: http://evil.localhost:8080",
            "Sec-Fetch-Site: cross-site",
        ],
        &["Sec-Fetch-Site: same-site"],
    ];
    let own = pages.iter().cycle().take(120).enumerate();
    let sent = own.filter(|(number, lines)| setting(format!("/own-{number}"), lines) == 200);
    assert_eq!(sent.count(), 70);
}

/// Whoever is no browser can write any `Origin`.
#[test]
fn one_address_uses_up_no_cookies_of_another() {
    let lab = TestLab::start();
    let setting = |host: u8, path: &str| {
        let cookie = format!("lab-a=b; Path={path}; Max-Age=60");
        let target = target("jar", &with_header("Set-Cookie", &cookie));
        let mut connection = Connection::open_from([127, 0, 0, host], lab.address());
        connection.send(request("GET", LAB, &target, &[&format!("Origin: {APP}")]));
        Response::parse(&connection.rest().0).status
    };
    let refused = (0..120).find(|number| setting(3, &format!("/{number}")) == 429);
    assert_eq!(refused, Some(70));
    assert_eq!(setting(9, "/mine"), 200);
    // Of very many addresses the last are counted.
    for host in 10..120 {
        assert_eq!(setting(host, "/mine"), 200);
    }
    let refused = (0..120).find(|number| setting(119, &format!("/{number}")) == 429);
    assert_eq!(refused, Some(69));
}

#[test]
fn a_location_leads_to_the_lab_or_a_page_and_nowhere_else() {
    let lab = TestLab::start();
    for location in [
        "/r/next?recipe=%7B%7D",
        "http://lab.mixmax.localhost:8082/r/a",
        "http://lab.third.localhost:8082",
        "http://app.mixmax.localhost:8080/config.json",
        "http://evil.localhost:8080?a",
    ] {
        sent(&lab, "Location", location);
    }
    for location in [
        "http://contacts.mixmax.localhost:8081/api/session",
        "http://CONTACTS.mixmax.localhost:8081/",
        "//contacts.mixmax.localhost:8081/api",
        "/\\contacts.mixmax.localhost:8081/",
        "\\\\contacts.mixmax.localhost:8081/",
        "http:contacts",
        "http:///contacts.mixmax.localhost:8081",
        "http://lab.mixmax.localhost:8082@contacts.mixmax.localhost:8081/",
        "http://lab.mixmax.localhost:8082\\@contacts.mixmax.localhost:8081/",
        "http://lab.mixmax.localhost:80820/",
        "http://lab.mixmax.localhost:8082.evil.example/",
        "https://lab.mixmax.localhost:8082/",
        "http://evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "r/relative",
        "",
        " /r/a",
        "/r/a b",
    ] {
        refused(&lab, "Location", location);
    }
}

#[test]
fn nothing_that_a_browser_runs_or_renders_is_the_recipes_own() {
    let lab = TestLab::start();
    for media_type in [
        "text/html",
        "Text/HTML; charset=utf-8",
        "text/javascript",
        "application/javascript",
        "text/css",
        "image/svg+xml",
        "application/xhtml+xml",
        "text/xml",
        "application/pdf",
        "application/octet-stream",
        "text/event-stream",
        "text/plain; charset=utf-7",
        "text/plain, text/html",
        "multipart/x-mixed-replace; boundary=a",
    ] {
        refused(&lab, "Content-Type", media_type);
    }
    for media_type in ["text/plain", "application/json; charset=UTF-8", ""] {
        sent(&lab, "Content-Type", media_type);
    }
    // A fixed body may have its own type, and lie about being harmless, but not more.
    let script = |media_type: &str| json!({ "response": { "bodyKind": "script", "headers": [["Content-Type", media_type]] } });
    assert_eq!(lab.get("safety", &script("text/javascript")).status, 200);
    assert_eq!(lab.get("safety", &script("text/plain")).status, 200);
    assert_eq!(lab.get("safety", &script("text/html")).status, 400);
    let two = json!({ "response": { "headers": [["Content-Type", "text/plain"], ["content-type", "text/plain"]] } });
    assert_eq!(lab.get("safety", &two).status, 400);
}

#[test]
fn an_image_of_a_foreign_page_is_recorded_and_does_nothing_else() {
    let lab = TestLab::start();
    let recipe = json!({ "response": { "bodyKind": "png", "headers": [["Set-Cookie", "lab-a=b; Max-Age=60"]] } });
    let referer = format!("Referer: {STRANGER}/");
    let lines = [
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: no-cors",
        "Sec-Fetch-Dest: image",
        &referer,
        "Cookie: session=not-the-labs-business",
    ];
    let answer = lab.request("GET", LAB, &target("image", &recipe), &lines);
    assert_eq!(answer.header("content-type"), "image/png");
    assert_eq!(answer.header("set-cookie"), "lab-a=b; Max-Age=60");
    let record = lab.record("image");
    assert_eq!(record["exchanges"].as_array().unwrap().len(), 1);
    assert!(!record.to_string().contains("not-the-labs-business"));
}

#[test]
fn the_lab_has_no_api() {
    let lab = TestLab::start();
    for path in ["/api/session", "/api/contactgroups", "/readyz", "/metrics"] {
        lab.request("GET", LAB, path, &[])
            .assert_lab_problem(404, "not-found");
    }
    let credentials = r#"{"email":"ada@example.com","password":"analytical-engine"}"#;
    let length = format!("Content-Length: {}", credentials.len());
    let lines = ["Content-Type: application/json", &length];
    let sign_in = request("POST", LAB, "/api/session", &lines) + credentials;
    lab.answer(sign_in).assert_lab_problem(404, "not-found");
}
