//! Whole cases and their verdicts.

use cors_verdict::{Case, Outcome, Report, judge_without_trace, report};
use serde::{Deserialize, Deserializer};

use crate::{assert_none, rows};

/// The tables of whole cases.
pub(crate) const TABLES: [&str; 8] = [
    "cors-check",
    "preflight-needed",
    "preflight",
    "redirects",
    "client-and-network",
    "exposed-headers",
    "engines",
    "messages",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) case: Case,
    expect: Expect,
}

/// What is said here has to be so; what is not said is not looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    outcome: Option<String>,
    cause: Option<String>,
    hop: Option<usize>,
    sent: Option<bool>,
    because: Option<Vec<String>>,
    /// Access-Control-Request-Method and -Headers.
    asks: Option<(String, Option<String>)>,
    exposed: Option<Vec<String>>,
    missing: Option<String>,
    /// The clause of the last step.
    clause: Option<String>,
    departures: Option<Vec<String>>,
    /// The engine's code; null when it lets the request pass, `-` when it blocks without a code.
    #[serde(default, deserialize_with = "present")]
    chromium: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    firefox: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    webkit: Option<Option<String>>,
    /// A part of an engine's message, or after `=` the whole of it.
    #[serde(default)]
    says: std::collections::BTreeMap<String, String>,
}

/// Tells a null from a field that is not there.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(deserializer).map(Some)
}

