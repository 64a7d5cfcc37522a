//! Pages under their own addresses, and what each of them may load.

use crate::web_app::WebApp;

#[actix_web::test]
async fn root_serves_the_contacts_page() {
    let app = WebApp::start();
    let response = app.get("/").await;
    assert_eq!(response.status, 200);
    assert_eq!(response.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(response.header("cache-control"), "no-cache");
    assert!(response.text().contains("<title>"));
}

#[actix_web::test]
async fn page_paths_have_no_file_extension() {
    let app = WebApp::start();
    for page in ["/learn", "/diagnose", "/origins", "/playground"] {
        let response = app.get(page).await;
        assert_eq!(response.status, 200, "{page}");
        assert_eq!(response.header("content-type"), "text/html; charset=utf-8");
        let etag = response.header("etag").to_owned();
        let again = app.get(page).header("if-none-match", etag);
        assert_eq!(again.await.status, 304);
        let with_query = app.get(&format!("{page}?text=x")).await;
        assert_eq!(with_query.status, 200, "{page}");
    }
    assert_eq!(app.get("/nothing").await.status, 404);
}

#[actix_web::test]
async fn link_to_the_old_decoder_leads_to_the_diagnosis_with_its_message_in_the_fragment() {
    let app = WebApp::start();
    for (old, new) in [
        ("/decode", "/diagnose"),
        ("/decode.html", "/diagnose"),
        ("/decode?text=a%26b+c", "/diagnose#text=a%26b+c"),
    ] {
        let response = app.get_raw(old).await;
        assert_eq!(response.status, 308, "{old}");
        assert_eq!(response.header("location"), new);
    }
}

#[actix_web::test]
async fn page_of_the_servers_is_found_under_its_name_in_the_links() {
    let response = WebApp::start().get_raw("/servers").await;
    assert_eq!(response.status, 308);
    assert_eq!(response.header("location"), "/stacks");
}

#[actix_web::test]
async fn content_security_policy_allows_what_each_page_needs() {
    let app = WebApp::start();
    let directive = |csp: &str, name: &str| -> Vec<String> {
        let found = csp
            .split("; ")
            .find(|part| part.split(' ').next() == Some(name));
        found
            .unwrap_or_default()
            .split(' ')
            .skip(1)
            .map(str::to_owned)
            .collect()
    };
    let has = |sources: &[String], source: &str| sources.iter().any(|one| one == source);
    let api = "http://contacts.mixmax.localhost:8081";
    let lab = "http://lab.mixmax.localhost:*";
    let evil = "http://evil.localhost:8080";

    for page in ["/", "/diagnose", "/diagnose.html"] {
        let response = app.get(page).await;
        let csp = response.header("content-security-policy");
        let connect = directive(csp, "connect-src");
        assert!(
            has(&connect, api) && !has(&connect, lab) && !has(&connect, evil),
            "{csp}"
        );
        assert_eq!(directive(csp, "frame-ancestors"), ["'self'"]);
        // The first screen of the contacts page has a frame of the stranger.
        let has_frames = has(&directive(csp, "frame-src"), evil);
        assert_eq!(has_frames, page == "/", "{csp}");
    }
    for page in ["/learn", "/lab", "/lab.html", "/playground"] {
        let response = app.get(page).await;
        let csp = response.header("content-security-policy");
        let connect = directive(csp, "connect-src");
        assert!(has(&connect, api) && has(&connect, lab), "{csp}");
        assert!(has(&directive(csp, "frame-src"), evil), "{csp}");
        // WebKit knows no 'self' in a sandboxed frame.
        let own = "http://app.mixmax.localhost:8080";
        assert_eq!(directive(csp, "script-src"), ["'self'", own]);
        assert_eq!(directive(csp, "frame-ancestors"), ["'self'"]);
    }
    for page in [
        "/frame",
        "/frame.html",
        "/lab/probes/workers/send-request.js",
    ] {
        let response = app.get(page).await;
        let csp = response.header("content-security-policy");
        assert!(has(&directive(csp, "frame-ancestors"), evil), "{csp}");
        assert!(has(&directive(csp, "connect-src"), lab), "{csp}");
        assert!(
            !csp.contains(api),
            "a frame never reaches the contacts API: {csp}"
        );
    }
    let response = app.get("/scripts/origins/match-worker.js").await;
    assert_eq!(
        response.header("content-security-policy"),
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        "the worker that runs a visitor's expression loads nothing"
    );
}

#[actix_web::test]
async fn content_security_policy_is_that_of_the_file_however_its_path_is_written() {
    let app = WebApp::start();
    for (target, path) in [
        ("/lab/probes/workers/%2e%2e/%2e%2e/%2e%2e/index.html", "/"),
        ("/lab/probes/workers/../../../index.html", "/"),
        ("/lab/probes/workers/..%2e%2f", "/"),
        ("/styles/../frame.html", "/frame.html"),
        ("/%66rame%2ehtml", "/frame.html"),
        ("//frame.html/", "/frame.html"),
        ("/lab/probes/../../lab%2ehtml", "/lab.html"),
    ] {
        let response = app.get_raw(target).await;
        if response.status == 200 {
            let expected = app.get(path).await;
            assert_eq!(response.body, expected.body, "{target}");
            assert_eq!(
                response.header("content-security-policy"),
                expected.header("content-security-policy"),
                "{target}"
            );
        } else {
            assert!(
                matches!(response.status, 400 | 404),
                "{target}: {response:?}"
            );
        }
    }
    let up = app.get_raw("/lab/probes/workers/%2e%2e/%2e%2e/%2e%2e/index.html");
    up.await.assert_status(200);
}
