//! The steps a judgement took.

use std::borrow::Cow;

/// An algorithm of the Fetch Standard that appears in a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Clause {
    /// What script may ask for.
    Headers,
    /// Normalize a method.
    NormalizeMethod,
    /// Main fetch.
    MainFetch,
    /// Bad ports.
    BadPort,
    /// Scheme fetch.
    SchemeFetch,
    /// CORS-unsafe request-header names.
    UnsafeNames,
    /// HTTP fetch.
    HttpFetch,
    /// CORS-preflight fetch.
    PreflightFetch,
    /// CORS check.
    CorsCheck,
    /// HTTP-network fetch.
    NetworkFetch,
    /// HTTP-redirect fetch.
    RedirectFetch,
    /// Redirect-taint.
    RedirectTaint,
    /// CORS filtered response.
    CorsFilteredResponse,
    /// Basic filtered response.
    BasicFilteredResponse,
    /// Opaque filtered response.
    OpaqueFilteredResponse,
    /// Opaque-redirect filtered response.
    OpaqueRedirectFilteredResponse,
}

impl Clause {
    /// The name the standard gives it.
    pub fn name(self) -> &'static str {
        self.name_and_anchor().0
    }

    /// Where it stands in the standard.
    pub fn link(self) -> String {
        format!(
            "https://fetch.spec.whatwg.org/#{}",
            self.name_and_anchor().1
        )
    }

    fn name_and_anchor(self) -> (&'static str, &'static str) {
        match self {
            Self::Headers => ("Headers guard", "concept-headers-guard"),
            Self::NormalizeMethod => ("normalize a method", "concept-method-normalize"),
            Self::MainFetch => ("main fetch", "concept-main-fetch"),
            Self::BadPort => ("block bad port", "block-bad-port"),
            Self::SchemeFetch => ("scheme fetch", "concept-scheme-fetch"),
            Self::UnsafeNames => (
                "CORS-unsafe request-header names",
                "cors-unsafe-request-header-names",
            ),
            Self::HttpFetch => ("HTTP fetch", "concept-http-fetch"),
            Self::PreflightFetch => ("CORS-preflight fetch", "cors-preflight-fetch-0"),
            Self::CorsCheck => ("CORS check", "concept-cors-check"),
            Self::NetworkFetch => ("HTTP-network fetch", "concept-http-network-fetch"),
            Self::RedirectFetch => ("HTTP-redirect fetch", "concept-http-redirect-fetch"),
            Self::RedirectTaint => ("redirect-taint", "concept-request-tainted-origin"),
            Self::CorsFilteredResponse => {
                ("CORS filtered response", "concept-filtered-response-cors")
            }
            Self::BasicFilteredResponse => {
                ("basic filtered response", "concept-filtered-response-basic")
            }
            Self::OpaqueFilteredResponse => (
                "opaque filtered response",
                "concept-filtered-response-opaque",
            ),
            Self::OpaqueRedirectFilteredResponse => (
                "opaque-redirect filtered response",
                "concept-filtered-response-opaque-redirect",
            ),
        }
    }
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The algorithm it belongs to.
    pub clause: Clause,
    /// What is asked.
    pub step: &'static str,
    /// What was found.
    pub found: Cow<'static, str>,
    /// Whether the request went on.
    pub passed: bool,
}

/// Writes steps down, or does not: what was found is only put into words when somebody reads it.
#[derive(Debug, Default)]
pub struct Trace {
    steps: Option<Vec<Step>>,
}

impl Trace {
    /// One that keeps its steps.
    pub fn on() -> Self {
        Self {
            steps: Some(Vec::with_capacity(24)),
        }
    }

    /// One that forgets them.
    pub fn off() -> Self {
        Self::default()
    }

    /// The steps in order.
    pub fn into_steps(self) -> Vec<Step> {
        self.steps.unwrap_or_default()
    }

    /// Notes a step, and gives back whether it passed.
    pub(crate) fn note<F: Into<Cow<'static, str>>>(
        &mut self,
        clause: Clause,
        step: &'static str,
        passed: bool,
        found: impl FnOnce() -> F,
    ) -> bool {
        if let Some(steps) = &mut self.steps {
            steps.push(Step {
                clause,
                step,
                found: found().into(),
                passed,
            });
        }
        passed
    }
}

/// The most of a value that is worth showing.
const SHOWN: usize = 160;

/// A value of a header, in quotes, shortened, with what is not printable escaped.
pub(crate) fn shown(value: &[u8]) -> String {
    let start = value.get(..SHOWN).unwrap_or(value);
    let mut text = format!("`{}`", printable(start));
    if value.len() > SHOWN {
        text.push_str(&format!(" … ({} bytes)", value.len()));
    }
    text
}

/// Bytes as text: printable ASCII as it is, everything else as an escape.
fn printable(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        match byte {
            b' '..=b'~' => text.push(char::from(*byte)),
            other => text.push_str(&other.escape_ascii().to_string()),
        }
    }
    text
}