#[test]
fn cases_are_judged_as_the_tables_say() {
    let mut complaints = Vec::new();
    for table in TABLES {
        for row in rows::<Row>(table) {
            let report = report(&row.case);
            for complaint in row.expect.complaints(&report) {
                complaints.push(format!("{table}: {}: {complaint}", row.name));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn a_trace_ends_at_the_step_that_failed() {
    for table in TABLES {
        for row in rows::<Row>(table) {
            let verdict = report(&row.case).verdict;
            let failed = verdict.trace.iter().filter(|step| !step.passed).count();
            // An engine that throws before anything happens has no step to show.
            if verdict.cause().is_some() && !verdict.trace.is_empty() {
                assert_eq!(failed, 1, "{table}: {}: {:#?}", row.name, verdict.trace);
                assert!(
                    !verdict.trace.last().unwrap().passed,
                    "{table}: {}",
                    row.name
                );
            } else {
                assert_eq!(failed, 0, "{table}: {}", row.name);
            }
        }
    }
}

/// A page puts a tick in front of it.
#[test]
fn a_step_that_passed_says_what_holds() {
    for table in TABLES {
        for row in rows::<Row>(table) {
            for step in report(&row.case).verdict.trace {
                let is_question = step.step.starts_with("does ");
                let is_refuted = step.passed && step.found.starts_with("no");
                assert!(
                    is_question || !is_refuted,
                    "{table}: {}: {step:?}",
                    row.name
                );
            }
        }
    }
}

#[test]
fn without_a_trace_the_verdict_is_the_same() {
    for table in TABLES {
        for row in rows::<Row>(table) {
            let case = row.case;
            let mut traced = report(&case).verdict;
            traced.trace.clear();
            let untraced = judge_without_trace(&case);
            assert_eq!(
                format!("{traced:?}"),
                format!("{untraced:?}"),
                "{}",
                row.name
            );
        }
    }
}

#[test]
fn fixes_are_safe_to_copy() {
    for table in TABLES {
        for row in rows::<Row>(table) {
            let report = report(&row.case);
            let name = &row.name;
            assert_eq!(
                report.fix.is_some(),
                report.verdict.cause().is_some(),
                "{name}"
            );
            let Some(fix) = report.fix else { continue };
            assert!(!fix.why.contains('{'), "{name}: {}", fix.why);
            for snippet in &fix.snippets {
                let code = &snippet.code;
                assert!(!code.contains("\"null\""), "{name} allows null: {code}");
                assert!(!code.contains("$http_origin;"), "{name} reflects: {code}");
                assert!(!code.contains("origin: true"), "{name} reflects: {code}");
                assert!(!code.contains("permissive"), "{name} reflects: {code}");
                let is_open = code.contains("allow_any_origin")
                    || code.contains("cors::Any")
                    || code.contains("origin: \"*\"")
                    || code.contains("Allow-Origin \"*\"");
                let with_credentials = code.to_ascii_lowercase().contains("credentials: true")
                    || code.contains("supports_credentials")
                    || code.contains("allow_credentials(true)")
                    || code.contains("Credentials $cors");
                assert!(!(is_open && with_credentials), "{name}: {code}");
                if snippet.stack == "nginx" {
                    assert!(code.contains("Vary Origin"), "{name}: {code}");
                }
            }
        }
    }
}

impl Expect {
    fn complaints(&self, report: &Report) -> Vec<String> {
        let verdict = &report.verdict;
        let mut complaints = Vec::new();
        let mut differ = |what: &str, expected: String, found: String| {
            if expected != found {
                complaints.push(format!("{what} is {found}, not {expected}"));
            }
        };
        if let Some(outcome) = &self.outcome {
            let found = verdict.outcome.name().to_owned();
            differ("outcome", outcome.clone(), found);
            let cause = verdict.cause().map(|cause| cause.id().to_owned());
            differ("cause", format!("{:?}", self.cause), format!("{cause:?}"));
        }
        if let Some(hop) = self.hop {
            differ("hop", hop.to_string(), verdict.hop.to_string());
        }
        if let Some(sent) = self.sent {
            differ("sent", sent.to_string(), verdict.sent.to_string());
        }
        if let Some(because) = &self.because {
            let mut expected = because.clone();
            let preflight = verdict.preflight.iter();
            let reasons = preflight.flat_map(|it| &it.because);
            let mut found: Vec<_> = reasons.map(|it| it.id()).collect();
            expected.sort();
            found.sort_unstable();
            differ("because", format!("{expected:?}"), format!("{found:?}"));
        }
        if let Some((method, headers)) = &self.asks {
            let preflight = verdict.preflight.as_ref();
            differ(
                "what it asks",
                format!("{:?}", Some((method, headers))),
                format!("{:?}", preflight.map(|it| (&it.method, &it.headers))),
            );
        }
        if let Some(exposed) = &self.exposed {
            let found = match &verdict.outcome {
                Outcome::Readable {
                    exposed_headers, ..
                } => exposed_headers.as_slice(),
                _ => &[],
            };
            differ("exposed", format!("{exposed:?}"), format!("{found:?}"));
        }
        if let Some(missing) = &self.missing {
            let found = match &verdict.outcome {
                Outcome::Incomplete { missing } => missing.as_str(),
                other => other.name(),
            };
            differ("missing", missing.clone(), found.to_owned());
        }
        if let Some(clause) = &self.clause {
            let found = verdict.trace.last().map(|step| step.clause.name());
            differ(
                "clause",
                format!("{:?}", Some(clause)),
                format!("{found:?}"),
            );
        }
        if let Some(departures) = &self.departures {
            let mut found: Vec<_> = verdict.departures.iter().map(|it| it.id).collect();
            found.sort_unstable();
            let mut expected = departures.clone();
            expected.sort();
            differ("departures", format!("{expected:?}"), format!("{found:?}"));
        }
        let engines = [
            ("chromium", &self.chromium, &report.messages.chromium),
            ("firefox", &self.firefox, &report.messages.firefox),
            ("webkit", &self.webkit, &report.messages.webkit),
        ];
        for (engine, expected, printed) in engines {
            if let Some(expected) = expected {
                let found = printed
                    .as_ref()
                    .map(|printed| printed.code.unwrap_or("-").to_owned());
                differ(engine, format!("{expected:?}"), format!("{found:?}"));
            }
            if let Some(expected) = self.says.get(engine) {
                let message = printed
                    .as_ref()
                    .and_then(|printed| printed.message.clone())
                    .unwrap_or_default();
                let is_so = match expected.strip_prefix('=') {
                    Some(whole) => message == whole,
                    None => message.contains(expected),
                };
                if !is_so {
                    differ(engine, expected.clone(), message);
                }
            }
        }
        complaints
    }
}
