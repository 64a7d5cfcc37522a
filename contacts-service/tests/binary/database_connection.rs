//! What the program sends to a PostgreSQL server that has no TLS, whoever it is.

use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

use support::{run, stderr};

use crate::service::{directory, program};

/// <https://www.postgresql.org/docs/15/protocol-message-formats.html>, `SSLRequest`.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];
/// `AuthenticationCleartextPassword`.
const SEND_YOUR_PASSWORD: [u8; 9] = [b'R', 0, 0, 0, 8, 0, 0, 0, 3];
/// `PasswordMessage`, with the password `secret`.
const PASSWORD: &[u8] = b"p\0\0\0\x0bsecret\0";

/// A server without TLS that asks for the password; returns its port, and later what it was sent.
fn server_without_tls() -> (u16, thread::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        let mut sent = Vec::new();
        let mut read = |client: &mut TcpStream| {
            let mut bytes = [0; 1024];
            let length = client.read(&mut bytes).unwrap_or(0);
            sent.extend_from_slice(&bytes[..length]);
            bytes[..length].to_vec()
        };
        if read(&mut client) == SSL_REQUEST {
            client.write_all(b"N").unwrap();
            read(&mut client);
        }
        client.write_all(&SEND_YOUR_PASSWORD).ok();
        read(&mut client);
        sent
    });
    (port, server)
}

fn is_in(part: &[u8], all: &[u8]) -> bool {
    all.windows(part.len()).any(|window| window == part)
}

#[test]
fn no_password_is_sent_to_a_server_without_tls_that_must_have_it() {
    for mode in ["require", "verify-ca", "verify-full"] {
        let (port, server) = server_without_tls();
        let url = format!("postgres://ada:secret@127.0.0.1:{port}/contacts?sslmode={mode}");
        let output = run(
            &mut program(&[
                "account",
                "sessions",
                "ada@example.com",
                "--database-url",
                &url,
            ]),
            "",
        );
        assert_eq!(output.status.code(), Some(1));
        let stderr = stderr(&output);
        assert!(stderr.contains("server does not support TLS"), "{stderr}");
        assert_eq!(server.join().unwrap(), SSL_REQUEST, "{mode}");
    }
}

#[test]
fn password_is_read_from_its_file() {
    let file = directory("password").join("password");
    fs::write(&file, "secret\n").unwrap();
    let (port, server) = server_without_tls();
    let mut command = program(&["account", "sessions", "ada@example.com"]);
    command
        .env(
            "DATABASE_URL",
            format!("postgres://ada@127.0.0.1:{port}/contacts"),
        )
        .env("DATABASE_PASSWORD_FILE", &file);
    assert_eq!(run(&mut command, "").status.code(), Some(1));
    assert!(is_in(PASSWORD, &server.join().unwrap()));
}
