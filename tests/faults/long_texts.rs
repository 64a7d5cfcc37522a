//! The longest texts that the judge takes, made to become as much as they can.

use std::{collections::BTreeMap, fmt::Write, sync::Arc};

use serde_json::json;
use tokio::task::JoinSet;

use support::most_resident_kib;

use crate::helpers::{Kind, Server, Target};

/// Nobody who is not signed in can make a process hold more.
const MOST_KIB: u64 = 256 * 1024;
/// The most bytes in a body to explain, and a little for what is around the text.
const LONGEST: usize = 16 * 1024 * 1024 - 256;
const LONGEST_TO_DECODE: usize = 4 * 1024 * 1024 - 256;
/// What is freed after one must do for the next.
const IN_A_ROW: usize = 3;
/// More than there is room for.
const AT_ONCE: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn longest_texts_to_explain_take_less_than_256_mib() {
    let server = Arc::new(Server::start(Kind::WebApp).await);
    let mut is_read = false;
    for (name, text) in [
        ("many small calls that are blocked", small_calls()),
        ("a header of many lines", recording(&header_of_lines())),
        ("many headers of one call", recording(&many_headers())),
        (
            "entries that are none",
            recording(&"1,".repeat(LONGEST / 2 - 50)),
        ),
        ("calls of long addresses", recording(&long_addresses())),
        ("one call of a long chain", recording(&chain())),
        (
            "many commands",
            "curl http://a.example/\n".repeat(LONGEST / 24),
        ),
    ] {
        is_read |= takes_little_memory(&server, "/judge/explain", name, &text).await;
    }
    assert!(is_read, "no text was read");
}

#[tokio::test(flavor = "multi_thread")]
async fn longest_texts_to_decode_take_less_than_256_mib() {
    let server = Arc::new(Server::start(Kind::WebApp).await);
    let mut is_read = false;
    let message = "Access to fetch at 'http://a/' from origin 'http://b' has been blocked by CORS policy: No\n";
    for (name, part) in [("messages", message), ("short lines", "x\n")] {
        let text = part.repeat(LONGEST_TO_DECODE / (part.len() + 1));
        is_read |= takes_little_memory(&server, "/judge/decode", name, &text).await;
    }
    assert!(is_read, "no text was read");
}

/// Fails when the server takes more memory than it may; whether it read the text at least once.
async fn takes_little_memory(
    server: &Arc<Server>,
    path: &'static str,
    name: &str,
    text: &str,
) -> bool {
    let body = json!({ "text": text }).to_string();
    let lines = format!(
        "Content-Type: application/json\r\nContent-Length: {}\r\n",
        body.len()
    );
    let request: Arc<str> = (server.head("POST", path, &lines) + &body).into();
    let mut statuses = BTreeMap::<_, usize>::new();
    for _ in 0..IN_A_ROW {
        *statuses.entry(status(server, &request).await).or_default() += 1;
    }
    let in_a_row = most_resident_kib(server.pid());
    let mut asking = JoinSet::new();
    for _ in 0..AT_ONCE {
        let (server, request) = (Arc::clone(server), Arc::clone(&request));
        asking.spawn(async move { status(&server, &request).await });
    }
    for status in asking.join_all().await {
        *statuses.entry(status).or_default() += 1;
    }
    let most = most_resident_kib(server.pid());
    println!("{name}: {in_a_row} KiB in a row, {most} in all; {statuses:?}");
    assert!(most < MOST_KIB, "{name}: {most} KiB");
    statuses.contains_key(&Some(200)) || statuses.contains_key(&Some(422))
}

/// `None` when the server closed the connection. On a busy machine that happens, and bodies come too
/// slowly.
async fn status(server: &Server, request: &str) -> Option<u16> {
    let mut connection = server.send(request).await;
    let status = connection.response().await?.status;
    assert!(matches!(status, 200 | 408 | 422 | 503), "{status}");
    Some(status)
}

/// A HAR file of these entries.
fn recording(entries: &str) -> String {
    let last = r#"{"request":{"method":"GET","url":"http://a.example/"}}"#;
    format!(r#"{{"log":{{"entries":[{entries}{last}]}}}}"#)
}

/// As many entries as a body has room for, in which each quote mark takes two bytes.
fn entries(mut entry: impl FnMut(&mut String, usize)) -> String {
    let mut entries = String::new();
    let mut quotes = 0;
    for number in 0.. {
        let start = entries.len();
        entry(&mut entries, number);
        entries.push(',');
        quotes += entries[start..].matches(['"', '\\']).count();
        if entries.len() + quotes + 500 > LONGEST {
            entries.truncate(start);
            return entries;
        }
    }
    entries
}

/// The longest recording of calls that are blocked.
fn small_calls() -> String {
    recording(&entries(|entries, number| {
        write!(entries, r#"{{"request":{{"method":"POST","url":"http://a.example/{number}","headers":[{{"name":"Origin","value":"http://b.example"}}]}},"response":{{"status":200,"headers":[]}}}}"#).unwrap();
    }))
}

fn header_of_lines() -> String {
    call_with(&format!(
        r#"{{"name":"X","value":"{}"}}"#,
        r"\n".repeat(LONGEST / 3 - 200)
    ))
}

fn many_headers() -> String {
    call_with(&("{},".repeat(LONGEST / 3 - 200) + "{}"))
}

fn call_with(headers: &str) -> String {
    format!(
        r#"{{"request":{{"method":"POST","url":"http://a.example/","headers":[]}},"response":{{"status":200,"headers":[{headers}]}}}},"#
    )
}

fn long_addresses() -> String {
    let long = "a/".repeat(4_000);
    entries(|entries, number| {
        write!(entries, r#"{{"request":{{"method":"POST","url":"http://a.example/{number}/{long}","headers":[{{"name":"Origin","value":"http://b.example"}}]}},"response":{{"status":200,"headers":[]}}}}"#).unwrap();
    })
}

fn chain() -> String {
    entries(|entries, number| {
        let next = number + 1;
        write!(entries, r#"{{"request":{{"method":"GET","url":"http://a.example/{number}","headers":[{{"name":"Origin","value":"http://b.example"}}]}},"response":{{"status":302,"headers":[{{"name":"Location","value":"/{next}"}},{{"name":"Access-Control-Allow-Origin","value":"*"}}]}}}}"#).unwrap();
    })
}
