//! The time of day of a service jumps by hours, forwards and back.

use rustix::process::Signal;
use serde_json::json;
use sqlx::{Connection as _, PgConnection};

use support::{
    ContactsService, Page, Response,
    names::{ADA, API, APP, PASSWORD},
};

use crate::helpers::{Clock, Service, database};

const HOURS: i32 = 6;
const LIFETIME_HOURS: i32 = 7 * 24;
/// Of an account from one client, in seconds.
const WINDOW: u32 = 15 * 60;

/// A page of the trusted app on a machine of its own.
fn page_of(service: &ContactsService, machine: u8) -> Page {
    Page::open(service.address, API, APP).at_address([127, 4, 0, machine])
}

async fn is_signed_in(page: &Page) -> bool {
    match page.get("/api/contactgroups").await.status {
        200 => true,
        401 => false,
        other => panic!("{other}"),
    }
}

/// Fails unless this is the refusal of one attempt too many, which ends when it should.
#[track_caller]
fn assert_refused_for_a_while(response: &Response) {
    response.assert_problem(429, "too-many-attempts");
    let wait: u32 = response.header("retry-after").parse().unwrap();
    assert!((1..=WINDOW).contains(&wait), "{wait}");
}

/// Fails unless it stops in order and has logged no fault of its own.
fn stop(service: ContactsService) {
    let (status, log) = service.stop(Signal::TERM);
    assert_eq!(status, Some(0), "{log}");
    for fault in ["panicked", "ERROR"] {
        assert!(!log.contains(fault), "{log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn replica_with_a_wrong_clock_agrees_with_the_others() {
    let service = Service::start_on(&database("clocks").await);
    let clock = Clock::new();
    let wrong = clock.start_service(service.database_url());
    let right = with_the_right_clock(&service);
    for (machine, hours) in [(10, HOURS), (20, -HOURS)] {
        clock.set(hours);
        let here = page_of(&right, machine).sign_in(ADA).await;
        let there = page_of(&wrong, machine + 1).sign_in(ADA).await;
        for page in [&here, &there] {
            for replica in [&right, &wrong] {
                assert!(is_signed_in(&page.moved_to(replica.address)).await);
            }
        }

        let guesser = page_of(&right, machine + 2);
        let at_wrong = guesser.moved_to(wrong.address);
        for page in [&guesser, &guesser, &at_wrong, &guesser, &at_wrong] {
            page.post_session(ADA, "guess").await.assert_status(401);
        }
        for page in [&guesser, &at_wrong] {
            assert_refused_for_a_while(&page.post_session(ADA, PASSWORD).await);
        }
        // Whoever tries at the replica with the wrong clock makes no room for guesses at the other.
        let elsewhere = page_of(&wrong, machine + 3);
        elsewhere
            .post_session(ADA, "guess")
            .await
            .assert_status(401);
        elsewhere.sign_in(ADA).await;
        assert_refused_for_a_while(&guesser.post_session(ADA, PASSWORD).await);

        clock.set(0);
        for page in [&guesser, &at_wrong] {
            assert_refused_for_a_while(&page.post_session(ADA, PASSWORD).await);
        }
        for replica in [&right, &wrong] {
            page_of(replica, machine + 4).sign_in(ADA).await;
            assert!(is_signed_in(&here.moved_to(replica.address)).await);
            assert!(is_signed_in(&there.moved_to(replica.address)).await);
        }
    }
    stop(wrong);
    stop(right);
}

fn with_the_right_clock(service: &Service) -> ContactsService {
    ContactsService::start_with(service.database_url(), &["--workers", "2"])
}

#[tokio::test(flavor = "multi_thread")]
async fn sign_in_at_a_replica_with_a_fast_clock_ends_no_session_of_the_others() {
    let service = Service::start_on(&database("fast_clock").await);
    let clock = Clock::new();
    let fast = clock.start_service(service.database_url());
    let owner = service.signed_in().await;
    let mut postgres = PgConnection::connect(service.database_url()).await.unwrap();
    let half_of_the_jump = i64::from(HOURS) * 60 * 60 * 1000 / 2;
    sqlx::query("update sessions set expires_at = last_used_at + $1")
        .bind(half_of_the_jump)
        .execute(&mut postgres)
        .await
        .unwrap();
    clock.set(HOURS);
    page_of(&fast, 30).sign_in(ADA).await;
    // By its clock the session has ended.
    assert!(!is_signed_in(&owner.moved_to(fast.address)).await);
    assert!(is_signed_in(&owner).await);
    clock.set(0);
    assert!(is_signed_in(&owner.moved_to(fast.address)).await);
    stop(fast);
}

#[tokio::test(flavor = "multi_thread")]
async fn owner_signs_in_and_works_before_and_after_each_jump_of_the_only_clock() {
    let mut service = Service::start();
    service.end(Signal::TERM);
    let clock = Clock::new();
    let only = clock.start_service(service.database_url());
    let home = page_of(&only, 1);
    let mut earlier = vec![home.sign_in(ADA).await];
    let group = earlier[0].add_group("Everybody").await;
    let jumps = [HOURS, 0, -HOURS, 0, LIFETIME_HOURS - HOURS - 1, 0];
    for (number, hours) in (0..).zip(jumps) {
        clock.set(hours);
        for page in &earlier {
            assert!(is_signed_in(page).await, "{hours} hours");
        }
        earlier.push(home.sign_in(ADA).await);
        page_of(&only, 10 + number).sign_in(ADA).await;
        works(&home.sign_in(ADA).await, &group).await;
        // Whoever was refused before the jump is not refused for longer after it.
        let guesser = page_of(&only, 100);
        guesser.sign_in(ADA).await;
        for _ in 0..5 {
            guesser.post_session(ADA, "guess").await.assert_status(401);
        }
        assert_refused_for_a_while(&guesser.post_session(ADA, PASSWORD).await);
    }

    clock.set(LIFETIME_HOURS + 1);
    assert!(!is_signed_in(&earlier[0]).await);
    let later = home.sign_in(ADA).await;
    clock.set(0);
    // It was forgotten when somebody signed in.
    assert!(!is_signed_in(&earlier[0]).await);
    assert!(is_signed_in(&later).await);
    stop(only);
}

/// Fails unless what was made at any time can be read and changed.
async fn works(page: &Page, group: &str) {
    let contact = page.add_contact(group, "Ada", ADA).await;
    page.patch(&contact, &json!({ "name": "Countess" }))
        .await
        .assert_status(200);
    page.get(&format!("{group}/contacts"))
        .await
        .assert_status(200);
    page.delete(&contact).await.assert_status(204);
    for path in ["/api/session", "/api/sessions", "/healthz", "/readyz"] {
        page.get(path).await.assert_status(200);
    }
}
