//! The SQLite file holds contacts and hashes of passwords, so it is its owner's alone.

use std::{
    fs::{self, File, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Command,
};

use rustix::process::Signal;
use support::{
    ContactsService, Process,
    names::{ADA, PASSWORD},
    run, stderr,
};

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

/// Where new files are everybody's to read and to write, unless the program asks for less.
#[test]
fn files_of_a_new_database_are_readable_by_their_owner_alone() {
    let directory = directory("new-file");
    let url = format!("sqlite:{}/contacts.db", directory.display());
    let arguments = ["--listen", "127.0.0.1:0", "--workers", "1"];
    let mut command = without_umask(program(&arguments).args(["--database-url", &url]));
    let (service, listen) = Process::start_until(&mut command, |line| {
        let (_, address) = line.split_once("contacts-service listens on ")?;
        Some(address.trim().to_owned())
    })
    .unwrap();
    // The other files are there once a connection is.
    let ready = run(&mut program(&["healthcheck", "--listen", &listen]), "");
    assert!(ready.status.success());
    let expected = ["contacts.db", "contacts.db-shm", "contacts.db-wal"];
    let expected: Vec<_> = expected
        .map(|name| (name.to_owned(), 0o600))
        .into_iter()
        .collect();
    assert_eq!(rights(&directory), expected);
    service.signal(Signal::TERM);
    let (_, log) = service.wait();
    assert!(!log.contains("chmod"), "{log}");
}

#[test]
fn database_that_the_first_account_makes_is_readable_by_its_owner_alone() {
    let directory = directory("new-account");
    let url = format!("sqlite:{}/contacts.db", directory.display());
    let mut add = program(&["account", "add", ADA]);
    let mut add = without_umask(add.args(["--database-url", &url]));
    let added = run(&mut add, PASSWORD);
    assert!(added.status.success(), "{}", stderr(&added));
    assert_eq!(rights(&directory)[0], ("contacts.db".to_owned(), 0o600));
}

/// The same command, started by a shell whose umask takes no rights away.
fn without_umask(command: &Command) -> Command {
    let mut shell = Command::new("/bin/sh");
    shell
        .env_clear()
        .args(["-c", "umask 000; exec \"$@\"", "sh"])
        .arg(command.get_program())
        .args(command.get_args());
    shell
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
