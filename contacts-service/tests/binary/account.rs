//! `account add`, `password`, `sessions` and `remove`.

use std::process::Output;

use support::{
    ContactsService, Page,
    names::{ADA, API, APP, PASSWORD},
    stderr,
};

use crate::{
    service::{account, add_account as add, directory, program, sign_in},
    terminal::Terminal,
};

const NEW_PASSWORD: &str = "another long password";

#[tokio::test]
async fn added_account_can_sign_in() {
    let url = format!("sqlite:{}/contacts.db", directory("added").display());
    let output = add(&url, "ada@example.com", &format!("{PASSWORD}\n"));
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("ada@example.com can sign in now."));
    assert!(!stderr(&output).contains(PASSWORD));

    let service = ContactsService::start(&url);
    let response = sign_in(&service, "Ada@Example.com", PASSWORD).await;
    assert_eq!(
        response.assert_status(200).json()["account"]["email"],
        "ada@example.com"
    );
    let wrong = sign_in(&service, "ada@example.com", "wrong").await;
    wrong.assert_status(401);
}

#[tokio::test]
async fn password_is_the_first_line_with_its_spaces() {
    let url = format!("sqlite:{}/contacts.db", directory("one-line").display());
    let padded = format!(" {PASSWORD} ");
    assert!(
        add(&url, "ada@example.com", &format!("{padded}\r\nmore\n"))
            .status
            .success()
    );
    let service = ContactsService::start(&url);
    let response = sign_in(&service, "ada@example.com", &padded).await;
    response.assert_status(200);
    let trimmed = sign_in(&service, "ada@example.com", PASSWORD).await;
    trimmed.assert_status(401);
}

#[test]
fn email_in_another_case_belongs_to_the_same_account() {
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
fn invalid_email_or_password_is_named_and_no_account_is_made() {
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
        ("ada@example.com", "nul in a\0password", "without NUL"),
        ("ada@example.com?subject=x", PASSWORD, "email: "),
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

/// A service with ada's account, and a page where she is signed in.
async fn signed_in(test: &str) -> (String, ContactsService, Page) {
    let url = format!("sqlite:{}/contacts.db", directory(test).display());
    assert!(add(&url, ADA, PASSWORD).status.success());
    let service = ContactsService::start(&url);
    let page = Page::open(service.address, API, APP).sign_in(ADA).await;
    (url, service, page)
}

#[track_caller]
fn succeeded(output: &Output) -> (String, String) {
    assert!(output.status.success(), "{}", stderr(output));
    let stdout = String::from_utf8(output.stdout.clone()).unwrap();
    (stdout, stderr(output))
}

#[tokio::test]
async fn new_password_replaces_the_old_one_and_ends_all_sessions() {
    let (url, service, page) = signed_in("another-password").await;
    let weak = account(&url, &["password", ADA], "too short");
    assert_eq!(weak.status.code(), Some(1));
    assert!(stderr(&weak).contains("at least 15 characters"));
    page.get("/api/contactgroups").await.assert_status(200);

    let (_, told) = succeeded(&account(&url, &["password", ADA], NEW_PASSWORD));
    assert!(told.contains(ADA) && !told.contains(NEW_PASSWORD), "{told}");
    page.get("/api/contactgroups").await.assert_status(401);
    let old = sign_in(&service, ADA, PASSWORD).await;
    old.assert_status(401);
    let new = sign_in(&service, ADA, NEW_PASSWORD).await;
    new.assert_status(200);
}

#[test]
fn password_that_is_typed_on_a_terminal_is_asked_for_twice_and_not_shown() {
    let url = format!("sqlite:{}/contacts.db", directory("typed").display());
    for (action, again, told) in [
        ("add", PASSWORD, "can sign in now"),
        ("password", PASSWORD, "has another password now"),
        ("password", NEW_PASSWORD, "two different ones"),
    ] {
        let mut command = program(&["account", action, ADA]);
        let mut terminal = Terminal::start(command.env("DATABASE_URL", &url));
        terminal.type_in_secret(&format!("Password for {ADA}: "), PASSWORD);
        terminal.type_in_secret("The same once more: ", again);
        let (status, shown) = terminal.end();
        assert_eq!(status.success(), again == PASSWORD, "{shown}");
        assert!(shown.contains(told), "{shown}");
        for secret in [PASSWORD, NEW_PASSWORD] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}

#[tokio::test]
async fn sessions_are_listed_without_tokens_and_can_be_ended() {
    let (url, _service, page) = signed_in("sessions").await;
    let (list, _) = succeeded(&account(&url, &["sessions", "ADA@example.com"], ""));
    assert_eq!(list.lines().count(), 1);
    assert!(list.contains("from 127.0.0.1"), "{list}");
    assert!(!list.contains(&page.cookie()["session=".len()..]));

    let (_, told) = succeeded(&account(&url, &["sessions", ADA, "end"], ""));
    assert!(told.contains("ended: 1."), "{told}");
    page.get("/api/contactgroups").await.assert_status(401);
    let (list, _) = succeeded(&account(&url, &["sessions", ADA], ""));
    assert_eq!(list, "");
}

#[tokio::test]
async fn removing_an_account_removes_its_groups_contacts_and_sessions() {
    let (url, service, page) = signed_in("removed").await;
    page.add_group("Family").await;
    let (_, told) = succeeded(&account(&url, &["remove", ADA], ""));
    assert!(told.contains(ADA), "{told}");
    page.get("/api/contactgroups").await.assert_status(401);
    let signed_out = sign_in(&service, ADA, PASSWORD).await;
    signed_out.assert_status(401);
    assert!(add(&url, ADA, PASSWORD).status.success());
    let anew = page.without_cookie().sign_in(ADA).await;
    assert!(anew.names_at("/api/contactgroups").await.is_empty());
}

#[test]
fn command_for_an_unknown_account_names_the_email() {
    let url = format!("sqlite:{}/contacts.db", directory("nobody").display());
    assert!(add(&url, ADA, PASSWORD).status.success());
    for arguments in [
        &["password", "nobody@example.com"][..],
        &["sessions", "nobody@example.com"],
        &["sessions", "nobody@example.com", "end"],
        &["remove", "nobody@example.com"],
    ] {
        let output = account(&url, arguments, NEW_PASSWORD);
        assert_eq!(output.status.code(), Some(1));
        let told = stderr(&output);
        assert!(told.contains("nobody@example.com has no account"), "{told}");
    }
}
