//! Every CORS sentence of Firefox in every language, read from the installed language packs.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test ends where something is wrong"
)]
#![expect(clippy::print_stdout, reason = "it says what it compared")]

use std::process::Command;

use cors_verdict::decode;

const TABLE: &str = include_str!("../src/decode/tables/firefox-locales.txt");

/// Sentences that are translated so that nothing tells them from another one.
const SAME_AS_ANOTHER: [(&str, &str); 10] = [
    ("an", "CORSInvalidAllowHeader"),
    ("an", "CORSInvalidAllowMethod"),
    ("gn", "CORSAllowOriginNotMatchingOrigin"),
    ("gn", "CORSInvalidAllowHeader"),
    ("gn", "CORSInvalidAllowMethod"),
    // It has no reason at all.
    ("ka", "CORSDidNotSucceed2"),
    ("kab", "CORSDisabled"),
    ("kab", "CORSRequestNotHttp"),
    ("sr", "CORSDisabled"),
    ("xh", "CORSInvalidAllowHeader"),
];

#[test]
#[ignore = "it needs the package firefox-esr-l10n-all; tests/steps/locales installs it and runs this"]
fn every_sentence_of_every_language_is_decoded_to_its_code() {
    let script = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/firefox-locales/packs.py"
    );
    let output = Command::new("python3").arg(script).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    let (version, rows) = printed.split_once('\n').unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows.lines() {
        let mut cells = row.splitn(3, '\t');
        let (locale, key) = (cells.next().unwrap(), cells.next().unwrap());
        let sentence = cells.next().expect("three cells");
        for value in values(key) {
            count += 1;
            let message = sentence
                .replace("%1$S", "https://api.example/v1/items?id=3&lang=de")
                .replace("%S", "https://api.example/v1/items?id=3&lang=de")
                .replace("%2$S", value);
            let decoded = decode(&message);
            if decoded.code != Some(key) && !SAME_AS_ANOTHER.contains(&(locale, key)) {
                wrong.push(format!("{locale} {key} {:?}: {message}", decoded.code));
            }
        }
    }
    assert!(count > 16 * 90, "the packs are installed");
    // A newer Firefox brings sentences that nobody has seen; the table is made anew for it.
    let of_table = TABLE.lines().next().unwrap();
    let most = if version == of_table { 0 } else { count / 100 };
    let list = wrong.join("\n");
    println!(
        "Firefox {version}, table of {of_table}: {} of {count} wrong\n{list}",
        wrong.len()
    );
    assert!(wrong.len() <= most, "{list}");
}

/// What Firefox puts into the second hole.
fn values(key: &str) -> &'static [&'static str] {
    match key {
        "CORSMissingAllowOrigin2" | "CORSPreflightDidNotSucceed3" => &["404", "200"],
        "CORSDidNotSucceed2" => &["(null)"],
        "CORSAllowOriginNotMatchingOrigin" => &["https://b.example", "*, *", "null"],
        "CORSInvalidAllowMethod" | "CORSInvalidAllowHeader" => &["GET PUT"],
        _ => &["x-a"],
    }
}
