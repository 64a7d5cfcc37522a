//! The picture in the README is what the command prints.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod doctor;

use std::env;
use std::fs;
use std::path::Path;

use anstyle_svg::Term;
use doctor::{doctor, run, text};

const COMMAND: &str = "cors-doctor explain --stack express < copied.txt";

/// Copied from DevTools and from a terminal.
const INPUT: &str = "\
curl 'https://api.example/groups' -H 'Origin: https://app.example' -H 'Cookie: session=secret'

HTTP/2 200
content-type: application/json
access-control-allow-origin: *
";

#[test]
fn picture_of_the_readme_is_what_the_command_prints() {
    let arguments = ["explain", "--stack", "express", "--color", "always"];
    let output = run(&mut doctor(&arguments), INPUT);
    let said = text(&output.stdout);
    assert!(!said.contains("session=secret"), "{said}");

    let picture = Term::new().render_svg(&format!("$ {COMMAND}\n{said}")) + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("terminal.svg");
    if env::var_os("UPDATE_PICTURE").is_some() {
        fs::write(&path, &picture).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        picture,
        "write it anew with UPDATE_PICTURE=1"
    );
}
