//! Secrets of an input are in no output.
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use cors_doctor::report::{self, Style};
use cors_doctor::{Settings, explain};
use proptest::prelude::*;

/// Inputs with a secret at `SECRET`, at least one for each place in which people have them. The tests of the
/// page that takes secrets out before it sends anything read them, too.
const INPUTS: &str = include_str!("secrets.txt");

/// Parts of names of parameters, whole names, and names that carry no secret, which the page knows, too.
const NAMES: &str = include_str!("secret-names.txt");

fn inputs() -> Vec<&'static str> {
    INPUTS.split("\n=====\n").collect()
}

/// Whether a secret is in an output, also as a host, which is in lower case.
fn has(output: &str, secret: &str) -> bool {
    output.to_lowercase().contains(&secret.to_lowercase())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn secrets_are_in_no_output(secret in "[A-Za-z0-9]{8,48}", input in prop::sample::select(inputs())) {
        // A letter in front that no word of the reports has.
        let secret = format!("Zq{secret}");
        let input = input.replace("SECRET", &secret);
        let explanation = explain(input.as_bytes(), &Settings::default()).unwrap();
        let style = Style { is_coloured: false, is_verbose: true };
        for output in [report::text(&explanation, style), report::json(&explanation).unwrap(), report::markdown(&explanation)] {
            prop_assert!(!has(&output, &secret), "{input}\n{output}");
        }
    }

    #[test]
    fn no_input_makes_it_panic(input in any::<Vec<u8>>()) {
        explain(&input, &Settings::default()).ok();
    }

    #[test]
    fn no_shuffled_input_makes_it_panic(
        parts in prop::collection::vec(prop::sample::select(inputs()), 1..4),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 4),
    ) {
        let text = parts.join("\n");
        let mut text: Vec<char> = text.chars().collect();
        for cut in cuts {
            let place = cut.index(text.len());
            text.rotate_left(place);
            text.truncate(text.len() * 7 / 8 + 1);
        }
        let text: String = text.into_iter().collect();
        if let Ok(explanation) = explain(text.as_bytes(), &Settings::default()) {
            let style = Style { is_coloured: true, is_verbose: true };
            prop_assert!(!report::text(&explanation, style).is_empty());
            prop_assert!(report::json(&explanation).is_ok());
        }
    }
}

#[test]
fn every_place_of_a_secret_is_looked_at() {
    for input in inputs() {
        for secret in [
            "Zqhunter2",
            "Zqsesame",
            "ZqeyJhbGciOiJIUzI1NiJ9",
            "Zq0123456789abcdefABCDEF0123456789abcdef",
        ] {
            let input = input.replace("SECRET", secret);
            let explanation = explain(input.as_bytes(), &Settings::default()).unwrap();
            let style = Style {
                is_coloured: false,
                is_verbose: true,
            };
            for output in [
                report::text(&explanation, style),
                report::json(&explanation).unwrap(),
                report::markdown(&explanation),
            ] {
                assert!(!has(&output, secret), "{input}\n{output}");
            }
        }
    }
}

/// One that looks like a token is still a name, and the diagnosis needs it.
#[test]
fn names_of_headers_are_kept_where_headers_list_them() {
    let input = "OPTIONS /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\
        Access-Control-Request-Method: GET\nAccess-Control-Request-Headers: tenant-2-id,x-amz-content-sha256\n\n\
        HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: https://app.example\n\
        Access-Control-Allow-Headers: X-Amz-Content-Sha256, Tenant-2-Id\nVary: Tenant-2-Id\n";
    let explanation = explain(input.as_bytes(), &Settings::default()).unwrap();
    let output = report::json(&explanation).unwrap();
    for name in ["X-Amz-Content-Sha256, Tenant-2-Id", "\"Tenant-2-Id\""] {
        assert!(output.contains(name), "{name}: {output}");
    }
    assert!(!output.contains("is not allowed"), "{output}");
}

#[test]
fn short_value_of_a_parameter_is_kept_unless_its_name_tells_of_a_secret() {
    let mut lists = NAMES.split("\n\n").map(str::lines);
    let mut list = || lists.next().unwrap();
    let parts = list().map(|part| (format!("my-{part}s"), false));
    let wholes = list().map(|name| (name.to_uppercase(), false));
    let others = list().map(|name| (name.to_owned(), true));
    for (name, is_kept) in parts.chain(wholes).chain(others) {
        let input =
            format!("GET /x?{name}=Zq7 HTTP/1.1\nHost: api.example\nOrigin: https://app.example");
        let explanation = explain(input.as_bytes(), &Settings::default()).unwrap();
        let output = report::json(&explanation).unwrap();
        assert_eq!(output.contains("Zq7"), is_kept, "{name}: {output}");
    }
}
