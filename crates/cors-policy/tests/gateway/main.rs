//! The cases of the Kubernetes Gateway API's conformance tests for CORS, asked of the judge and of our own policy.
//! `docs/gateway-api.md` is written from here.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is wrong"
)]

mod browser;
mod cases;
mod document;
mod ours;

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use cases::{Cases, Reason};
use document::Ours;

#[test]
fn what_the_suite_accepts_is_in_every_engine_what_it_is_meant_to_be() {
    let mut judged = 0;
    for case in Cases::read().cases {
        for (credentials, outcome) in &case.browser {
            for found in browser::outcomes(&case, credentials) {
                assert_eq!(&found, outcome, "{}, {credentials}", case.title);
                judged += 1;
            }
        }
    }
    assert!(judged > 200, "{judged}");
}

#[actix_web::test]
async fn our_policy_differs_only_where_the_document_says_why() {
    let cases = Cases::read();
    let mut results = Vec::new();
    let mut reasons = BTreeSet::new();
    for case in &cases.cases {
        let result = match ours::policy(cases.configuration(case)) {
            Ok(policy) => Ours::Answers(ours::differences(&policy, case).await),
            Err(errors) => Ours::CannotBeWritten(ours::refused_lists(&errors)),
        };
        match &result {
            Ours::Answers(differences) => {
                for it in differences {
                    let (wanted, got) = (&it.wanted, &it.got);
                    assert!(
                        has(&cases.differences, &it.header),
                        "{}: {} is {got:?}, and {wanted:?} is wanted",
                        case.title,
                        it.header
                    );
                    reasons.insert(it.header.clone());
                }
            }
            Ours::CannotBeWritten(lists) => {
                for list in lists {
                    assert!(
                        has(&cases.cannot_be_written, list),
                        "{}: {list}",
                        case.title
                    );
                    reasons.insert((*list).to_owned());
                }
            }
        }
        results.push(result);
    }
    let written = cases.differences.iter().chain(&cases.cannot_be_written);
    let written: BTreeSet<String> = written.map(|it| it.what.clone()).collect();
    assert_eq!(reasons, written, "reasons for differences that there are");

    let document = document::document(&cases, &results);
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/gateway-api.md");
    if env::var("UPDATE_GATEWAY").is_ok_and(|value| value == "1") {
        fs::write(&file, &document).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        document,
        "UPDATE_GATEWAY=1 writes it anew"
    );
}

fn has(reasons: &[Reason], what: &str) -> bool {
    reasons.iter().any(|it| it.what == what)
}
