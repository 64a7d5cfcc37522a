//! The demo as a process: it says when it is ready, stops gracefully, survives being killed,
//! and keeps secrets out of its log.

use std::{
    io::{Read, Write},
    net::TcpStream,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use actix_web::rt;
use rustix::process::Signal;
use serde_json::json;

use crate::helpers::{
    ADA, Database, Demo, GRACE, PASSWORD, Page, add_account_with_password, assert_cors,
};

/// The password of the demo's own account, which the ready line shows.
const DEMO_PASSWORD: &str = "analytical-engine";
/// How long to wait for what must come.
const PATIENCE: Duration = Duration::from_secs(30);

#[actix_web::test]
async fn the_ready_line_is_true() {
    let database = Database::fresh().await;
    let demo = Demo::start(&database.url(), "warn");
    let page = demo.page();
    let signed_in = page.post_session(ADA, DEMO_PASSWORD).await.is(200);
    assert_cors(&signed_in, &demo.origin());
    let (name, token, _) = signed_in.cookie();
    let ada = page.with_cookie(&name, &token);
    let groups = ada.get("/api/contactgroups").await.is(200);
    let total: u32 = groups.header("x-total-count").parse().unwrap();
    assert!(total > 50, "{total} groups fit on one page");
    assert_eq!(groups.json()["items"][0]["name"], "Analytical Society");

    let origin = demo.origin();
    demo.signal(Signal::TERM);
    let (status, output) = demo.ended();
    assert_eq!(status.code(), Some(0), "{output}");
    let ready =
        format!("Ready: open {origin}/ and sign in as {ADA} with the password {DEMO_PASSWORD}");
    assert!(output.lines().any(|line| line == ready), "{output}");
}

#[actix_web::test]
async fn either_signal_lets_a_request_in_flight_finish() {
    for signal in [Signal::TERM, Signal::INT] {
        let database = Database::fresh().await;
        add_account_with_password(&database, GRACE).await;
        let demo = Demo::start(&database.url(), "info");
        let grace = demo.page().sign_in(GRACE).await;

        let body = br#"{"name":"In flight"}"#;
        let mut stream = TcpStream::connect(demo.address()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "POST /api/contactgroups HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\
             Expect: 100-continue\r\n\r\n",
            demo.host(),
            grace.cookie(),
            body.len()
        )
        .unwrap();
        // The service asks for the body, so the request is in flight.
        let mut asked = [0; b"HTTP/1.1 100 Continue\r\n\r\n".len()];
        stream.read_exact(&mut asked).unwrap();
        assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n");
        stream.write_all(&body[..8]).unwrap();

        demo.signal(signal);
        until_refused(&demo);
        stream.write_all(&body[8..]).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 201 "), "{signal:?}: {answer}");

        let (status, output) = demo.ended();
        assert_eq!(status.code(), Some(0), "{signal:?}: {output}");
        let kept = "select count(*) from contact_groups where name = 'In flight'";
        assert_eq!(database.number(kept).await, 1);
    }
}

fn until_refused(demo: &Demo) {
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect(demo.address()).is_ok() {
        assert!(Instant::now() < deadline, "connections are still accepted");
        std::thread::yield_now();
    }
}

#[actix_web::test]
async fn what_was_acknowledged_before_a_kill_is_there_once_afterwards() {
    let database = Database::fresh().await;
    add_account_with_password(&database, GRACE).await;
    let mut acknowledged = Vec::new();
    for round in 0..2 {
        let demo = Demo::start(&database.url(), "warn");
        let grace = demo.page().sign_in(GRACE).await;
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
        let deadline = Instant::now() + PATIENCE;
        while count.load(Ordering::SeqCst) < 60 {
            assert!(
                Instant::now() < deadline,
                "{count:?} writes were acknowledged"
            );
            rt::task::yield_now().await;
        }
        demo.signal(Signal::KILL);
        for writer in writers {
            acknowledged.extend(writer.await.unwrap());
        }
        let (status, _) = demo.ended();
        assert_eq!(status.code(), None, "it ended before it was killed");
    }
    assert!(acknowledged.len() >= 120);

    let demo = Demo::start(&database.url(), "warn");
    let grace = demo.page().sign_in(GRACE).await;
    let mut kept = Vec::new();
    let mut next = Some("/api/contactgroups?limit=200".to_owned());
    while let Some(path) = next {
        let page = grace.get(&path).await.is(200).json();
        let items = page["items"].as_array().unwrap();
        kept.extend(
            items
                .iter()
                .map(|item| item["name"].as_str().unwrap().to_owned()),
        );
        let cursor = page["next"].as_str();
        next = cursor.map(|cursor| format!("/api/contactgroups?limit=200&cursor={cursor}"));
    }
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
            Ok(answer) => {
                answer.is(201);
                acknowledged.push(name);
                count.fetch_add(1, Ordering::SeqCst);
            }
            Err(_) => break,
        }
    }
    acknowledged
}

