//! The demo as a process: it says when it is ready, stops gracefully, survives being killed,
//! and keeps secrets out of its log.

use std::{
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use actix_web::rt;
use rustix::process::Signal;
use serde_json::json;
use support::{
    Connection, Database, Demo, DemoSettings, Page, assert_cors,
    names::{ADA, DEMO_PASSWORD, GRACE, PASSWORD},
    program, run, stderr,
    wait::eventually,
};

use crate::helpers::add_account_with_password;

fn start(database: &Database, log: &'static str) -> Demo {
    Demo::start_with(DemoSettings {
        database_url: Some(database.url()),
        log: Some(log),
        ..DemoSettings::default()
    })
}

#[actix_web::test]
async fn ready_line_names_an_address_and_account_that_work() {
    let database = Database::fresh().await;
    let demo = start(&database, "warn");
    let page = demo.origins.app_page();
    let signed_in = page
        .post_session(ADA, DEMO_PASSWORD)
        .await
        .assert_status(200);
    assert_cors(&signed_in, &demo.origins.app());
    let (name, token, _) = signed_in.cookie();
    let ada = page.with_cookie(&name, &token);
    let groups = ada.get("/api/contactgroups").await.assert_status(200);
    let total: u32 = groups.header("x-total-count").parse().unwrap();
    assert!(total > 50, "{total} groups fit on one page");
    assert_eq!(groups.json()["items"][0]["name"], "Analytical Society");

    let origin = demo.origins.app();
    demo.process().signal(Signal::TERM);
    let (status, output) = demo.into_process().wait();
    assert_eq!(status.code(), Some(0), "{output}");
    let ready =
        format!("Ready: open {origin}/ and sign in as {ADA} with the password {DEMO_PASSWORD}");
    assert!(output.lines().any(|line| line == ready), "{output}");
}

#[actix_web::test]
async fn sigterm_and_sigint_let_requests_in_flight_finish() {
    for signal in [Signal::TERM, Signal::INT] {
        let database = Database::fresh().await;
        add_account_with_password(&database, GRACE).await;
        let demo = start(&database, "info");
        let grace = demo.origins.app_page().sign_in(GRACE).await;

        let body = br#"{"name":"In flight"}"#;
        let head = format!(
            "POST /api/contactgroups HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\
             Expect: 100-continue\r\n\r\n",
            demo.origins.api_host(),
            grace.cookie(),
            body.len()
        );
        let mut connection = Connection::open(demo.origins.api_address()).await;
        connection.send(head).await;
        // The service asks for the body, so the request is in flight.
        assert_eq!(connection.response().await.unwrap().status, 100);
        connection.send(&body[..8]).await;

        demo.process().signal(signal);
        eventually("no new connections", async || {
            match TcpStream::connect(demo.origins.api_address()) {
                Ok(_) => Err("one is accepted".to_owned()),
                Err(_) => Ok(()),
            }
        })
        .await;
        connection.send(&body[8..]).await;
        connection.response().await.unwrap().assert_status(201);

        let (status, output) = demo.into_process().wait();
        assert_eq!(status.code(), Some(0), "{signal:?}: {output}");
        let kept = "select count(*) from contact_groups where name = 'In flight'";
        assert_eq!(database.number(kept).await, 1);
    }
}

#[actix_web::test]
async fn acknowledged_writes_survive_sigkill_exactly_once() {
    let database = Database::fresh().await;
    add_account_with_password(&database, GRACE).await;
    let mut acknowledged = Vec::new();
    for round in 0..2 {
        let demo = start(&database, "warn");
        let grace = demo.origins.app_page().sign_in(GRACE).await;
        let count = Arc::new(AtomicUsize::new(0));
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let label = format!("{round}-{writer}");
                rt::spawn(write_until_cut_off(
                    grace.clone(),
                    label,
                    Arc::clone(&count),
                ))
            })
            .collect();
        eventually("60 acknowledged writes", async || {
            match count.load(Ordering::SeqCst) {
                60.. => Ok(()),
                less => Err(format!("{less} are acknowledged")),
            }
        })
        .await;
        demo.process().signal(Signal::KILL);
        for writer in writers {
            acknowledged.extend(writer.await.unwrap());
        }
        let (status, _) = demo.into_process().wait();
        assert_eq!(status.code(), None, "it ended before it was killed");
    }
    assert!(acknowledged.len() >= 120);

    let demo = start(&database, "warn");
    let grace = demo.origins.app_page().sign_in(GRACE).await;
    let kept = grace.all_names_at("/api/contactgroups").await;
    for name in acknowledged {
        let times = kept.iter().filter(|kept| **kept == name).count();
        assert_eq!(times, 1, "{name}");
    }
}

