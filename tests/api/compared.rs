//! cors-doctor beside two other command line tools, on scenarios of the catalogue whose end is tested in three
//! engines: docs/cors-doctor-compared.md is written from here.

use std::env;
use std::fs;

use cors_doctor::send::{Client, ClientOptions, PageRequest, Sent, send};
use cors_verdict::{Credentials, Origin};
use serde_json::Value;
use support::{Demo, Origins, RawRequest};
use url::Url;

use crate::other_tools::{Asked, cors_debug_allows, preflight_allows};

const DOCUMENT: &str = "docs/cors-doctor-compared.md";

/// The scenarios, by the file of the catalogue.
const SCENARIOS: [(&str, &[&str]); 4] = [
    (
        "cors-check",
        &[
            "cors-check-passes",
            "acao-missing",
            "acao-missing-on-error",
            "acao-only-on-preflight",
            "acac-only-on-preflight",
            "acao-wildcard-with-credentials",
            "acao-multiple-values",
            "acao-mismatch",
            "acao-near-miss",
            "acao-near-miss-port",
            "acac-missing",
            "acac-not-true-one",
        ],
    ),
    (
        "preflight",
        &[
            "preflight-granted",
            "preflight-forbidden",
            "preflight-bad-status",
            "preflight-redirect",
            "preflight-auth-required",
            "preflight-acao-wildcard-with-credentials",
            "preflight-acac-capital",
            "preflight-acao-multiple-values",
            "acam-invalid-syntax",
            "method-not-allowed",
            "method-case-mismatch",
            "method-wildcard-with-credentials",
            "header-not-allowed",
            "content-type-not-allowed",
            "header-wildcard-with-credentials",
        ],
    ),
    ("article", &["article-preflighted-post"]),
    (
        "redirects",
        &["redirect-hop-acao-missing", "redirect-final-acao-missing"],
    ),
];

/// A scenario, and what comes of it.
struct Compared {
    id: &'static str,
    title: String,
    request: String,
    is_readable: bool,
    doctor: String,
    is_doctor_right: bool,
    preflight: bool,
    cors_debug: bool,
}

#[actix_web::test]
async fn cors_doctor_is_right_where_other_tools_are_compared() {
    let demo = Demo::start();
    let client = Client::new(ClientOptions::default()).unwrap();
    let mut compared = Vec::new();
    for (chapter, ids) in SCENARIOS {
        let text = fs::read_to_string(format!("static/lab/catalogue/{chapter}.json")).unwrap();
        let text = with_origins(&text, demo.origins);
        let chapter: Value = serde_json::from_str(&text).unwrap();
        for id in ids {
            let scenarios = chapter["scenarios"].as_array().unwrap();
            let scenario = scenarios.iter().find(|it| it["id"] == *id).unwrap();
            compared.push(compare(id, scenario, &demo, &client).await);
        }
    }
    assert_eq!(compared.len(), 30);
    let wrong: Vec<&str> = compared
        .iter()
        .filter(|it| !it.is_doctor_right)
        .map(|it| it.doctor.as_str())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");

    let document = document(&compared);
    if env::var_os("UPDATE_COMPARED").is_some() {
        fs::write(DOCUMENT, &document).unwrap();
    }
    assert_eq!(
        fs::read_to_string(DOCUMENT).unwrap(),
        document,
        "write it anew with UPDATE_COMPARED=1"
    );
}

/// The text of a chapter with the origins of a running demo; every scenario is run by the trusted app.
fn with_origins(text: &str, origins: Origins) -> String {
    let app = origins.app();
    let hostname = app.trim_start_matches("http://").split(':').next().unwrap();
    text.replace("{page}", &app)
        .replace("{app}", &app)
        .replace("{page-hostname}", hostname)
        .replace("{blog}", &origins.blog())
        .replace("{evil}", &origins.evil())
}

async fn compare(id: &'static str, scenario: &Value, demo: &Demo, client: &Client) -> Compared {
    let step = &scenario["steps"][0];
    assert_eq!(
        (&scenario["from"], &step["to"]),
        (&"app".into(), &"lab".into()),
        "{id}"
    );
    let mut target = Url::parse(&format!("http://{}/r/{id}", demo.origins.lab_host())).unwrap();
    target
        .query_pairs_mut()
        .append_pair("recipe", &step["recipe"].to_string());
    let request = page_request(&step["request"], demo, target.clone());
    let asked = Asked {
        origin: demo.origins.app(),
        method: request.method.clone(),
        headers: request
            .headers
            .iter()
            .map(|it| it.name().to_owned())
            .collect(),
    };
    let path = target.as_str().split_once("/r/").unwrap().1;
    let options = RawRequest::new(demo.origins.lab_address(), "OPTIONS", &format!("/r/{path}"))
        .header("Host", demo.origins.lab_host())
        .header("Origin", &asked.origin)
        .header("Access-Control-Request-Method", &asked.method);
    let options = if asked.headers.is_empty() {
        options
    } else {
        options.header(
            "Access-Control-Request-Headers",
            asked.headers.join(",").to_lowercase(),
        )
    };
    let answer = options.send(b"").await;

    let sent = send(client, &request, Vec::new()).await;
    let expected = &scenario["expect"];
    let (doctor, is_doctor_right) = verdict(id, expected, &sent);
    let credentials = if request.credentials == Credentials::Include {
        ", with credentials"
    } else {
        ""
    };
    let names = if asked.headers.is_empty() {
        String::new()
    } else {
        format!(" with {}", asked.headers.join(", "))
    };
    Compared {
        id,
        title: scenario["title"].as_str().unwrap().to_owned(),
        request: format!("{}{names}{credentials}", request.method),
        is_readable: expected["outcome"] == "readable",
        doctor,
        is_doctor_right,
        preflight: preflight_allows(&asked, &answer),
        cors_debug: cors_debug_allows(&asked, &answer),
    }
}

