//! What the kernel knows of connections over IPv4.

use std::{collections::BTreeSet, fs};

const ESTABLISHED: &str = "01";

/// How many of the connections from these ports the program that listens on `server` has not
/// closed.
pub(crate) fn still_open(server: u16, clients: &BTreeSet<u16>) -> usize {
    let open = ends_of(server)
        .into_iter()
        .filter(|end| clients.contains(&end.client));
    open.count()
}

/// Whether the client at this port does not take what the program that listens on `server` has
/// written.
pub(crate) fn is_write_blocked(server: u16, client: u16) -> bool {
    let mut ends = ends_of(server).into_iter();
    ends.any(|end| end.client == client && end.has_unsent)
}

/// How many of the connections from these ports are open, without anything written that the client
/// does not take.
pub(crate) fn unanswered(server: u16, clients: &BTreeSet<u16>) -> usize {
    let open = ends_of(server).into_iter();
    open.filter(|end| clients.contains(&end.client) && !end.has_unsent)
        .count()
}

/// How many connections the program that listens on `server` has accepted and not closed, and how
/// many wait to be accepted.
pub(crate) fn accepted(server: u16) -> (usize, usize) {
    let (accepted, waiting): (Vec<_>, Vec<_>) =
        ends_of(server).into_iter().partition(|end| end.is_accepted);
    (accepted.len(), waiting.len())
}

/// The server's end of an established connection.
struct End {
    client: u16,
    has_unsent: bool,
    is_accepted: bool,
}

fn ends_of(server: u16) -> Vec<End> {
    let table = fs::read_to_string("/proc/net/tcp").unwrap();
    let ends = table.lines().skip(1).filter_map(|line| {
        let fields: Vec<_> = line.split_whitespace().skip(1).take(9).collect();
        let [local, remote, state, queues, .., inode] = fields[..] else {
            panic!("{line}");
        };
        let is_of_server = port(local) == server && state == ESTABLISHED;
        is_of_server.then(|| End {
            client: port(remote),
            has_unsent: !queues.starts_with("00000000:"),
            // No program has it before.
            is_accepted: inode != "0",
        })
    });
    ends.collect()
}

fn port(address: &str) -> u16 {
    let (_, port) = address.split_once(':').unwrap();
    u16::from_str_radix(port, 16).unwrap()
}
