//! What the lab reads and remembers has bounds, and they can be set.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use support::{Response, wait::eventually_blocking};

use crate::helpers::{Connection, LAB, LabResponse, TestLab, request, target};

#[test]
fn the_oldest_run_is_forgotten_for_a_new_one() {
    let lab = TestLab::start_with(|args| args.max_runs = "3".to_owned());
    for run in ["a", "b", "c", "a", "d"] {
        lab.get(run, &json!({}));
    }
    assert!(lab.exchanges("a").is_empty(), "it began first");
    for run in ["b", "c", "d"] {
        assert_eq!(lab.exchanges(run).len(), 1, "{run}");
    }
}

/// Milliseconds since then.
fn age_of(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

fn remembered_ms(record: &Value) -> f64 {
    record["rememberedMs"].as_f64().unwrap()
}

#[test]
fn record_says_that_a_run_is_too_old_to_be_remembered() {
    let lab = TestLab::start_with(|args| args.max_record_bytes = "20000".to_owned());
    let before = Instant::now();
    lab.get("mine", &json!({}));
    let age = age_of(before);
    let record = lab.record("mine");
    assert_eq!(record["exchanges"].as_array().unwrap().len(), 1);
    assert!(remembered_ms(&record) >= age.floor(), "{age} {record}");

    let long = format!("X-Long: {}", "x".repeat(900));
    for number in 0..40 {
        let target = target(&format!("foreign-{number}"), &json!({}));
        lab.request("GET", LAB, &target, &[&long]);
    }
    let (record, age) = (lab.record("mine"), age_of(before));
    assert_eq!(record["exchanges"], json!([]));
    assert!(remembered_ms(&record) < age, "{age} {record}");
    // What is left of a run that was dropped and went on is not the whole of it.
    lab.get("mine", &json!({}));
    let (record, age) = (lab.record("mine"), age_of(before));
    assert_eq!(record["exchanges"].as_array().unwrap().len(), 1);
    assert!(remembered_ms(&record) < age, "{age} {record}");
}

#[test]
fn restarted_lab_claims_to_remember_nothing_from_before() {
    let before = Instant::now();
    let lab = TestLab::start();
    let (record, age) = (lab.record("mine"), age_of(before));
    assert!(remembered_ms(&record) < age, "{age} {record}");
}

#[test]
fn exchanges_beyond_the_limit_are_only_known_to_have_been() {
    let lab = TestLab::start_with(|args| args.max_exchanges = "2".to_owned());
    for _ in 0..2 {
        lab.get("many", &json!({}));
    }
    assert_eq!(lab.record("many")["truncated"], false);
    assert_eq!(lab.get("many", &json!({})).status, 200);
    let record = lab.record("many");
    assert_eq!(record["truncated"], true);
    let kept = record["exchanges"].as_array().unwrap();
    let kept: Vec<_> = kept.iter().map(|exchange| &exchange["seq"]).collect();
    assert_eq!(kept, [1, 2], "the newest are kept");
}

#[test]
fn the_oldest_runs_are_forgotten_when_the_record_grows_too_large() {
    let lab = TestLab::start_with(|args| args.max_record_bytes = "20000".to_owned());
    let long = format!("X-Long: {}", "x".repeat(900));
    for number in 0..40 {
        let target = target(&format!("run{number}"), &json!({}));
        lab.request("GET", LAB, &target, &[&long]);
    }
    let kept = (0..40).filter(|number| !lab.exchanges(&format!("run{number}")).is_empty());
    let kept: Vec<_> = kept.collect();
    assert!((1..20).contains(&kept.len()), "{kept:?}");
    assert_eq!(kept.last(), Some(&39), "the newest are kept");
}

#[test]
fn a_run_is_forgotten_after_a_while() {
    let lab = TestLab::start_with(|args| args.max_record_age = "1".to_owned());
    lab.get("old", &json!({}));
    eventually_blocking("a run that is forgotten", || {
        match lab.exchanges("old").as_slice() {
            [] => Ok(()),
            kept => Err(format!("{kept:?}")),
        }
    });
}

#[test]
fn long_values_are_cut_in_the_record() {
    let lab = TestLab::start();
    let long = format!("X-Long: {}", "x".repeat(3000));
    lab.request("GET", LAB, &target("cut", &json!({})), &[&long]);
    let exchange = lab.exchanges("cut").remove(0);
    let value = exchange["request"]["headers"][2][1].as_str().unwrap();
    assert_eq!(value.chars().count(), 1025);
    assert!(value.ends_with("x…"));
}

#[test]
fn every_long_text_of_an_exchange_is_cut_in_the_record() {
    let lab = TestLab::start();
    let long = "x".repeat(100_000);
    let (header, cookie) = (format!("X-Long: {long}"), format!("Cookie: {long}=1"));
    let name = format!("X-{long}: 1");
    let path = format!("/actix/{}?run=long", &long[..10_000]);
    let method = &long[..10_000];
    for line in [&header, &cookie, &name] {
        lab.request(method, LAB, &path, &[line.as_str()]);
    }
    lab.request(method, LAB, &path, &[&header[..1000]; 90]);
    let exchanges = lab.exchanges("long");
    assert_eq!(exchanges.len(), 4, "{exchanges:?}");
    for exchange in exchanges {
        let length = exchange.to_string().len();
        assert!(length < 40_000, "{length} bytes");
    }
}

#[test]
fn a_long_url_is_refused_so_that_every_page_can_read_why() {
    let lab = TestLab::start();
    let longest = format!("/r/long?recipe=%7B%7D&pad={}", "a".repeat(16384 - 26));
    assert_eq!(longest.len(), 16384);
    assert_eq!(lab.request("GET", LAB, &longest, &[]).status, 200);
    for more in [1, 20_000] {
        let target = format!("{longest}{}", "a".repeat(more));
        lab.request("GET", LAB, &target, &[])
            .assert_lab_problem(414, "url-too-long");
    }
    let shorter = TestLab::start_with(|args| args.max_url_bytes = "100".to_owned());
    shorter
        .request("GET", LAB, &longest, &[])
        .assert_lab_problem(414, "url-too-long");
}

#[test]
fn a_recipe_of_a_megabyte_is_refused() {
    let lab = TestLab::start();
    for (size, expected) in [(100_000, 414), (1_000_000, 431)] {
        let target = format!("/r/huge?recipe={}", "a".repeat(size));
        let mut connection = Connection::open(lab.address());
        connection.send(request("GET", LAB, &target, &[]));
        connection.one_answer().assert_status(expected);
    }
}

#[test]
fn a_body_is_bounded_and_needs_a_length() {
    let lab = TestLab::start();
    let target = target("body", &json!({}));
    let post = |lines: &[&str], body: &str| lab.answer(request("POST", LAB, &target, lines) + body);

    let longest = "b".repeat(65_536);
    assert_eq!(post(&["Content-Length: 65536"], &longest).status, 200);
    let longer = "b".repeat(65_537);
    post(&["Content-Length: 65537"], &longer).assert_lab_problem(413, "body-too-large");
    for lines in [
        &["Transfer-Encoding: chunked"][..],
        &["Content-Length: x"],
        &["Content-Length: -1"],
        &["Content-Length: 1", "Content-Length: 1"],
    ] {
        post(lines, "0\r\n\r\n").assert_lab_problem(411, "length-required");
    }
    let sizes: Vec<_> = lab
        .exchanges("body")
        .iter()
        .map(|exchange| exchange["request"]["bodyBytes"].clone())
        .collect();
    assert_eq!(sizes[0], 65_536);
}

#[test]
fn a_client_that_expects_it_is_told_to_continue() {
    let lab = TestLab::start();
    let target = target("expect", &json!({}));
    let expecting = |length: &str| {
        let length = format!("Content-Length: {length}");
        request("POST", LAB, &target, &["Expect: 100-continue", &length])
    };
    let mut connection = Connection::open(lab.address());
    connection.send(expecting("4"));
    connection.one_answer().assert_status(100);
    connection.send("body");
    let (bytes, _) = connection.rest();
    Response::parse(&bytes).assert_status(200);
    assert_eq!(lab.exchanges("expect")[0]["request"]["bodyBytes"], 4);

    let too_long = expecting("65537");
    lab.answer(too_long)
        .assert_lab_problem(413, "body-too-large");
    let whole = expecting("4") + "body";
    lab.answer(whole).assert_status(200);
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let lab = TestLab::start();
    let target = target("half", &json!({}));
    let mut connection = Connection::open(lab.address());
    let head = request("POST", LAB, &target, &["Content-Length: 10"]);
    connection.trickle((head + "half").as_bytes());
    connection.finish();
    let (bytes, _) = connection.rest();
    Response::parse(&bytes).assert_lab_problem(400, "bad-request");
}

#[test]
fn more_delayed_responses_than_allowed_get_503_while_others_are_delayed_and_answered() {
    let lab = TestLab::start();
    let delayed = target("slow", &json!({ "response": { "delayMs": 2000 } }));
    let ask = |_| {
        let mut connection = Connection::open(lab.address());
        connection.send(request("GET", LAB, &delayed, &[]));
        connection
    };
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut refused = None;
    // On a busy machine the first may have been answered before the last asks.
    while refused.is_none() && Instant::now() < deadline {
        let waiting: Vec<_> = (0..300).map(ask).collect();
        lab.get("quick", &json!({})).assert_status(200);
        let mut elsewhere = Connection::open_from([127, 0, 0, 9], lab.address());
        elsewhere.send(request("GET", LAB, &delayed, &[]));
        elsewhere.one_answer().assert_status(200);
        let responses = waiting.into_iter();
        let mut responses = responses.map(|waiting| Response::parse(&waiting.rest().0));
        refused = responses.find(|response| response.status != 200);
        responses.for_each(drop);
    }
    refused.unwrap().assert_lab_problem(503, "too-many-delays");
    lab.request("GET", LAB, &delayed, &[]).assert_status(200);
}

#[test]
fn four_addresses_with_all_delays_they_get_leave_some_to_a_fifth() {
    let lab = TestLab::start();
    let delayed = target("slow", &json!({ "response": { "delayMs": 2000 } }));
    let ask = |host| {
        let mut connection = Connection::open_from([127, 0, 0, host], lab.address());
        connection.send(request("GET", LAB, &delayed, &[]));
        connection
    };
    let _waiting: Vec<_> = (0..240).map(|number| ask(10 + number / 60)).collect();
    let own: Vec<_> = (0..10).map(|_| ask(9)).collect();
    for mut connection in own {
        connection.one_answer().assert_status(200);
    }
}

/// Each of its own address, so that none has more than its share.
#[test]
fn more_delayed_responses_than_all_addresses_may_have_get_503() {
    let lab = TestLab::start();
    let delayed = target("slow", &json!({ "response": { "delayMs": 2000 } }));
    let ask = |host| {
        let mut connection = Connection::open_from([127, 0, 5, host], lab.address());
        connection.send(request("GET", LAB, &delayed, &[]));
        connection
    };
    let deadline = Instant::now() + Duration::from_secs(60);
    // On a busy machine the first may have been answered before the last asks.
    let (mut waiting, refused) = loop {
        let mut asking: Vec<_> = (1..=250).map(ask).collect();
        let last = asking.pop().unwrap().one_answer();
        if last.status != 200 {
            break (asking, last);
        }
        assert!(Instant::now() < deadline, "all are delayed");
    };
    refused.assert_lab_problem(503, "too-many-delays");
    lab.get("quick", &json!({})).assert_status(200);
    waiting.swap_remove(0).one_answer().assert_status(200);
}
