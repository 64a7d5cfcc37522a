//! `account add`.

use support::{ContactsService, names::PASSWORD, stderr};

use crate::service::{add_account as add, directory, sign_in};

#[tokio::test]
async fn an_account_that_was_added_can_sign_in() {
    let url = format!("sqlite:{}/contacts.db", directory("added").display());
    let output = add(&url, "ada@example.com", &format!("{PASSWORD}\n"));
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("ada@example.com can sign in now."));
    assert!(!stderr(&output).contains(PASSWORD));

    let service = ContactsService::start(&url);
    let answer = sign_in(&service, "Ada@Example.com", PASSWORD).await;
    assert_eq!(
        answer.assert_status(200).json()["account"]["email"],
        "ada@example.com"
    );
    let wrong = sign_in(&service, "ada@example.com", "wrong").await;
    wrong.assert_status(401);
}

#[tokio::test]
async fn the_password_is_one_line_and_blanks_belong_to_it() {
    let url = format!("sqlite:{}/contacts.db", directory("one-line").display());
    let padded = format!(" {PASSWORD} ");
    assert!(
        add(&url, "ada@example.com", &format!("{padded}\r\nmore\n"))
            .status
            .success()
    );
    let service = ContactsService::start(&url);
    let answer = sign_in(&service, "ada@example.com", &padded).await;
    answer.assert_status(200);
    let trimmed = sign_in(&service, "ada@example.com", PASSWORD).await;
    trimmed.assert_status(401);
}

#[test]
fn an_address_has_one_account_however_it_is_spelt() {
    let url = format!("sqlite:{}/contacts.db", directory("taken").display());
    assert!(add(&url, "ada@example.com", PASSWORD).status.success());
    let again = add(&url, "ADA@example.com", "another long password");
    assert_eq!(again.status.code(), Some(1));
    assert!(
        stderr(&again).contains("has an account already"),
        "{}",
        stderr(&again)
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
        assert!(stderr(&output).contains(complaint), "{}", stderr(&output));
    }
    assert!(!directory.join("contacts.db").exists());
    let output = add("mysql://db/contacts", "ada@example.com", PASSWORD);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("DATABASE_URL"),
        "{}",
        stderr(&output)
    );
}
