//! What the kernel knows of connections over IPv4.

use std::{collections::BTreeSet, fs};

const ESTABLISHED: &str = "01";

/// How many of the connections from these ports the program that listens on `server` has not
/// closed.
pub(crate) fn still_open(server: u16, clients: &BTreeSet<u16>) -> usize {
    let table = fs::read_to_string("/proc/net/tcp").unwrap();
    let open = table.lines().skip(1).filter(|line| {
        let mut fields = line.split_whitespace().skip(1);
        let (local, remote) = (port(fields.next()), port(fields.next()));
        local == server && clients.contains(&remote) && fields.next() == Some(ESTABLISHED)
    });
    open.count()
}

fn port(address: Option<&str>) -> u16 {
    let (_, port) = address.unwrap().split_once(':').unwrap();
    u16::from_str_radix(port, 16).unwrap()
}
