//! Commands with a mistake of the keyboard or of a word processor are read as they were meant: no other call is
//! made up, and no secret is printed as a part of one.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where something is wrong"
)]

use cors_doctor::report::{self, Style};
use cors_doctor::{Explanation, Settings, explain};

const SECRETS: [&str; 4] = [
    "S3cretZ9qk",
    "correcthorse.battery",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
    "YWxhZGRpbjpvcGVu/c2VzYW1l",
];

const URL: &str = "https://api.example.com/groups";

fn explained(text: &str) -> Explanation {
    explain(text.as_bytes(), &Settings::default()).unwrap()
}

/// The calls, with the names of their headers.
fn calls(explanation: &Explanation) -> Vec<String> {
    let call = |it: &cors_doctor::Diagnosis| {
        let request = &it.case.request;
        let names = request.headers.iter().map(|it| it.name().to_lowercase());
        let names: Vec<String> = names.collect();
        let line = format!("{} {} {}", request.method, request.url, names.join(","));
        line.trim_end().to_owned()
    };
    explanation.calls.iter().map(call).collect()
}

fn outputs(explanation: &Explanation) -> String {
    let style = Style {
        is_coloured: false,
        is_verbose: true,
    };
    let text = report::text(explanation, style);
    let json = report::json(explanation).unwrap();
    // A host is in lower case.
    format!("{text}{json}{}", report::markdown(explanation)).to_lowercase()
}

/// A command with `URL` and `SECRET` in it is the one call, and prints no secret.
fn assert_one_call(command: &str, expected: &str) {
    let expected = expected.replace("URL", URL);
    for secret in SECRETS {
        let text = command.replace("URL", URL).replace("SECRET", secret);
        let explanation = explained(&text);
        assert_eq!(calls(&explanation), [expected.as_str()], "{text}");
        let output = outputs(&explanation);
        for part in secret.split(['.', '/']) {
            assert!(!output.contains(&part.to_lowercase()), "{text}\n{output}");
        }
    }
}

#[test]
fn words_behind_a_header_without_quotes_are_its_value() {
    for (command, expected) in [
        ("curl URL -H X-Api-Key: SECRET", "GET URL x-api-key"),
        (
            "curl URL -H Authorization: Bearer SECRET",
            "GET URL authorization",
        ),
        (
            "curl -H X-Api-Key: SECRET --header X-Team: a URL",
            "GET URL x-api-key,x-team",
        ),
        (
            "curl -d a=SECRET -H Content-Type: application/json URL",
            "POST URL content-type",
        ),
        (
            "curl localhost:3000/x -H Authorization: Bearer SECRET",
            "GET http://localhost:3000/x authorization",
        ),
        (
            "curl -H Authorization: Bearer SECRET api.example.com/x",
            "GET http://api.example.com/x authorization",
        ),
        (
            "curl $API/x -H X-Api-Key: SECRET",
            "GET http://$api/x x-api-key",
        ),
        ("wget URL --header X-Api-Key: SECRET", "GET URL x-api-key"),
        ("wget --header X-Api-Key: SECRET URL", "GET URL x-api-key"),
        ("http URL X-Api-Key: SECRET", "GET URL x-api-key"),
        (
            "xh put URL Authorization: Bearer SECRET",
            "PUT URL authorization",
        ),
    ] {
        assert_one_call(command, expected);
    }
}

#[test]
fn page_in_a_header_without_quotes_is_no_call() {
    let explanation =
        explained("curl -H Origin: https://app.example https://api.example/x -H 'X-Team: a'");
    assert_eq!(
        calls(&explanation),
        ["GET https://api.example/x origin,x-team"]
    );
    let call = explanation.calls.first().unwrap();
    assert_eq!(call.case.page_origin.as_str(), "https://app.example");
}

#[test]
fn header_that_is_taken_away_leaves_the_url_behind_it() {
    for (command, url) in [
        (
            "curl -H 'Expect:' https://api.example/x",
            "https://api.example/x",
        ),
        (
            "curl -H 'Origin:' https://api.example/x",
            "https://api.example/x",
        ),
        (
            "curl -H 'Accept:' localhost:8080/x",
            "http://localhost:8080/x",
        ),
        ("curl -H 'Accept:' api.example/x", "http://api.example/x"),
    ] {
        let expected = format!("GET {url}");
        assert_eq!(calls(&explained(command)), [expected], "{command}");
    }
}

#[test]
fn typographic_quotes_dashes_and_spaces_are_read_as_those_of_a_keyboard() {
    for (command, expected) in [
        (
            "curl URL -H “Authorization: Bearer SECRET”",
            "GET URL authorization",
        ),
        ("curl URL -H ‘X-Api-Key: SECRET’", "GET URL x-api-key"),
        ("curl “URL” -H „X-Api-Key: SECRET“", "GET URL x-api-key"),
        ("curl URL -b “sid=SECRET; x=SECRET”", "GET URL cookie"),
        ("curl URL -H “Cookie: a=SECRET; b=SECRET”", "GET URL cookie"),
        ("curl -u “bob:SECRET two” URL", "GET URL authorization"),
        ("curl URL -d ‘{“a”: “SECRET”}’", "POST URL content-type"),
        ("curl URL —data 'pw=SECRET'", "POST URL content-type"),
        ("curl URL —user 'bob:SECRET'", "GET URL authorization"),
        ("curl –u bob:SECRET URL", "GET URL authorization"),
        ("curl –H 'X-Api-Key: SECRET' URL", "GET URL x-api-key"),
        ("curl URL\u{a0}-u\u{a0}bob:SECRET", "GET URL authorization"),
        (
            "curl URL -H\u{202f}'X-Api-Key:\u{a0}SECRET'",
            "GET URL x-api-key",
        ),
        ("wget --header=“X-Api-Key: SECRET” URL", "GET URL x-api-key"),
        ("wget URL —password SECRET", "GET URL authorization"),
        ("http URL “X-Api-Key: SECRET”", "GET URL x-api-key"),
        (
            "Invoke-RestMethod –Uri “URL” –Headers @{“X-Api-Key”=“SECRET”}",
            "GET URL x-api-key",
        ),
        (
            "fetch(‘URL’, { headers: { “X-Api-Key”: “SECRET” } })",
            "GET URL x-api-key",
        ),
    ] {
        assert_one_call(command, expected);
    }
}

