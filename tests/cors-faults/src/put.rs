//! The faults that are put into cases.

use cors_verdict::{Answer, Case, Credentials, Mode, Redirect};

use crate::allowed::{PAGE, add, preflight, redirect, response, set};

/// A fault that can be put into the case of [`allowed`](crate::allowed()).
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Two faults of one slot exclude each other.
    pub(crate) slot: &'static str,
    /// The ids of the causes under which it may be named.
    pub causes: &'static [&'static str],
    /// Puts it into a case.
    pub(crate) put: fn(&mut Case),
}

const PREFLIGHT_MISSING: &[&str] = &[
    "preflight-acao-missing",
    "preflight-unhandled",
    "preflight-auth-required",
    "preflight-redirect-no-acao",
];

/// Every fault, in the order in which they are put: a redirect moves the last response.
pub static FAULTS: &[Fault] = &[
    fault("mode", &["mode-same-origin"], |case| {
        case.request.mode = Mode::SameOrigin;
    }),
    fault("preflight origin", PREFLIGHT_MISSING, |case| {
        preflight(case)
            .headers
            .delete("Access-Control-Allow-Origin");
    }),
    fault("preflight origin", &["preflight-acao-mismatch"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Origin",
            "https://b.example",
        );
    }),
    fault(
        "preflight origin",
        &["preflight-acao-invalid-value"],
        |case| {
            set(preflight(case), "Access-Control-Allow-Origin", "*.example");
        },
    ),
    fault(
        "preflight origin",
        &["preflight-acao-multiple-values"],
        |case| {
            add(preflight(case), "Access-Control-Allow-Origin", PAGE);
        },
    ),
    fault(
        "preflight origin",
        &["preflight-acao-wildcard-with-credentials"],
        |case| {
            case.request.credentials = Credentials::Include;
            set(preflight(case), "Access-Control-Allow-Origin", "*");
        },
    ),
    fault(
        "preflight credentials",
        &["preflight-acac-not-true"],
        |case| {
            case.request.credentials = Credentials::Include;
            preflight(case)
                .headers
                .delete("Access-Control-Allow-Credentials");
        },
    ),
    fault(
        "preflight credentials",
        &["preflight-acac-not-true"],
        |case| {
            case.request.credentials = Credentials::Include;
            set(preflight(case), "Access-Control-Allow-Credentials", "True");
        },
    ),
    fault("status", &["preflight-bad-status"], |case| {
        preflight(case).status = 404;
    }),
    fault("status", &["preflight-bad-status"], |case| {
        preflight(case).status = 500;
    }),
    fault("status", &["preflight-auth-required"], |case| {
        preflight(case).status = 401;
    }),
    fault(
        "status",
        &["preflight-redirect", "preflight-redirect-no-acao"],
        |case| {
            preflight(case).status = 301;
            set(preflight(case), "Location", "https://api.example/login");
        },
    ),
    fault("methods", &["method-not-allowed"], |case| {
        set(preflight(case), "Access-Control-Allow-Methods", "GET, PUT");
    }),
    fault("methods", &["method-case-mismatch"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Methods",
            "get, patch",
        );
    }),
    fault("methods", &["acam-invalid-syntax"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Methods",
            "GET; PATCH",
        );
    }),
    fault("methods", &["method-wildcard-with-credentials"], |case| {
        case.request.credentials = Credentials::Include;
        set(preflight(case), "Access-Control-Allow-Methods", "*");
    }),
    fault("headers", &["header-not-allowed"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Headers",
            "content-type",
        );
    }),
    fault("headers", &["content-type-not-allowed"], |case| {
        set(preflight(case), "Access-Control-Allow-Headers", "x-a");
    }),
    fault("headers", &["acah-invalid-syntax"], |case| {
        set(
            preflight(case),
            "Access-Control-Allow-Headers",
            "x-a; content-type",
        );
    }),
    fault(
        "response origin",
        &["acao-only-on-preflight", "redirect-final-acao-missing"],
        |case| {
            response(case).headers.delete("Access-Control-Allow-Origin");
        },
    ),
    fault("response origin", &["acao-mismatch"], |case| {
        set(
            response(case),
            "Access-Control-Allow-Origin",
            "https://b.example",
        );
    }),
    fault("response origin", &["acao-duplicate-header"], |case| {
        add(response(case), "Access-Control-Allow-Origin", PAGE);
    }),
    fault(
        "response credentials",
        &["acac-only-on-preflight"],
        |case| {
            case.request.credentials = Credentials::Include;
            response(case)
                .headers
                .delete("Access-Control-Allow-Credentials");
        },
    ),
    fault("response credentials", &["acac-not-true"], |case| {
        case.request.credentials = Credentials::Include;
        set(
            response(case),
            "Access-Control-Allow-Credentials",
            "true, true",
        );
    }),
    fault("redirect", &["redirect-mode-error"], |case| {
        case.request.redirect = Redirect::Error;
        redirect(case, "https://api.example/there");
    }),
    fault("redirect", &["redirect-with-userinfo"], |case| {
        redirect(case, "https://u:p@api.example/there");
    }),
    fault("redirect", &["redirect-hop-acao-missing"], |case| {
        redirect(case, "https://api.example/there");
        let Some(Answer::Response(first)) = &mut case.hops[0].response else {
            panic!("it was put there");
        };
        first.headers.delete("Access-Control-Allow-Origin");
    }),
];

const fn fault(slot: &'static str, causes: &'static [&'static str], put: fn(&mut Case)) -> Fault {
    Fault { slot, causes, put }
}