#[actix_web::test]
async fn nothing_in_the_log_lets_anybody_sign_in() {
    let database = Database::fresh().await;
    add_account_with_password(&database, GRACE).await;
    let demo = Demo::start(&database.url(), "trace");
    let wrong = "a wrong password of mine";
    demo.page().post_session(GRACE, wrong).await.is(401);
    demo.page()
        .post_session("nobody@example.com", wrong)
        .await
        .is(401);
    let grace = demo.page().sign_in(GRACE).await;
    grace.get("/api/session").await.is(200);
    let group = grace.add_group("Family").await;
    grace
        .on("http://evil.localhost:8080")
        .delete(&group)
        .await
        .is(403);
    let unreadable = grace.request("POST", "/api/session");
    let unreadable = unreadable.body("application/json", format!(r#"{{"password":"{PASSWORD}""#));
    unreadable.await.is(400);
    let misplaced = grace.post("/api/session", &json!({ "email": 7, "password": PASSWORD }));
    misplaced.await.is(422);
    let hash = database.text("select token_hash from sessions").await;
    let phc = database
        .text("select password_hash from accounts where email = 'grace@example.com'")
        .await;
    grace.delete("/api/session").await.is(204);
    let token = grace.cookie().split_once('=').unwrap().1.to_owned();

    demo.signal(Signal::TERM);
    let (_, output) = demo.ended();
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
    let output = Command::new(env!("CARGO_BIN_EXE_two-origins"))
        .arg("--help")
        .output()
        .unwrap();
    assert!(output.status.success());
    let help = String::from_utf8(output.stdout).unwrap();
    for name in [
        "--parent-domain",
        "TWO_ORIGINS_PARENT_DOMAIN",
        "--web-port",
        "TWO_ORIGINS_WEB_PORT",
        "--api-port",
        "TWO_ORIGINS_API_PORT",
        "--database-url",
        "DATABASE_URL",
    ] {
        assert!(help.contains(name), "{name} is not in {help}");
    }
}

#[test]
fn help_does_not_show_the_database_password() {
    let output = Command::new(env!("CARGO_BIN_EXE_two-origins"))
        .arg("--help")
        .env("DATABASE_URL", "postgres://ada:secret@db/contacts")
        .output()
        .unwrap();
    assert!(!String::from_utf8(output.stdout).unwrap().contains("secret"));
}

#[test]
fn everything_wrong_with_the_configuration_is_said_at_once() {
    let output = Command::new(env!("CARGO_BIN_EXE_two-origins"))
        .env("TWO_ORIGINS_PARENT_DOMAIN", "Mixmax.com")
        .env("TWO_ORIGINS_WEB_PORT", "0")
        .env("TWO_ORIGINS_API_PORT", "eighty")
        .env("DATABASE_URL", "mysql://ada:secret@host/contacts")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
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
