//! TLS between the service and a PostgreSQL server that `tests/steps/postgres` starts. Its
//! certificate is for `localhost`, and it lets in nobody without TLS.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it should be"
)]

use std::env;

use support::{program, run, stderr};

/// Makes an account; returns whether that succeeded, and what the program said.
fn add_account(email: &str, host: &str, parameters: &str) -> (bool, String) {
    let server =
        env::var("POSTGRES_TLS_PORT").expect("tests/run postgres says where the server is");
    let folder = env::var("POSTGRES_TLS_CERTIFICATES").expect("and where its certificates are");
    let parameters = parameters.replace("FOLDER", &folder);
    let url = format!("postgres://ada:secret@{host}:{server}/contacts?{parameters}");
    let mut command = program("contacts-service");
    command.args(["account", "add", email, "--database-url", &url]);
    let output = run(&mut command, "a password of ten\n");
    (output.status.success(), stderr(&output))
}

#[test]
fn server_with_a_certificate_of_the_right_authority_for_its_name_is_accepted() {
    let parameters = "sslmode=verify-full&sslrootcert=FOLDER/authority.pem";
    let (is_made, said) = add_account("full@example.com", "localhost", parameters);
    assert!(is_made, "{said}");
}

#[test]
fn certificate_of_another_authority_is_refused() {
    for parameters in [
        "sslmode=verify-full&sslrootcert=FOLDER/other-authority.pem",
        "sslmode=verify-ca&sslrootcert=FOLDER/other-authority.pem",
        "sslmode=verify-full",
    ] {
        let (is_made, said) = add_account("other@example.com", "localhost", parameters);
        assert!(!is_made, "{parameters}");
        assert!(said.contains("invalid peer certificate"), "{said}");
    }
}

#[test]
fn certificate_for_another_name_is_refused_where_the_name_counts() {
    let full = "sslmode=verify-full&sslrootcert=FOLDER/authority.pem";
    let (is_made, said) = add_account("name@example.com", "127.0.0.1", full);
    assert!(!is_made);
    assert!(said.contains("not valid for name"), "{said}");
    let authority = "sslmode=verify-ca&sslrootcert=FOLDER/authority.pem";
    let (is_made, said) = add_account("name@example.com", "127.0.0.1", authority);
    assert!(is_made, "{said}");
}

#[test]
fn connection_is_encrypted_wherever_the_server_insists_on_it() {
    let (is_made, said) = add_account("require@example.com", "localhost", "sslmode=require");
    assert!(is_made, "{said}");
    let (is_made, said) = add_account("disable@example.com", "localhost", "sslmode=disable");
    assert!(!is_made);
    assert!(said.contains("no encryption"), "{said}");
}
