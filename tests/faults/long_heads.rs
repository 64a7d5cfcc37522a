//! Heads that are nearly too long, whatever came before them on their connection.

use std::fs;

use rustix::process::Pid;

use crate::helpers::{Kind, Server, Target};

const HEADS: usize = 100;
/// How many bytes the servers read at once.
const PIECE: usize = 1024;
const PIECES: usize = 90;
/// Where a head is parsed again with each piece of it, it takes more than ten times as much.
const MOST_TIMES: u64 = 4;

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
            println!("{kind:?}: {work} ticks behind {before:?} at {line_ends_at}, {alone} alone");
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

/// The time that the server ran to answer this many times, in ticks of the kernel.
async fn work(server: &Server, before: &str, head: &str) -> u64 {
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

/// In user mode and in the kernel, also of threads that have ended: see proc_pid_stat(5).
fn time_run(process: Pid) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).unwrap();
    let (_, fields) = stat.rsplit_once(") ").unwrap();
    let times = fields.split(' ').skip(11).take(2);
    times.map(|time| time.parse::<u64>().unwrap()).sum()
}
