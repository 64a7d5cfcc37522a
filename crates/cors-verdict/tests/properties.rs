//! What holds for every case.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is wrong"
)]

use cors_verdict::json::judge_json;
use cors_verdict::{
    Answer, Body, Case, Credentials, Engine, Family, HeaderList, Hop, Mode, NextRequest, Origin,
    Outcome, Redirect, Request, RequestKind, Response, Verdict, decode, judge, judge_without_trace,
    next_request, report,
};
use proptest::prelude::*;
use url::Url;

const PAGE: &str = "http://app.test:8080";

fn allow_origins() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        4 => Just(PAGE.as_bytes().to_vec()),
        3 => Just(b"*".to_vec()),
        1 => Just(b"null".to_vec()),
        1 => Just(b"http://other.test".to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..20),
    ]
}

fn lists() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        3 => Just(b"*".to_vec()),
        3 => Just(b"PUT, PATCH, x-a, content-type, authorization".to_vec()),
        1 => Just(b"put, X-A".to_vec()),
        1 => Just(b"a b".to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..20),
    ]
}

fn response_headers() -> impl Strategy<Value = Vec<(String, Vec<u8>)>> {
    let header = prop_oneof![
        allow_origins().prop_map(|value| ("Access-Control-Allow-Origin".to_owned(), value)),
        Just((
            "Access-Control-Allow-Credentials".to_owned(),
            b"true".to_vec()
        )),
        lists().prop_map(|value| ("Access-Control-Allow-Methods".to_owned(), value)),
        lists().prop_map(|value| ("Access-Control-Allow-Headers".to_owned(), value)),
        lists().prop_map(|value| ("Access-Control-Expose-Headers".to_owned(), value)),
        Just(("X-A".to_owned(), b"1".to_vec())),
    ];
    let location = prop_oneof![
        Just("/next"),
        Just("https://third.test/"),
        Just("http://app.test:8080/home"),
        Just("http://u:p@third.test/"),
        Just("data:,x"),
        Just("http://["),
    ];
    (
        proptest::collection::vec(header, 0..6),
        proptest::option::of(location),
    )
        .prop_map(|(mut headers, location)| {
            headers.extend(location.map(|url| ("Location".to_owned(), url.as_bytes().to_vec())));
            headers
        })
}

fn answers() -> impl Strategy<Value = Option<Answer>> {
    let status = prop_oneof![
        4 => Just(200_u16),
        2 => Just(204),
        2 => prop_oneof![Just(301), Just(302), Just(303), Just(307)],
        1 => prop_oneof![Just(401), Just(404), Just(500), 100..1000_u16],
    ];
    prop_oneof![
        1 => Just(None),
        1 => Just(Some(Answer::NetworkError)),
        1 => Just(Some(Answer::NotHttp)),
        12 => (status, response_headers()).prop_map(|(status, headers)| {
            Some(Answer::Response(Response { status, headers: header_list(&headers) }))
        }),
    ]
}

fn request_headers() -> impl Strategy<Value = Vec<(String, Vec<u8>)>> {
    let name = prop_oneof![
        Just("Accept"),
        Just("Content-Type"),
        Just("Authorization"),
        Just("X-A"),
        Just("Range"),
        Just("User-Agent"),
        Just("Save-Data"),
        Just("Cookie"),
    ]
    .prop_map(str::to_owned);
    let value = prop_oneof![
        Just(b"text/plain".to_vec()),
        Just(b"application/json".to_vec()),
        Just(b"bytes=0-1".to_vec()),
        Just(vec![b'a'; 100]),
        proptest::collection::vec(any::<u8>(), 0..12),
    ];
    proptest::collection::vec((name, value), 0..4)
}

prop_compose! {
    fn cases()(
        opaque in proptest::bool::weighted(0.1),
        url in prop_oneof![
            5 => Just("http://api.test:8081/r"),
            1 => Just("http://app.test:8080/r"),
            1 => Just("https://api.test/r"),
            1 => Just("ftp://api.test/"),
        ],
        method in prop_oneof![Just("GET"), Just("POST"), Just("PUT"), Just("patch"), Just("HEAD")],
        headers in request_headers(),
        mode in prop_oneof![6 => Just(Mode::Cors), 1 => Just(Mode::NoCors), 1 => Just(Mode::SameOrigin)],
        credentials in prop_oneof![Just(Credentials::SameOrigin), Just(Credentials::Include)],
        redirect in prop_oneof![6 => Just(Redirect::Follow), 1 => Just(Redirect::Error), 1 => Just(Redirect::Manual)],
        body in prop_oneof![4 => Just(Body::None), 2 => Just(Body::Bytes), 1 => Just(Body::Stream)],
        force_preflight in proptest::bool::weighted(0.1),
        hops in proptest::collection::vec((answers(), answers()), 0..4),
    ) -> Case {
        let page_origin = if opaque { Origin::Opaque } else { Origin::parse(PAGE).unwrap() };
        let request = Request {
            url: Url::parse(url).unwrap(),
            method: method.to_owned(),
            headers: header_list(&headers),
            mode, credentials, redirect, body, force_preflight,
        };
        let hops = hops.into_iter().map(|(preflight, response)| Hop { preflight, response });
        Case { hops: hops.collect(), ..Case::new(page_origin, request) }
    }
}

