//! Secrets of an input are in no output.
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use cors_doctor::report::{self, Style};
use cors_doctor::{Settings, explain};
use proptest::prelude::*;

/// Inputs with a secret at `SECRET`, one for each place in which people have them.
const INPUTS: &[&str] = &[
    "curl https://api.example/x -H 'Origin: https://app.example' -H 'Cookie: session=SECRET'",
    "curl https://api.example/x -b 'session=SECRET'",
    "curl https://api.example/x -H 'Authorization: Bearer SECRET'",
    "curl https://api.example/x -H 'X-Api-Key: SECRET' -X PUT",
    "curl https://api.example/x -H 'Whatever: SECRET'",
    "curl -u ada:SECRET https://api.example/x",
    "curl https://ada:SECRET@api.example/x",
    "curl 'https://api.example/x?access_token=SECRET&a=1'",
    "curl 'https://api.example/x?next=https%3A%2F%2Fb.example%2F%3Ftoken%3DSECRET'",
    "curl https://api.example/x -d 'password=SECRET'",
    "curl https://api.example/x --oauth2-bearer SECRET",
    "curl ^\"https://api.example/x^\" ^\n -H ^\"cookie: a=SECRET^\"",
    "fetch('https://api.example/x', { headers: { Authorization: 'Bearer SECRET' } })",
    "fetch('https://api.example/x?key=SECRET', { method: 'POST', body: 'SECRET' })",
    "fetch('https://ada:SECRET@api.example/x')",
    "fetch('https://api.example/x', { referrer: 'https://app.example/?code=SECRET', method: 'GET', body: null })",
    "fetch(`/x?sig=SECRET`)",
    "Invoke-WebRequest -Uri 'https://api.example/x?token=SECRET' -Headers @{ 'Authorization'='Bearer SECRET' }",
    "$session.Cookies.Add((New-Object System.Net.Cookie('a', 'SECRET', '/', 'api.example')))\nInvoke-WebRequest -Uri 'https://api.example/x'",
    "GET /x?token=SECRET HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nCookie: a=SECRET\nAuthorization: Basic SECRET\nX-Csrf-Token: SECRET\n\nHTTP/1.1 200 OK\nSet-Cookie: a=SECRET; HttpOnly\nX-Session: SECRET",
    "> GET /x HTTP/2\n> Host: api.example\n> authorization: Bearer SECRET\n>\n< HTTP/2 302\n< location: https://sso.example/?SAMLRequest=1&sig=SECRET\n<",
    "GET /x HTTP/1.1\nHost: api.example\n\nHTTP/1.1 302 Found\nLocation: /login?token=SECRET#SECRET",
    "Access to fetch at 'https://ada:SECRET@api.example/x?api_key=SECRET' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    "Authorization: Bearer SECRET\nOrigin https://app.example is not allowed by Access-Control-Allow-Origin.",
    "(GET https://api.example/x?token=SECRET from page https://app.example)\n\nHTTP/1.1 200 OK\nContent-Type: text/plain",
    r#"{"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"https://ada:SECRET@api.example/x?token=SECRET","headers":[{"name":"Origin","value":"https://app.example"},{"name":"Cookie","value":"a=SECRET"},{"name":"authorization","value":"Bearer SECRET"}],"cookies":[{"name":"a","value":"SECRET"}],"postData":{"text":"SECRET"}},"response":{"status":200,"headers":[{"name":"set-cookie","value":"a=SECRET"}],"content":{"text":"SECRET"}}}]}}"#,
    r#"{"pageOrigin":"https://app.example","request":{"url":"https://api.example/x?token=SECRET","method":"PUT","headers":[["Authorization","Bearer SECRET"]]},"hops":[{"preflight":{"status":200,"headers":[["Set-Cookie","a=SECRET"]]}}]}"#,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn secrets_are_in_no_output(secret in "[A-Za-z0-9]{8,48}", input in prop::sample::select(INPUTS)) {
        // A letter in front that no word of the reports has.
        let secret = format!("Zq{secret}");
        let input = input.replace("SECRET", &secret);
        let explanation = explain(input.as_bytes(), &Settings::default()).unwrap();
        let style = Style { is_coloured: false, is_verbose: true };
        for output in [report::text(&explanation, style), report::json(&explanation).unwrap(), report::markdown(&explanation)] {
            prop_assert!(!output.contains(&secret), "{input}\n{output}");
        }
    }

    #[test]
    fn no_input_makes_it_panic(input in any::<Vec<u8>>()) {
        let explained = explain(&input, &Settings::default());
        prop_assert!(explained.is_ok() || explained.is_err());
    }

    #[test]
    fn no_shuffled_input_makes_it_panic(
        parts in prop::collection::vec(prop::sample::select(INPUTS), 1..4),
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
    for input in INPUTS {
        for secret in [
            "Zqhunter2",
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
                assert!(!output.contains(secret), "{input}\n{output}");
            }
        }
    }
}
