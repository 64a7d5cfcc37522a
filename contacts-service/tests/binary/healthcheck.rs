//! `healthcheck`.

use std::fs;

use rustix::process::Signal;

use support::{ContactsService, run};

use crate::service::{directory, program};

fn healthcheck(listen: &str) -> Option<i32> {
    let by_flag = run(&mut program(&["healthcheck", "--listen", listen]), "")
        .status
        .code();
    let by_variable = run(program(&["healthcheck"]).env("CONTACTS_LISTEN", listen), "");
    assert_eq!(by_flag, by_variable.status.code());
    by_flag
}

#[test]
fn health_check_succeeds_only_while_the_database_responds() {
    let directory = directory("health");
    let url = format!("sqlite:{}/data/contacts.db", directory.display());
    fs::create_dir(directory.join("data")).unwrap();
    let service = ContactsService::start(&url);
    let listen = service.address.to_string();
    assert_eq!(healthcheck(&listen), Some(0));
    let anywhere = format!("0.0.0.0:{}", service.address.port());
    assert_eq!(healthcheck(&anywhere), Some(0));

    fs::rename(directory.join("data"), directory.join("away")).unwrap();
    assert_eq!(healthcheck(&listen), Some(1));
    fs::rename(directory.join("away"), directory.join("data")).unwrap();
    assert_eq!(healthcheck(&listen), Some(0));

    service.stop(Signal::TERM);
    assert_eq!(healthcheck(&listen), Some(1));
}

#[test]
fn health_check_of_an_invalid_address_fails() {
    assert_eq!(healthcheck("nowhere"), Some(1));
}
