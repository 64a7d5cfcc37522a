//! What people paste: it is explained or refused, no output moves the cursor, and a secret at a known place is in
//! none of them.
#![no_main]

use cors_doctor::report::{Style, json, markdown, text};
use cors_doctor::{Settings, explain};
use libfuzzer_sys::fuzz_target;

const SECRET: &str = "Zq7xPlum42";

/// Places of a secret that no text after them can make harmless.
const PLACES: [&str; 4] = [
    "curl 'https://api.example/x' -H 'Cookie: session=Zq7xPlum42' -H 'Origin: https://app.example'\n",
    "GET /x?access_token=Zq7xPlum42 HTTP/1.1\nHost: api.example\nAuthorization: Bearer Zq7xPlum42\n",
    "GET /x HTTP/1.1\nHost: api.example\n\nHTTP/1.1 200 OK\nSet-Cookie: session=Zq7xPlum42\n",
    "fetch('https://ada:Zq7xPlum42@api.example/x');\n",
];

fuzz_target!(|data: &[u8]| {
    all_outputs(data);
    // One place is enough for an input: the others are as near.
    let [first, rest @ ..] = data else {
        return;
    };
    let place = PLACES[usize::from(*first) % PLACES.len()];
    let input = [place.as_bytes(), rest].concat();
    for output in all_outputs(&input) {
        let is_typed_again = contains(rest, SECRET.as_bytes());
        assert!(is_typed_again || !output.contains(SECRET), "{output}");
    }
});

fn all_outputs(input: &[u8]) -> Vec<String> {
    let Ok(explanation) = explain(input, &Settings::default()) else {
        return Vec::new();
    };
    let style = Style {
        is_coloured: false,
        is_verbose: true,
    };
    let for_people = [text(&explanation, style), markdown(&explanation)];
    for output in &for_people {
        let moves_cursor = |it: char| it.is_control() && it != '\n' && it != '\t';
        assert!(!output.contains(moves_cursor), "{output:?}");
    }
    let document = json(&explanation).expect("all of it can be written as JSON");
    [document].into_iter().chain(for_people).collect()
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|it| it == part)
}