/// Makes groups until the service is gone; returns the names that were acknowledged.
async fn write_until_cut_off(page: Page, label: String, count: Arc<AtomicUsize>) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for number in 0.. {
        let name = format!("{label}-{number}");
        let request = page.post("/api/contactgroups", &json!({ "name": name }));
        match request.try_send().await {
            Ok(response) => {
                response.assert_status(201);
                acknowledged.push(name);
                count.fetch_add(1, Ordering::SeqCst);
            }
            Err(_) => break,
        }
    }
    acknowledged
}

#[actix_web::test]
async fn log_contains_no_passwords_and_no_tokens() {
    let database = Database::fresh().await;
    add_account_with_password(&database, GRACE).await;
    let demo = start(&database, "trace");
    let wrong = "a wrong password of mine";
    demo.origins
        .app_page()
        .post_session(GRACE, wrong)
        .await
        .assert_status(401);
    demo.origins
        .app_page()
        .post_session("nobody@example.com", wrong)
        .await
        .assert_status(401);
    let grace = demo.origins.app_page().sign_in(GRACE).await;
    grace.get("/api/contactgroups").await.assert_status(200);
    let group = grace.add_group("Family").await;
    grace
        .on("http://evil.localhost:8080")
        .delete(&group)
        .await
        .assert_status(403);
    let unreadable = grace.request("POST", "/api/session");
    let unreadable = unreadable.body("application/json", format!(r#"{{"password":"{PASSWORD}""#));
    unreadable.await.assert_status(400);
    let misplaced = grace.post("/api/session", &json!({ "email": 7, "password": PASSWORD }));
    misplaced.await.assert_status(422);
    let hash = database.text("select token_hash from sessions").await;
    let phc = database
        .text("select password_hash from accounts where email = 'grace@example.com'")
        .await;
    grace.delete("/api/session").await.assert_status(204);
    let token = grace.cookie().split_once('=').unwrap().1.to_owned();

    demo.process().signal(Signal::TERM);
    let (_, output) = demo.into_process().wait();
    assert!(output.contains("TRACE"), "the log was off");
    for secret in [PASSWORD, wrong, &token, &hash, &phc] {
        let at = output.find(secret);
        let line = at.map(|at| output[..at].lines().count());
        assert_eq!(
            line,
            None,
            "{secret} is in the log, line {:?}",
            line.and_then(|l| output.lines().nth(l - 1))
        );
    }
}

#[test]
fn help_names_every_flag_and_variable() {
    let output = run(program("two-origins").arg("--help"), "");
    assert!(output.status.success());
    let help = String::from_utf8(output.stdout).unwrap();
    for name in [
        "--parent-domain",
        "TWO_ORIGINS_PARENT_DOMAIN",
        "--web-port",
        "TWO_ORIGINS_WEB_PORT",
        "--api-port",
        "TWO_ORIGINS_API_PORT",
        "--lab-port",
        "TWO_ORIGINS_LAB_PORT",
        "--lab ",
        "--database-url",
        "DATABASE_URL",
    ] {
        assert!(help.contains(name), "{name} is not in {help}");
    }
}

#[test]
fn help_does_not_print_the_database_password() {
    let mut command = program("two-origins");
    command
        .arg("--help")
        .env("DATABASE_URL", "postgres://ada:secret@db/contacts");
    let output = run(&mut command, "");
    assert!(!String::from_utf8(output.stdout).unwrap().contains("secret"));
}

#[test]
fn all_configuration_errors_are_reported_at_once() {
    let mut command = program("two-origins");
    command
        .env("TWO_ORIGINS_PARENT_DOMAIN", "Mixmax.com")
        .env("TWO_ORIGINS_WEB_PORT", "0")
        .env("TWO_ORIGINS_API_PORT", "eighty")
        .env("DATABASE_URL", "mysql://ada:secret@host/contacts");
    let output = run(&mut command, "");
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    for (name, value) in [
        ("--parent-domain (TWO_ORIGINS_PARENT_DOMAIN)", "Mixmax.com"),
        ("--web-port (TWO_ORIGINS_WEB_PORT)", "\"0\""),
        ("--api-port (TWO_ORIGINS_API_PORT)", "eighty"),
        ("--database-url (DATABASE_URL)", "sqlite:PATH"),
    ] {
        let line = said.lines().find(|line| line.contains(name));
        assert!(line.is_some_and(|line| line.contains(value)), "{said}");
    }
    assert!(!said.contains("secret"), "{said}");
}

/// What the demo says about a setting, with another one wrong that keeps it from starting.
#[track_caller]
fn mistakes_about(flag: &str, arguments: &[&str]) -> Vec<String> {
    let output = run(
        program("two-origins").args(arguments).arg("--web-port=0"),
        "",
    );
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    // No other setting is wrong, nor one that the demo does not have.
    let lines = said.lines().filter(|line| line.starts_with("- "));
    let lines: Vec<_> = lines.filter(|line| !line.contains("--web-port")).collect();
    assert!(
        lines
            .iter()
            .all(|line| line.starts_with(&format!("- {flag} "))),
        "{said}"
    );
    lines.into_iter().map(str::to_owned).collect()
}

#[test]
fn parent_domain_must_leave_every_origin_a_name_of_its_own() {
    let about =
        |domain: &str| mistakes_about("--parent-domain", &[&format!("--parent-domain={domain}")]);
    for (domain, words) in [
        ("evil.localhost", "http://evil.localhost:8080"),
        ("third.localhost", "another site"),
        ("a.b.localhost", "one label"),
        ("xn--a.localhost", "xn--a.localhost"),
        (".localhost", "one label"),
        ("localhost", "one label"),
        ("a b.localhost", "a b.localhost"),
        (&format!("{}.localhost", "a".repeat(60)), "one label"),
    ] {
        let mistakes = about(domain);
        assert_eq!(mistakes.len(), 1, "{domain}: {mistakes:?}");
        assert!(mistakes[0].contains(words), "{mistakes:?}");
    }
    assert_eq!(about("other.localhost"), Vec::<String>::new());
}

#[test]
fn static_directory_must_be_that_of_the_pages_and_hold_no_database() {
    let about = |directory: &str, database: &str| {
        let directory = format!("--static-dir={directory}");
        let database = format!("--database-url=sqlite:{database}");
        mistakes_about("--static-dir", &[&directory, &database])
    };
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/static");
    for directory in [".", "/", "/nowhere"] {
        let mistakes = about(directory, "two-origins.db");
        assert_eq!(mistakes.len(), 1, "{directory}: {mistakes:?}");
        assert!(mistakes[0].contains("index.html"), "{mistakes:?}");
    }
    for inside in ["two-origins.db", "styles/../two-origins.db", "scripts/x.db"] {
        let mistakes = about(pages, &format!("{pages}/{inside}"));
        assert_eq!(mistakes.len(), 1, "{inside}: {mistakes:?}");
        assert!(mistakes[0].contains("two-origins.db") || mistakes[0].contains("x.db"));
        assert!(mistakes[0].contains("everybody"), "{mistakes:?}");
    }
    assert_eq!(about(pages, "two-origins.db"), Vec::<String>::new());
}

#[test]
fn database_in_the_folder_that_the_demo_starts_in_is_not_served() {
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/static");
    let mut demo = program("two-origins");
    // The wrong port keeps it from starting in any case.
    let output = run(demo.current_dir(pages).arg("--web-port=0"), "");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("everybody"), "{}", stderr(&output));
}
