//! Heads that are nearly too long, whatever came before them on their connection.

use std::{fs, time::Duration};

use rustix::process::Pid;

use crate::helpers::{Kind, Server, Target};

const HEADS: usize = 20;
/// How many bytes the servers read at once.
const PIECE: usize = 1024;
const PIECES: usize = 90;
/// Where a head is parsed again with each piece of it, it takes more than ten times as much.
const MOST_TIMES: u32 = 4;

#[tokio::test(flavor = "multi_thread")]
async fn long_head_is_as_much_work_wherever_its_lines_begin_and_whatever_came_before() {
    for kind in [Kind::Contacts, Kind::WebApp] {
        let server = Server::start(kind).await;
        let get = server.head("GET", "/healthz", "");
        let post = server.head("POST", "/nowhere", "Content-Length: 5\r\n") + "hello";
        let chunked = server.head("POST", "/nowhere", "Transfer-Encoding: chunked\r\n")
            + "5\r\nhello\r\n0\r\n\r\n";
        let head = long_head(&server, 0);
        let alone = work(&server, "", &head).await;
        for (before, line_ends_at) in [
            ("", PIECE - 1),
            ("", PIECE),
            ("", PIECE + 1),
            ("", PIECE + 2),
            (&get, 0),
            (&post, 0),
            (&chunked, 0),
        ] {
            let head = long_head(&server, line_ends_at);
            let work = work(&server, before, &head).await;
            println!("{kind:?}: {work:?} behind {before:?} at {line_ends_at}, {alone:?} alone");
            assert!(work < alone * MOST_TIMES);
        }
    }
}

/// A head of lines as long as a piece, the first of which ends after so many bytes of a piece.
fn long_head(server: &Server, line_ends_at: usize) -> String {
    let line = |length| format!("X: {}\r\n", "v".repeat(length - "X: \r\n".len()));
    let before = server.head("GET", "/healthz", "").len() - "\r\n".len();
    let lines = line(PIECE + line_ends_at - before) + &line(PIECE).repeat(PIECES);
    server.head("GET", "/healthz", &lines)
}

/// The time that the server's threads ran to answer this many times.
async fn work(server: &Server, before: &str, head: &str) -> Duration {
    let earlier = time_run(server.pid());
    for _ in 0..HEADS {
        let mut connection = server.send(before.to_owned() + head).await;
        if !before.is_empty() {
            connection.response().await.unwrap();
        }
        connection.response().await.unwrap().assert_status(200);
    }
    time_run(server.pid()) - earlier
}

/// The first number of `schedstat` of each thread, in nanoseconds.
fn time_run(process: Pid) -> Duration {
    let threads = format!("/proc/{}/task", process.as_raw_nonzero());
    let times = fs::read_dir(threads).unwrap().map(|thread| {
        let statistics = fs::read_to_string(thread.unwrap().path().join("schedstat")).unwrap();
        let time = statistics.split_whitespace().next().unwrap();
        Duration::from_nanos(time.parse().unwrap())
    });
    times.sum()
}
