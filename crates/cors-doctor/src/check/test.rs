//! One test: a request from one origin, what is expected of it, and how it ends.

use std::time::Duration;

use cors_verdict::{Fault, Origin, Snippet};
use serde::Serialize;

/// What a policy expects of a request from one origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Expectation {
    /// The page can read the response.
    Readable,
    /// The browser refuses it.
    Refused,
}

/// The part of the answers that a test was judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum JudgedBy {
    /// The response, and the preflight where there is one.
    Response,
    /// The preflight alone: the request was not sent.
    Preflight,
    /// Nothing that decides.
    Nothing,
}

/// A test of a policy, done.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    /// The name of the request.
    pub(crate) request: String,
    /// Method and URL, without secrets.
    pub(crate) target: String,
    /// The name of the origin, or the family of a hostile one.
    pub(crate) page: String,
    pub(crate) origin: Origin,
    /// Whether the origin is a hostile one that the policy does not name.
    pub(crate) is_hostile: bool,
    /// The line of the policy file that expects it.
    pub(crate) line: usize,
    pub(crate) expectation: Expectation,
    pub(crate) judged_by: JudgedBy,
    pub(crate) end: End,
    /// The status of the last answer to the request itself.
    pub(crate) status: Option<u16>,
    pub(crate) took: Duration,
}

/// How a test ends.
#[derive(Clone, Debug)]
pub(crate) enum End {
    /// As the policy expects.
    AsExpected,
    /// The page is refused and has to be able to read the response.
    Blocked {
        /// The engines that refuse it.
        engines: String,
        /// The statuses of the answers, as the end of a sentence.
        statuses: String,
        /// Everything that stands in the way.
        faults: Vec<Fault>,
        /// The headers that the answers have to carry.
        headers: Vec<(String, String)>,
        /// The fix as code, for the stacks that were asked for.
        code: Vec<Snippet>,
    },
    /// The page is let in and has to be refused.
    LetIn {
        /// The engines that let it in.
        engines: String,
        /// The headers of the answer that let it in.
        headers: Vec<(String, String)>,
        /// What that means.
        meaning: String,
    },
    /// The page can read the response, but not these headers.
    NotExposed {
        /// Each with the reason.
        headers: Vec<(String, String)>,
        /// The fix as code, for the stacks that were asked for.
        code: Vec<Snippet>,
    },
    /// What was sent does not decide it; the reason.
    Undecided(String),
    /// The server was not reached; the reason.
    Unreached(String),
}

/// The tests of one policy file.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The path of the file as it was given.
    pub path: String,
    pub(crate) tests: Vec<Test>,
}

/// How the tests of all files end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overall {
    /// All are as their policies expect.
    AsExpected,
    /// Some are not, or cannot be told.
    NotAsExpected,
    /// Some did not reach the server.
    NotReached,
}

/// How the tests of all files end: the worst of them.
#[must_use]
pub fn overall(files: &[Checked]) -> Overall {
    let tests = files.iter().flat_map(|it| &it.tests);
    let ends = tests.map(|test| match test.end {
        End::AsExpected => Overall::AsExpected,
        End::Unreached(_) => Overall::NotReached,
        End::Blocked { .. } | End::LetIn { .. } | End::NotExposed { .. } | End::Undecided(_) => {
            Overall::NotAsExpected
        }
    });
    ends.max().unwrap_or(Overall::AsExpected)
}

impl Test {
    /// The test in one line.
    pub(crate) fn title(&self) -> String {
        format!("{} from {}", self.request, self.page)
    }

    pub(crate) fn is_as_expected(&self) -> bool {
        matches!(self.end, End::AsExpected)
    }
}

impl End {
    /// The id of the rule that is broken, for reports that have rules.
    pub(crate) fn rule(&self) -> Option<&'static str> {
        match self {
            Self::AsExpected => None,
            Self::Blocked { .. } => Some("blocked"),
            Self::LetIn { .. } => Some("let-in"),
            Self::NotExposed { .. } => Some("not-exposed"),
            Self::Undecided(_) => Some("undecided"),
            Self::Unreached(_) => Some("unreached"),
        }
    }
}