#[test]
fn typographic_characters_inside_quotes_end_nothing() {
    for command in [
        "curl URL -d '{\"a\": \"it’s “here” — SECRET\"}' -H 'X-Team: a'",
        "curl URL -d \"it’s “here” – SECRET\" -H 'X-Team: a'",
    ] {
        assert_one_call(command, "POST URL x-team,content-type");
    }
}

#[test]
fn words_that_are_no_host_are_no_call() {
    for (command, expected) in [
        ("curl URL SECRET", "GET URL"),
        ("curl URL bob:SECRET", "GET URL"),
        ("curl URL pw=SECRET", "GET URL"),
        ("curl URL -- SECRET", "GET URL"),
        ("curl URL {a,SECRET}", "GET URL"),
        ("curl URL 'Authorization: Bearer SECRET'", "GET URL"),
        ("curl URL -H X-Api-Key:SECRET SECRET", "GET URL x-api-key"),
        ("wget SECRET URL", "GET URL"),
        ("iwr SECRET URL", "GET URL"),
    ] {
        assert_one_call(command, expected);
    }
}

#[test]
fn word_behind_an_option_that_the_program_does_not_have_is_its_value() {
    for (command, expected) in [
        ("curl URL --token SECRET", "GET URL"),
        ("curl --token SECRET URL", "GET URL"),
        (
            "curl --bearer SECRET api.example.com/groups",
            "GET http://api.example.com/groups",
        ),
        ("curl --username bob --password SECRET URL", "GET URL"),
        ("curl URL -u bob -p SECRET", "GET URL authorization"),
        (
            "curl api.example.com -u bob -p SECRET",
            "GET http://api.example.com/ authorization",
        ),
        ("curl URL --body pw=SECRET", "GET URL"),
        (
            "curl --api-key SECRET --insecure localhost:3000",
            "GET http://localhost:3000/",
        ),
        ("curl --no-such-switch URL", "GET URL"),
        ("wget --token SECRET URL", "GET URL"),
        ("wget URL --pasword SECRET", "GET URL"),
        ("http --token SECRET URL", "GET URL"),
        ("xh get --api-key SECRET URL", "GET URL"),
        ("iwr -Token2 SECRET URL", "GET URL"),
    ] {
        assert_one_call(command, expected);
    }
}

#[test]
fn hosts_without_a_scheme_are_read() {
    for (host, url) in [
        ("localhost", "http://localhost/"),
        ("Localhost:3000", "http://localhost:3000/"),
        ("api.example", "http://api.example/"),
        ("API.Example.com/x?a=b", "http://api.example.com/x?a=b"),
        ("127.0.0.1/x", "http://127.0.0.1/x"),
        ("[::1]:8080/x", "http://[::1]:8080/x"),
        ("my_service:8080", "http://my_service:8080/"),
        ("backend/health", "http://backend/health"),
        (
            "d111111abcdef8.cloudfront.net",
            "http://d111111abcdef8.cloudfront.net/",
        ),
        ("xn--bcher-kva.example/x", "http://xn--bcher-kva.example/x"),
        ("bücher.example/x", "http://xn--bcher-kva.example/x"),
        ("ada:pw@api.example/x", "http://api.example/x"),
        ("https:\\\\api.example\\x", "https://api.example/x"),
    ] {
        let explanation = explained(&format!("curl -k --compressed '{host}' -H 'X-Team: a'"));
        let calls = calls(&explanation);
        assert_eq!(calls.len(), 1, "{host}: {calls:?}");
        let call = explanation.calls.first().unwrap();
        assert_eq!(call.case.request.url.as_str(), url, "{host}");
    }
}

#[test]
fn report_says_what_was_not_as_the_program_reads_it() {
    for (command, expected) in [
        ("curl URL --token abc", "--token is no known option"),
        ("curl URL -H X-Api-Key: abc", "needs quotes"),
        ("curl URL -H “X-Api-Key: abc”", "typographic"),
    ] {
        let explanation = explained(&command.replace("URL", URL));
        let [remark] = explanation.remarks.as_slice() else {
            panic!("{command}: {:?}", explanation.remarks)
        };
        assert!(remark.contains(expected), "{remark}");
        assert!(outputs(&explanation).contains(&remark.to_lowercase()));
    }
    let right = "curl URL -k --http2 --no-keepalive -H 'X-Team: it’s' -H 'Expect:'";
    assert!(explained(&right.replace("URL", URL)).remarks.is_empty());
}
