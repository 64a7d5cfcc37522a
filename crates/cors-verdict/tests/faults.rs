//! Every fault of a case is named, and a case without them passes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::env;

use cors_verdict::{
    Answer, Body, Case, Credentials, HeaderList, Hop, Mode, Origin, Outcome, Redirect, Request,
    Response, faults, judge,
};
use proptest::prelude::*;
use proptest::sample::subsequence;

const PAGE: &str = "https://app.example";

/// A fault that can be put into a good case, and the causes under which it may be named.
#[derive(Clone, Copy, Debug)]
struct Sample {
    /// Two faults of one slot exclude each other.
    slot: &'static str,
    causes: &'static [&'static str],
    put: fn(&mut Case),
}

const PREFLIGHT_MISSING: &[&str] = &[
    "preflight-acao-missing",
    "preflight-unhandled",
    "preflight-auth-required",
    "preflight-redirect-no-acao",
];

const SAMPLES: &[Sample] = &[
    sample("mode", &["mode-same-origin"], |case| {
        case.request.mode = Mode::SameOrigin;
    }),
    sample("preflight origin", PREFLIGHT_MISSING, |case| {
        preflight(case)
            .headers
            .delete("Access-Control-Allow-Origin");
    }),
    sample("preflight origin", &["preflight-acao-mismatch"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Origin",
            "https://b.example",
        );
    }),
    sample(
        "preflight origin",
        &["preflight-acao-invalid-value"],
        |case| {
            set(preflight(case), "Access-Control-Allow-Origin", "*.example");
        },
    ),
    sample(
        "preflight origin",
        &["preflight-acao-multiple-values"],
        |case| {
            add(preflight(case), "Access-Control-Allow-Origin", PAGE);
        },
    ),
    sample(
        "preflight origin",
        &["preflight-acao-wildcard-with-credentials"],
        |case| {
            case.request.credentials = Credentials::Include;
            set(preflight(case), "Access-Control-Allow-Origin", "*");
        },
    ),
    sample(
        "preflight credentials",
        &["preflight-acac-not-true"],
        |case| {
            case.request.credentials = Credentials::Include;
            preflight(case)
                .headers
                .delete("Access-Control-Allow-Credentials");
        },
    ),
    sample(
        "preflight credentials",
        &["preflight-acac-not-true"],
        |case| {
            case.request.credentials = Credentials::Include;
            set(preflight(case), "Access-Control-Allow-Credentials", "True");
        },
    ),
    sample("status", &["preflight-bad-status"], |case| {
        preflight(case).status = 404;
    }),
    sample("status", &["preflight-bad-status"], |case| {
        preflight(case).status = 500;
    }),
    sample("status", &["preflight-auth-required"], |case| {
        preflight(case).status = 401;
    }),
    sample(
        "status",
        &["preflight-redirect", "preflight-redirect-no-acao"],
        |case| {
            preflight(case).status = 301;
            set(preflight(case), "Location", "https://api.example/login");
        },
    ),
    sample("methods", &["method-not-allowed"], |case| {
        set(preflight(case), "Access-Control-Allow-Methods", "GET, PUT");
    }),
    sample("methods", &["method-case-mismatch"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Methods",
            "get, patch",
        );
    }),
    sample("methods", &["acam-invalid-syntax"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Methods",
            "GET; PATCH",
        );
    }),
    sample("methods", &["method-wildcard-with-credentials"], |case| {
        case.request.credentials = Credentials::Include;
        set(preflight(case), "Access-Control-Allow-Methods", "*");
    }),
    sample("headers", &["header-not-allowed"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Headers",
            "content-type",
        );
    }),
    sample("headers", &["content-type-not-allowed"], |case| {
        set(preflight(case), "Access-Control-Allow-Headers", "x-a");
    }),
    sample("headers", &["acah-invalid-syntax"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Headers",
            "x-a; content-type",
        );
    }),
    sample(
        "response origin",
        &["acao-only-on-preflight", "redirect-final-acao-missing"],
        |case| {
            response(case).headers.delete("Access-Control-Allow-Origin");
        },
    ),
    sample("response origin", &["acao-mismatch"], |case| {
        set(
            response(case),
            "Access-Control-Allow-Origin",
            "https://b.example",
        );
    }),
    sample("response origin", &["acao-duplicate-header"], |case| {
        add(response(case), "Access-Control-Allow-Origin", PAGE);
    }),
    sample(
        "response credentials",
        &["acac-only-on-preflight"],
        |case| {
            case.request.credentials = Credentials::Include;
            response(case)
                .headers
                .delete("Access-Control-Allow-Credentials");
        },
    ),
    sample("response credentials", &["acac-not-true"], |case| {
        case.request.credentials = Credentials::Include;
        set(
            response(case),
            "Access-Control-Allow-Credentials",
            "true, true",
        );
    }),
    sample("redirect", &["redirect-mode-error"], |case| {
        case.request.redirect = Redirect::Error;
        redirect(case, "https://api.example/there");
    }),
    sample("redirect", &["redirect-with-userinfo"], |case| {
        redirect(case, "https://u:p@api.example/there");
    }),
    sample("redirect", &["redirect-hop-acao-missing"], |case| {
        redirect(case, "https://api.example/there");
        let Some(Answer::Response(first)) = &mut case.hops[0].response else {
            panic!("it was put there");
        };
        first.headers.delete("Access-Control-Allow-Origin");
    }),
];

