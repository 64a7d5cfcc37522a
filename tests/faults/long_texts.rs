//! The longest texts that the judge takes, made to become as much as they can.

use std::{collections::BTreeMap, fmt::Write, net::Ipv4Addr, sync::Arc, time::Duration};

use tokio::task::JoinSet;

use support::{Connection, most_resident_kib, resident_kib};

use crate::{
    crowded_connections,
    helpers::{Kind, Server, Target, on_a_thread},
};

/// Nobody who is not signed in can make a process hold more.
const MOST_KIB: u64 = 256 * 1024;
/// The most bytes in a body to explain, and a little for what is around the text.
const LONGEST: usize = 16 * 1024 * 1024 - 256;
const LONGEST_TO_DECODE: usize = 4 * 1024 * 1024 - 256;
/// What is freed after one must do for the next.
const IN_A_ROW: usize = 3;
/// More than there is room for.
const AT_ONCE: usize = 6;
/// More connections than a server has places for, and how long they go on.
const CROWD: u16 = 1500;
const CROWDED: Duration = Duration::from_secs(8);
/// The address of somebody else.
const ANOTHER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

#[tokio::test(flavor = "multi_thread")]
async fn longest_texts_to_explain_and_then_a_crowd_take_less_than_256_mib() {
    let server = Arc::new(Server::start(Kind::WebApp).await);
    let mut is_read = false;
    for (name, text) in texts_to_explain() {
        is_read |= takes_little_memory(&server, "/judge/explain", name, &text).await;
    }
    assert!(is_read, "no text was read");
    // What was freed must do for a crowd, also while more texts are explained.
    let after_texts = resident_kib(server.pid());
    let request = request(&server, "/judge/explain", &small_calls());
    let crowd = on_a_thread({
        let server = Arc::clone(&server);
        async move || crowded_connections::all(&server, CROWD, CROWDED).await
    });
    let mut statuses = BTreeMap::<_, usize>::new();
    while !crowd.is_finished() {
        let mut other = Connection::open_from(ANOTHER, server.address()).await;
        other.send(&*request).await;
        let status = other.response().await.map(|response| response.status);
        *statuses.entry(status).or_default() += 1;
    }
    crowd.await.unwrap();
    let most = most_resident_kib(server.pid());
    println!("{after_texts} KiB after the texts, {most} in all; beside a crowd {statuses:?}");
    assert!(most < MOST_KIB, "{most} KiB");
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
    let request = request(server, path, text);
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

fn request(server: &Server, path: &str, text: &str) -> Arc<str> {
    server.with_text(path, text, "").into()
}

/// `None` when the server closed the connection. On a busy machine that happens, and bodies come too
/// slowly.
async fn status(server: &Server, request: &str) -> Option<u16> {
    let mut connection = server.send(request).await;
    let status = connection.response().await?.status;
    assert!(matches!(status, 200 | 408 | 422 | 503), "{status}");
    Some(status)
}

/// Each becomes much in a way of its own.
fn texts_to_explain() -> [(&'static str, String); 7] {
    [
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
    ]
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
