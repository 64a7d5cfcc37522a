//! What a shell gets for arguments and inputs that are wrong, and for help.

use crate::explain_command::{BLOCKED, explain, run, text};

#[test]
fn an_input_of_nothing_known_exits_with_2() {
    for input in ["", "hello", "{\"a\":1}"] {
        let output = explain(&[], input);
        assert_eq!(output.status.code(), Some(2), "{input}");
        assert!(output.stdout.is_empty());
        assert!(text(&output.stderr).contains("paste one of these"));
    }
    assert_eq!(explain(&["no-such-file"], "").status.code(), Some(2));
    assert_eq!(
        explain(&["--origin", "app.example"], BLOCKED).status.code(),
        Some(2)
    );
}

#[test]
fn file_or_url_in_the_wrong_place_comes_with_what_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.har");
    std::fs::write(&file, BLOCKED).unwrap();
    let file = file.to_str().unwrap();
    let url = "https://api.example/groups";
    for (arguments, hint) in [
        (vec![file], format!("cors-doctor explain {file}")),
        (vec![url], format!("cors-doctor probe {url}")),
        (vec!["explain", url], format!("cors-doctor probe {url}")),
    ] {
        let output = run(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains(&format!("did you mean `{hint}`?")), "{said}");
    }
    let spaced = folder.path().join("a b.har");
    std::fs::write(&spaced, BLOCKED).unwrap();
    let spaced = spaced.to_str().unwrap();
    let url = "https://api.example/it's?a=1&b=$x";
    let quoted = "\"https://api.example/it%27s?a=1&b=%24x\"";
    for (arguments, hint) in [
        (vec![spaced], format!("cors-doctor explain \"{spaced}\"")),
        (vec![url], format!("cors-doctor probe {quoted}")),
        (vec!["explain", url], format!("cors-doctor probe {quoted}")),
    ] {
        let output = run(&arguments, "");
        let said = text(&output.stderr);
        assert!(said.contains(&format!("did you mean `{hint}`?")), "{said}");
    }
    let output = run(&["no-such-command"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(!text(&output.stderr).contains("did you mean"));
    assert_eq!(run(&["--version"], "").status.code(), Some(0));
}

#[test]
fn every_command_has_three_examples_completions_and_a_page_of_the_manual() {
    let commands = [
        "explain",
        "probe",
        "check",
        "verdict",
        "decode",
        "completions",
        "man",
    ];
    let help = |arguments: &[&str]| text(&run(arguments, "").stdout).to_owned();
    let examples = |help: &str| {
        let examples = help.split("Examples:").nth(1).unwrap();
        examples.matches("cors-doctor ").count()
    };
    assert_eq!(examples(&help(&["--help"])), 3);
    for command in commands {
        let said = help(&[command, "--help"]);
        assert!(examples(&said) >= 3, "{said}");
        let page = help(&["man", command]);
        assert!(page.contains(&format!("cors-doctor-{command}")), "{page}");
    }
    let whole = help(&["man"]);
    for command in commands {
        assert!(whole.contains(command), "{whole}");
        for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
            assert!(help(&["completions", shell]).contains(command), "{shell}");
        }
    }
    assert_eq!(run(&["man", "cobol"], "").status.code(), Some(2));
}
