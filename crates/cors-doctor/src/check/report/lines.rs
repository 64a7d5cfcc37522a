//! The words that the reports share.

use cors_verdict::Snippet;

use crate::check::test::{Checked, End, Expectation, JudgedBy, Test};

/// How many tests ended in which way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub(super) all: usize,
    pub(super) as_expected: usize,
    pub(super) unreached: usize,
    /// Judged by the preflight, because the request was not sent.
    pub(super) by_preflight: usize,
}

impl Count {
    pub(super) fn of(files: &[Checked]) -> Self {
        let mut count = Self::default();
        for test in files.iter().flat_map(|it| &it.tests) {
            count.all += 1;
            count.as_expected += usize::from(test.is_as_expected());
            count.unreached += usize::from(matches!(test.end, End::Unreached(_)));
            count.by_preflight += usize::from(test.judged_by == JudgedBy::Preflight);
        }
        count
    }

    /// The count as sentences.
    pub(super) fn sentences(self) -> Vec<String> {
        let Self {
            all,
            as_expected,
            unreached,
            by_preflight,
        } = self;
        let tests = |count| match count {
            1 => "1 test".to_owned(),
            _ => format!("{count} tests"),
        };
        let mut sentences = vec![if all == as_expected {
            format!("{}, all as expected.", tests(all))
        } else {
            format!("{}, {} not as expected.", tests(all), all - as_expected)
        }];
        if unreached > 0 {
            sentences.push(format!("{} did not reach the server.", tests(unreached)));
        }
        if by_preflight > 0 {
            sentences.push(format!(
                "{} {} decided by the preflight alone, because the request changes something and was not sent, so what the page reads of its response was not checked; --send sends it.",
                tests(by_preflight),
                if by_preflight == 1 { "was" } else { "were" },
            ));
        }
        sentences
    }
}

/// What is not as expected, in one sentence without a full stop.
pub(super) fn headline(test: &Test) -> String {
    match &test.end {
        End::AsExpected => match test.expectation {
            Expectation::Readable => "readable, as expected".to_owned(),
            Expectation::Refused => "refused, as expected".to_owned(),
        },
        End::Blocked {
            engines, statuses, ..
        } => {
            let answered = if statuses.is_empty() {
                String::new()
            } else {
                format!("; {statuses}")
            };
            format!("blocked by {engines}, and has to be readable{answered}")
        }
        End::LetIn { engines, .. } => match test.judged_by {
            JudgedBy::Preflight => {
                format!("let through by the preflight in {engines}, and has to be refused")
            }
            JudgedBy::Response | JudgedBy::Nothing => {
                format!("readable in {engines}, and has to be refused")
            }
        },
        End::NotExposed { headers, .. } => {
            let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
            format!("readable, but not its headers {}", names.join(", "))
        }
        End::Undecided(_) => "undecided".to_owned(),
        End::Unreached(_) => "the server was not reached".to_owned(),
    }
}

/// What to know about a test that is not as expected, as paragraphs.
pub(super) fn details(test: &Test) -> Vec<String> {
    match &test.end {
        End::AsExpected => Vec::new(),
        End::Blocked {
            faults, headers, ..
        } => {
            let several = faults.len() > 1;
            let mut lines: Vec<String> = faults
                .iter()
                .enumerate()
                .map(|(place, fault)| {
                    let place = if several {
                        format!("{}. ", place + 1)
                    } else {
                        String::new()
                    };
                    format!(
                        "{place}{} ({}): {}",
                        fault.title,
                        fault.cause.id(),
                        fault.why
                    )
                })
                .collect();
            if !headers.is_empty() {
                lines.push("The answer has to carry:".to_owned());
                lines.extend(headers.iter().map(header));
            }
            lines
        }
        End::LetIn {
            headers, meaning, ..
        } => {
            let mut lines: Vec<String> = headers.iter().map(header).collect();
            lines.push(meaning.clone());
            lines
        }
        End::NotExposed { headers, .. } => headers
            .iter()
            .map(|(name, reason)| format!("{name}: {reason}."))
            .collect(),
        End::Undecided(reason) | End::Unreached(reason) => vec![format!("{reason}.")],
    }
}

/// The fix as code, for the stacks that were asked for.
pub(super) fn code(test: &Test) -> &[Snippet] {
    match &test.end {
        End::Blocked { code, .. } | End::NotExposed { code, .. } => code,
        End::AsExpected | End::LetIn { .. } | End::Undecided(_) | End::Unreached(_) => &[],
    }
}

fn header((name, value): &(String, String)) -> String {
    format!("{name}: {value}")
}

/// The rules of a policy, each with what it means to break it.
pub(super) const RULES: [(&str, &str); 5] = [
    (
        "blocked",
        "A page that has to read the response is refused by a browser.",
    ),
    (
        "let-in",
        "A page that has to be refused can read the response.",
    ),
    (
        "not-exposed",
        "A page cannot read a response header that it needs.",
    ),
    (
        "undecided",
        "What was sent does not tell who can read the response.",
    ),
    ("unreached", "The server was not reached."),
];
