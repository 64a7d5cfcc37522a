//! `account add`.

use std::process::Output;

use crate::program::{Service, directory, program, run, said};

const PASSWORD: &str = "correct horse battery";

fn add(database_url: &str, email: &str, input: &str) -> Output {
    let arguments = ["account", "add", email, "--database-url", database_url];
    run(&mut program(&arguments), input)
}

#[test]
fn an_account_that_was_added_can_sign_in() {
    let url = format!("sqlite:{}/contacts.db", directory("added").display());
    let output = add(&url, "ada@example.com", &format!("{PASSWORD}\n"));
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("ada@example.com can sign in now."));
    assert!(!said(&output).contains(PASSWORD));

    let service = Service::start(&url);
    let answer = service.sign_in("Ada@Example.com", PASSWORD);
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains(r#""email":"ada@example.com""#), "{answer}");
    let wrong = service.sign_in("ada@example.com", "wrong");
    assert!(wrong.starts_with("HTTP/1.1 401 "), "{wrong}");
}

#[test]
fn the_password_is_one_line_and_blanks_belong_to_it() {
    let url = format!("sqlite:{}/contacts.db", directory("one-line").display());
    let padded = format!(" {PASSWORD} ");
    assert!(
        add(&url, "ada@example.com", &format!("{padded}\r\nmore\n"))
            .status
            .success()
    );
    let service = Service::start(&url);
    let answer = service.sign_in("ada@example.com", &padded);
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let trimmed = service.sign_in("ada@example.com", PASSWORD);
    assert!(trimmed.starts_with("HTTP/1.1 401 "), "{trimmed}");
}

#[test]
fn an_address_has_one_account_however_it_is_spelt() {
    let url = format!("sqlite:{}/contacts.db", directory("taken").display());
    assert!(add(&url, "ada@example.com", PASSWORD).status.success());
    let again = add(&url, "ADA@example.com", "another long password");
    assert_eq!(again.status.code(), Some(1));
    assert!(
        said(&again).contains("has an account already"),
        "{}",
        said(&again)
    );
}

#[test]
fn what_will_not_do_is_said_and_nothing_is_made() {
    let directory = directory("refused");
    let url = format!("sqlite:{}/contacts.db", directory.display());
    let long = "a".repeat(513);
    for (email, password, complaint) in [
        ("ada", PASSWORD, "email: "),
        (
            "ada@example.com",
            "short password",
            "at least 15 characters",
        ),
        ("ada@example.com", "", "password: "),
        ("ada@example.com", &long, "password: "),
    ] {
        let output = add(&url, email, password);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains(complaint), "{}", said(&output));
    }
    assert!(!directory.join("contacts.db").exists());
    let output = add("mysql://db/contacts", "ada@example.com", PASSWORD);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("DATABASE_URL"), "{}", said(&output));
}
