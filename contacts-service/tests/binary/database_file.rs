//! The SQLite file holds contacts and hashes of passwords, so it is its owner's alone.

use std::{
    fs::{self, File, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
};

use rustix::process::Signal;
use support::{ContactsService, run};

use crate::service::{directory, program};

/// The names in a directory, each with the rights on it.
fn rights(directory: &Path) -> Vec<(String, u32)> {
    let entries = fs::read_dir(directory).unwrap().map(Result::unwrap);
    let mut rights: Vec<_> = entries
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, entry.metadata().unwrap().permissions().mode() & 0o777)
        })
        .collect();
    rights.sort();
    rights
}

#[test]
fn files_of_a_new_database_are_readable_by_their_owner_alone() {
    let directory = directory("new-file");
    let url = format!("sqlite:{}/contacts.db", directory.display());
    let service = ContactsService::start(&url);
    // The other files are there once a connection is.
    let listen = service.address.to_string();
    let ready = run(&mut program(&["healthcheck", "--listen", &listen]), "");
    assert!(ready.status.success());
    let expected = ["contacts.db", "contacts.db-shm", "contacts.db-wal"];
    let expected: Vec<_> = expected
        .map(|name| (name.to_owned(), 0o600))
        .into_iter()
        .collect();
    assert_eq!(rights(&directory), expected);
    let (_, log) = service.stop(Signal::TERM);
    assert!(!log.contains("chmod"), "{log}");
}

#[test]
fn rights_on_an_existing_database_are_kept_and_mentioned() {
    let directory = directory("wide-file");
    let path = directory.join("contacts.db");
    File::create(&path).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    let service = ContactsService::start(&format!("sqlite:{}", path.display()));
    assert_eq!(rights(&directory)[0], ("contacts.db".to_owned(), 0o640));
    let (_, log) = service.stop(Signal::TERM);
    let hint = format!(
        "(mode 640); if they should have none: chmod 600 {}*",
        path.display()
    );
    assert!(log.contains(&hint), "{log}");
}