fn header_list(pairs: &[(String, Vec<u8>)]) -> HeaderList {
    let mut headers = HeaderList::new();
    for (name, value) in pairs {
        // Values no header can have are left out.
        let _ = headers.append(name, value);
    }
    headers
}

fn with_vary(case: &Case) -> Case {
    let mut case = case.clone();
    for hop in &mut case.hops {
        for answer in [&mut hop.preflight, &mut hop.response] {
            if let Some(Answer::Response(response)) = answer {
                response.headers.append("Vary", b"Origin, Accept").unwrap();
            }
        }
    }
    case
}

/// All of a verdict that is not the steps or the names of the headers.
fn decision(verdict: &Verdict) -> impl PartialEq + std::fmt::Debug + use<> {
    let missing = match &verdict.outcome {
        Outcome::Incomplete { missing } => Some(missing.clone()),
        _ => None,
    };
    (
        verdict.outcome.name(),
        verdict.cause(),
        verdict.hop,
        verdict.sent,
        verdict.preflight.clone(),
        missing,
    )
}

fn exposed_headers(verdict: &Verdict) -> &[String] {
    match &verdict.outcome {
        Outcome::Readable {
            exposed_headers, ..
        } => exposed_headers,
        _ => &[],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_case_or_an_error(json in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = judge_json(&json, None);
    }

    #[test]
    fn any_text_is_decoded(message in ".{0,200}") {
        let decoded = decode(&message);
        prop_assert!(decoded.is_cors || decoded.note.is_some());
    }

    #[test]
    fn a_report_agrees_with_itself(case in cases()) {
        let report = report(&case);
        let verdict = &report.verdict;
        prop_assert_eq!(verdict.cause().is_some(), report.fix.is_some());
        prop_assert!(!exposed_headers(verdict).iter().any(|name| name.starts_with("set-cookie")));
        prop_assert!(verdict.preflight.as_ref().is_none_or(|it| !it.because.is_empty()));
    }

    #[test]
    fn a_request_is_next_as_long_as_an_answer_is_missing(case in cases()) {
        let verdict = judge_without_trace(&case);
        let is_open = matches!(verdict.outcome, Outcome::Incomplete { .. });
        let next = next_request(&case);
        prop_assert_eq!(next.is_some(), is_open);
        if let Some(NextRequest { hop, kind, origin, .. }) = next {
            prop_assert_eq!(hop, verdict.hop);
            let is_asked = case.hops.get(hop).is_some_and(|it| it.preflight.is_some());
            let is_preflight = matches!(kind, RequestKind::Preflight { .. });
            prop_assert_eq!(is_preflight, verdict.preflight.is_some() && !is_asked);
            prop_assert!(!is_preflight || origin.is_some());
        }
    }

    #[test]
    fn a_simple_request_never_fails_for_its_preflight(case in cases()) {
        let verdict = judge(&case);
        if verdict.preflight.is_none() && let Some(cause) = verdict.cause() {
            prop_assert_ne!(cause.family(), Family::Preflight);
        }
        prop_assert!(verdict.cause().is_none_or(|cause| cause.family() != Family::WhyPreflight));
    }

    #[test]
    fn a_preflight_that_fails_keeps_the_request_back(case in cases()) {
        let verdict = judge(&case);
        if verdict.cause().is_some_and(|cause| cause.family() == Family::Preflight) {
            prop_assert!(!verdict.sent);
        }
    }

    #[test]
    fn vary_changes_nothing(case in cases()) {
        let varied = with_vary(&case);
        for engine in [Engine::Standard, Engine::Chromium, Engine::Firefox, Engine::Webkit] {
            let judged = |case: &Case| judge_without_trace(&Case { engine, ..case.clone() });
            prop_assert_eq!(decision(&judged(&case)), decision(&judged(&varied)));
        }
    }

    #[test]
    fn an_engine_differs_only_where_it_departs(case in cases()) {
        let standard = judge_without_trace(&case);
        prop_assert!(standard.departures.is_empty());
        for engine in Engine::BROWSERS {
            let verdict = judge_without_trace(&Case { engine, ..case.clone() });
            if verdict.departures.is_empty() {
                prop_assert_eq!(decision(&standard), decision(&verdict), "{:?}", engine);
                prop_assert_eq!(exposed_headers(&standard), exposed_headers(&verdict));
            }
        }
    }

    #[test]
    fn readable_across_origins_means_that_the_answer_allowed_it(case in cases()) {
        let verdict = judge(&case);
        let is_foreign = !case.page_origin.is_same_origin(&case.request.url);
        if matches!(verdict.outcome, Outcome::Readable { .. }) && is_foreign {
            let Some(Answer::Response(response)) = &case.hops[verdict.hop].response else {
                panic!("readable without a response");
            };
            let allowed = response.headers.get("access-control-allow-origin").unwrap().into_owned();
            let is_named = allowed == case.page_origin.as_str().as_bytes() || allowed == b"null";
            let is_anybody = allowed == b"*" && !case.request.credentials.is_include();
            prop_assert!(is_named || is_anybody);
        }
    }
}