const fn sample(slot: &'static str, causes: &'static [&'static str], put: fn(&mut Case)) -> Sample {
    Sample { slot, causes, put }
}

fn preflight(case: &mut Case) -> &mut Response {
    match &mut case.hops.first_mut().unwrap().preflight {
        Some(Answer::Response(answer)) => answer,
        _ => panic!("a case has a preflight"),
    }
}

/// The last response, which is the one that script would get.
fn response(case: &mut Case) -> &mut Response {
    match &mut case.hops.last_mut().unwrap().response {
        Some(Answer::Response(answer)) => answer,
        _ => panic!("a case has a response"),
    }
}

fn set(response: &mut Response, name: &str, value: &str) {
    response.headers.delete(name);
    add(response, name, value);
}

fn add(response: &mut Response, name: &str, value: &str) {
    response.headers.append(name, value.as_bytes()).unwrap();
}

/// Puts a redirect before the response, which needs a preflight at its target too.
fn redirect(case: &mut Case, location: &str) {
    let last = case.hops[0].response.take();
    let mut first = granted(302);
    set(&mut first, "Location", location);
    case.hops[0].response = Some(Answer::Response(first));
    case.hops.push(Hop {
        preflight: Some(Answer::Response(granted(204))),
        response: last,
    });
}

fn granted(status: u16) -> Response {
    let mut response = Response {
        status,
        headers: HeaderList::new(),
    };
    add(&mut response, "Access-Control-Allow-Origin", PAGE);
    add(&mut response, "Access-Control-Allow-Credentials", "true");
    add(&mut response, "Access-Control-Allow-Methods", "GET, PATCH");
    add(
        &mut response,
        "Access-Control-Allow-Headers",
        "x-a, content-type",
    );
    response
}

fn good() -> Case {
    let mut request = Request::get("https://api.example/here".parse().unwrap());
    request.method = "PATCH".to_owned();
    request.body = Body::Bytes;
    request.headers.append("X-A", b"1").unwrap();
    request
        .headers
        .append("Content-Type", b"application/json")
        .unwrap();
    let mut case = Case::new(Origin::parse(PAGE).unwrap(), request);
    case.hops.push(Hop {
        preflight: Some(Answer::Response(granted(204))),
        response: Some(Answer::Response(granted(200))),
    });
    case
}

fn cases() -> u32 {
    env::var("FAULT_CASES").map_or(10_000, |cases| {
        cases.parse().expect("FAULT_CASES is a number")
    })
}

/// Two to four samples of different slots.
fn chosen() -> impl Strategy<Value = Vec<&'static Sample>> {
    subsequence(SAMPLES.iter().collect::<Vec<_>>(), 2..=8).prop_map(|samples| {
        let mut kept: Vec<&Sample> = Vec::new();
        for sample in samples {
            let is_new = kept.iter().all(|it| it.slot != sample.slot);
            if is_new && kept.len() < 4 {
                kept.push(sample);
            }
        }
        kept
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_fault_is_named_and_a_case_without_them_passes(samples in chosen()) {
        let mut case = good();
        prop_assert!(matches!(judge(&case).outcome, Outcome::Readable { .. }), "a good case passes");
        for sample in &samples {
            (sample.put)(&mut case);
        }
        let found = faults(&case);
        let named: Vec<_> = found.faults.iter().map(|it| it.cause.id()).collect();
        prop_assert_eq!(named.first().copied(), judge(&case).cause().map(|it| it.id()));
        for sample in &samples {
            let is_named = sample.causes.iter().any(|cause| named.contains(cause));
            prop_assert!(is_named, "{:?} is not among {named:?}", sample.causes);
        }
        for cause in &named {
            let is_put = samples.iter().any(|sample| sample.causes.contains(cause));
            prop_assert!(is_put, "{cause} was not put into the case: {named:?}");
        }
        prop_assert!(matches!(judge(&found.mended).outcome, Outcome::Readable { .. }), "{named:?}");
    }
}
