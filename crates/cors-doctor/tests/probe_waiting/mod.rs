//! What somebody sees of `cors-doctor probe` who waits for an answer, and who does not.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::probe_command::{PAGE, allowing, command};
use crate::server::{Server, read};

#[test]
fn progress_of_a_slow_probe_is_shown_in_a_terminal_and_nowhere_else() {
    let may_answer = Arc::new((Mutex::new(false), Condvar::new()));
    let waits = Arc::clone(&may_answer);
    let server = Server::start(move |request| {
        let (may_answer, changed) = &*waits;
        let guard = may_answer.lock().unwrap();
        drop(changed.wait_while(guard, |it| !*it).unwrap());
        allowing(request)
    });
    let probe = || command(&server.url("/"), &["--origin", PAGE, "--timeout", "300"]);
    // The first one waits for longer than the second.
    let in_a_file = probe()
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut screen, terminal) = terminal();
    let mut in_a_terminal = probe()
        .stdout(Stdio::null())
        .stderr(Stdio::from(terminal))
        .spawn()
        .unwrap();
    let shown = read_until(&mut screen, " of ");
    assert!(shown.contains("[....................] 0 of "), "{shown:?}");

    *may_answer.0.lock().unwrap() = true;
    may_answer.1.notify_all();
    assert!(in_a_terminal.wait().unwrap().success());
    let output = in_a_file.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// A terminal without a window: what is written into the second file can be read from the first.
fn terminal() -> (File, File) {
    let screen = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&screen).unwrap();
    unlockpt(&screen).unwrap();
    let name = ptsname(&screen, Vec::new()).unwrap();
    let mut options = File::options();
    let terminal = options.read(true).write(true).open(name.to_str().unwrap());
    (File::from(screen), terminal.unwrap())
}

/// Reads up to the first piece that makes these words complete.
fn read_until(file: &mut File, words: &str) -> String {
    let mut text = String::new();
    let mut piece = [0; 256];
    while !text.contains(words) {
        let length = file.read(&mut piece).unwrap();
        text += &String::from_utf8_lossy(&piece[..length]);
    }
    text
}

#[test]
fn ctrl_c_leaves_a_report_of_what_is_known() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let mut child = command(&url, &["--origin", PAGE, "--timeout", "300"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stream, _) = listener.accept().unwrap();
    // It waits for the answer when its request is here.
    assert!(read(&mut stream).is_some());
    Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    let status = child.wait().unwrap();
    let mut said = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(status.code(), Some(1));
    assert!(
        said.contains("Interrupted: this is what is known so far."),
        "{said}"
    );
}
