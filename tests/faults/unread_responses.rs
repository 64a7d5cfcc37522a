//! More responses that nobody reads than there is room for.

use std::net::Ipv4Addr;

use serde_json::json;

use support::{Connection, names::ADA, wait::eventually};

use crate::helpers::{Kind, Server, is_write_blocked, still_open};

/// What there is room for, in bytes.
const ROOM: usize = 32 * 1024 * 1024;
/// Some more responses than fit.
const MORE: usize = 5;
/// The address of somebody else.
const ANOTHER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// The other has waited for longer than all of the crowd: only its address can have saved it.
#[tokio::test(flavor = "multi_thread")]
async fn responses_that_an_address_does_not_read_give_way_and_that_of_another_stays() {
    for kind in [Kind::Contacts, Kind::Lab] {
        let server = Server::start(kind).await;
        let request = long_response(&server).await;
        let fit = ROOM / length(&server, &request).await;
        // On a busy machine it may be over because nothing could be written for so long.
        eventually("room that is taken in time", async || {
            let open = open_after(fit + MORE, &server, &request).await;
            println!("{kind:?}: {open:?}, {fit} fit");
            match open {
                (1, open) if (fit / 2..=fit).contains(&open) => Ok(()),
                (others, open) => Err(format!("{others} and {open} are open, {fit} fit")),
            }
        })
        .await;
    }
}

/// How many connections of another, who has one, and of a crowd with so many are open once all of these
/// have been answered.
async fn open_after(many: usize, server: &Server, request: &str) -> (usize, usize) {
    let port = server.address().port();
    let other = unread(server, ANOTHER, request).await;
    let mut crowd = Vec::new();
    for _ in 0..many {
        crowd.push(unread(server, Ipv4Addr::LOCALHOST, request).await);
    }
    let ports = crowd.iter().map(Connection::port).collect();
    let open = still_open(port, &ports);
    (still_open(port, &[other.port()].into()), open)
}

/// A request of which the response is much longer than what the system takes at once.
async fn long_response(server: &Server) -> String {
    if server.kind == Kind::Lab {
        return server.record_of(40).await;
    }
    let client = server.client();
    let list = client.add_group("Long notes").await + "/contacts";
    let note = "\u{1f642}".repeat(2000);
    // The longer it is, the fewer fill the room, before the first has waited for too long.
    for number in 0..200 {
        let name = format!("Contact {number}");
        let contact = json!({ "name": name, "email": ADA, "note": note });
        client.create(&list, &contact).await;
    }
    let lines = format!("Cookie: {}\r\n", client.cookie());
    server.head("GET", &format!("{list}?limit=200"), &lines)
}

async fn length(server: &Server, request: &str) -> usize {
    let response = server.send(request).await.response().await.unwrap();
    response.assert_status(200).body.len()
}

/// A response that is kept because the client does not read it.
async fn unread(server: &Server, client: Ipv4Addr, request: &str) -> Connection {
    let address = server.address();
    let mut connection = Connection::open_that_takes_little_from(client, address).await;
    connection.send(request).await;
    eventually("a response that waits", async || {
        let waits = is_write_blocked(address.port(), connection.port());
        waits.then_some(()).ok_or_else(|| "none".to_owned())
    })
    .await;
    connection
}