fn page_request(request: &Value, demo: &Demo, url: Url) -> PageRequest {
    let mut page_request = PageRequest {
        sends_unsafe_methods: true,
        ..PageRequest::get(Origin::parse(&demo.origins.app()).unwrap(), url)
    };
    if let Some(method) = request["method"].as_str() {
        page_request.method = method.to_owned();
    }
    for header in request["headers"].as_array().into_iter().flatten() {
        let (name, value) = (header[0].as_str().unwrap(), header[1].as_str().unwrap());
        page_request.headers.append(name, value.as_bytes()).unwrap();
    }
    if request["credentials"] == "include" {
        page_request.credentials = Credentials::Include;
    }
    page_request.data = request["body"].as_str().map(|it| it.as_bytes().to_vec());
    page_request
}

/// What cors-doctor says, and whether the three engines do what it says.
fn verdict(id: &str, expected: &Value, sent: &Sent) -> (String, bool) {
    let cause = sent.diagnosis.cause();
    let outcome = sent
        .diagnosis
        .report
        .as_ref()
        .unwrap()
        .verdict
        .outcome
        .name();
    let says = match cause {
        Some(cause) => format!("{outcome}: `{cause}`"),
        None => outcome.to_owned(),
    };
    let is_expected = |outcome: &str, cause: Option<&str>| {
        expected["outcome"] == outcome && expected["cause"].as_str() == cause
    };
    let engines = &sent.diagnosis.engines;
    let is_right = is_expected(outcome, cause)
        && engines.len() == 3
        && engines.iter().all(|it| expected["outcome"] == it.outcome);
    let says_all = if is_right {
        says
    } else {
        format!("{id}: {says}, not {expected}")
    };
    (says_all, is_right)
}

fn document(compared: &[Compared]) -> String {
    let count = |right: fn(&Compared) -> bool| compared.iter().filter(|it| right(it)).count();
    let mut text = format!(
        "# cors-doctor compared\n\n\
         30 scenarios of the lab's catalogue, whose end is tested in Chromium, Firefox and WebKit (`tests/run engines`).\n\
         cors-doctor asks the running lab as a page would (`cors-doctor probe --send`), and has to name what the browsers\n\
         do and why. The test `compared` of `tests/api` holds this table to that; `UPDATE_COMPARED=1` writes it.\n\n\
         The other two are [sullrich84/preflight](https://github.com/sullrich84/preflight) (Go, source of cbed021) and\n\
         [LXGIC-Studios/cors-debug](https://github.com/LXGIC-Studios/cors-debug) (Node.js, source of 546aeab). **They were\n\
         read, not run**: npm does not have cors-debug, and preflight needs a Go toolchain, which these tests do without.\n\
         What they conclude is restated from their source in `tests/api/other_tools.rs` and fed with what the lab really\n\
         answers to their OPTIONS. Neither takes a credentials mode, so none is given to them.\n\n\
         | Tool | Right of {} |\n| --- | --- |\n| cors-doctor | {} |\n| cors-debug | {} |\n| preflight | {} |\n\n\
         | Scenario | Request | Browsers | cors-doctor | preflight | cors-debug |\n\
         | --- | --- | --- | --- | --- | --- |\n",
        compared.len(),
        count(|it| it.is_doctor_right),
        count(|it| it.cors_debug == it.is_readable),
        count(|it| it.preflight == it.is_readable),
    );
    for it in compared {
        let browsers = if it.is_readable {
            "readable"
        } else {
            "blocked"
        };
        let other = |allows: bool| {
            let says = if allows { "allowed" } else { "blocked" };
            if allows == it.is_readable {
                says.to_owned()
            } else {
                format!("**{says}**, wrong")
            }
        };
        text.push_str(&format!(
            "| {} (`{}`) | {} | {browsers} | {} | {} | {} |\n",
            it.title,
            it.id,
            it.request,
            it.doctor,
            other(it.preflight),
            other(it.cors_debug)
        ));
    }
    text.push_str(
        "\nRight here means no more than readable or blocked. A tool that looks only at OPTIONS can be right by chance: a\n\
         server that answers OPTIONS without CORS headers is *blocked* to both, also where a browser would not ask.\n",
    );
    text
}
