//! `docs/gateway-api.md`.

use std::fmt::Write;

use crate::cases::{Case, Cases, Configuration, Reason};
use crate::ours::Difference;

/// What came of a case.
pub(crate) enum Ours {
    /// The policy cannot be written, because of these lists.
    CannotBeWritten(Vec<&'static str>),
    Answers(Vec<Difference>),
}

pub(crate) fn document(cases: &Cases, results: &[Ours]) -> String {
    let mut text = String::from(
        "# The cases of the Kubernetes Gateway API\n\n\
         The Gateway API has the only test suite for CORS that several makers share: `HTTPRouteCORS` and\n\
         `HTTPRouteCORSAllowCredentialsBehavior` of its [conformance tests]. Its cases are here as facts, in our own words:\n\
         configuration, request, and what it accepts as an answer. The test `gateway` of `crates/cors-policy` asks the\n\
         judge what a browser makes of *every* answer that the suite accepts, by the standard and in three engines, and\n\
         asks the same of our own policy, configured the same. It writes this table with `UPDATE_GATEWAY=1`.\n\n\
         [conformance tests]: https://github.com/kubernetes-sigs/gateway-api/tree/main/conformance/tests\n\n",
    );
    let count = |is: fn(&Ours) -> bool| results.iter().filter(|it| is(it)).count();
    write!(
        text,
        "Of {} cases our policy answers {} as the suite has it, {} otherwise in one or two headers, on purpose; {} cannot\n\
         be written with it, on purpose too. Whatever the suite accepts is in a browser what it is meant to be. It does not ask\n\
         for `Vary`: our policy sends `Vary: Origin` in every case.\n\n",
        results.len(),
        count(|it| matches!(it, Ours::Answers(differences) if differences.is_empty())),
        count(|it| matches!(it, Ours::Answers(differences) if !differences.is_empty())),
        count(|it| matches!(it, Ours::CannotBeWritten(_))),
    )
    .unwrap();
    text.push_str("## Configurations\n\n| | |\n| --- | --- |\n");
    for (name, configuration) in &cases.configurations {
        writeln!(text, "| {name} | {} |", settings(configuration)).unwrap();
    }
    text.push_str("\n## Cases\n\n| case | configuration | request | accepted | in a browser | our policy |\n| --- | --- | --- | --- | --- | --- |\n");
    for (case, result) in cases.cases.iter().zip(results) {
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            case.title,
            case.configuration,
            request(case),
            accepted(case),
            browser(case),
            ours(result)
        )
        .unwrap();
    }
    text.push_str("\n## Where we differ, and why\n\n");
    for Reason { what, why } in &cases.differences {
        writeln!(text, "- `{what}`: {why}").unwrap();
    }
    for Reason { what, why } in &cases.cannot_be_written {
        writeln!(text, "- `*` among the {}: {why}", list_title(what)).unwrap();
    }
    text
}

fn settings(configuration: &Configuration) -> String {
    let lists = [
        ("origins", &configuration.origins),
        ("methods", &configuration.methods),
        ("requestHeaders", &configuration.request_headers),
        ("exposedHeaders", &configuration.exposed_headers),
    ];
    let mut settings: Vec<String> = lists
        .iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(name, list)| format!("{} `{}`", list_title(name), list.join(", ")))
        .collect();
    if configuration.credentials {
        settings.push("credentials".to_owned());
    }
    settings.extend(configuration.max_age.map(|it| format!("max-age {it}")));
    settings.join("; ")
}

fn list_title(name: &str) -> &str {
    match name {
        "requestHeaders" => "request headers",
        "exposedHeaders" => "exposed headers",
        other => other,
    }
}

fn request(case: &Case) -> String {
    let origin = case.request.header("Origin").unwrap();
    let asked = case.request.header("Access-Control-Request-Method");
    match asked {
        Some(method) if case.request.is_preflight() => {
            format!("preflight for {method} from `{origin}`")
        }
        _ => format!("{} from `{origin}`", case.request.method),
    }
}

fn accepted(case: &Case) -> String {
    let expected = &case.expected;
    let statuses: Vec<String> = expected.statuses.iter().map(u16::to_string).collect();
    let mut parts = Vec::new();
    if !statuses.is_empty() {
        parts.push(statuses.join(" or "));
    }
    for (name, values) in &expected.headers {
        let values: Vec<String> = values.iter().map(|it| format!("`{it}`")).collect();
        parts.push(format!("{}: {}", short(name), values.join(" or ")));
    }
    parts.extend(
        expected
            .absent
            .iter()
            .map(|name| format!("no {}", short(name))),
    );
    parts.join("; ")
}

fn short(name: &str) -> &str {
    name.trim_start_matches("access-control-")
}

fn browser(case: &Case) -> String {
    let outcomes = case.browser.iter().map(|(credentials, outcome)| {
        let with = match credentials.as_str() {
            "include" => "with",
            _ => "without",
        };
        format!("{outcome} {with} credentials")
    });
    outcomes.collect::<Vec<_>>().join("; ")
}

fn ours(result: &Ours) -> String {
    match result {
        Ours::CannotBeWritten(lists) => {
            let lists: Vec<_> = lists.iter().map(|it| list_title(it)).collect();
            format!("cannot be written: `*` among the {}", lists.join(", "))
        }
        Ours::Answers(differences) if differences.is_empty() => "the same".to_owned(),
        Ours::Answers(differences) => {
            let parts = differences.iter().map(|it| match it.got.as_str() {
                "" => format!("no {}", short(&it.header)),
                got => format!("{}: `{got}`", short(&it.header)),
            });
            parts.collect::<Vec<_>>().join("; ")
        }
    }
}
