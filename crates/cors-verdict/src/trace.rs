//! The steps of a judgement.

use std::borrow::Cow;

/// An algorithm of the Fetch Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clause {
    name: &'static str,
    anchor: &'static str,
}

#[rustfmt::skip]
impl Clause {
    pub(crate) const HEADERS_GUARD: Self = Self::new("Headers guard", "concept-headers-guard");
    pub(crate) const NORMALIZE_METHOD: Self = Self::new("normalize a method", "concept-method-normalize");
    pub(crate) const MAIN_FETCH: Self = Self::new("main fetch", "concept-main-fetch");
    pub(crate) const BAD_PORT: Self = Self::new("block bad port", "block-bad-port");
    pub(crate) const SCHEME_FETCH: Self = Self::new("scheme fetch", "concept-scheme-fetch");
    pub(crate) const UNSAFE_NAMES: Self = Self::new("CORS-unsafe request-header names", "cors-unsafe-request-header-names");
    pub(crate) const HTTP_FETCH: Self = Self::new("HTTP fetch", "concept-http-fetch");
    pub(crate) const PREFLIGHT_FETCH: Self = Self::new("CORS-preflight fetch", "cors-preflight-fetch-0");
    pub(crate) const CORS_CHECK: Self = Self::new("CORS check", "concept-cors-check");
    pub(crate) const NETWORK_FETCH: Self = Self::new("HTTP-network fetch", "concept-http-network-fetch");
    pub(crate) const REDIRECT_FETCH: Self = Self::new("HTTP-redirect fetch", "concept-http-redirect-fetch");
    pub(crate) const REDIRECT_TAINT: Self = Self::new("redirect-taint", "concept-request-tainted-origin");
    pub(crate) const CORS_FILTERED_RESPONSE: Self = Self::new("CORS filtered response", "concept-filtered-response-cors");
    pub(crate) const BASIC_FILTERED_RESPONSE: Self = Self::new("basic filtered response", "concept-filtered-response-basic");
    pub(crate) const OPAQUE_FILTERED_RESPONSE: Self = Self::new("opaque filtered response", "concept-filtered-response-opaque");
    pub(crate) const OPAQUE_REDIRECT_FILTERED_RESPONSE: Self = Self::new("opaque-redirect filtered response", "concept-filtered-response-opaque-redirect");
}

impl Clause {
    const fn new(name: &'static str, anchor: &'static str) -> Self {
        Self { name, anchor }
    }

    /// The name the standard gives it.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The URL of the clause.
    pub fn link(self) -> String {
        format!("https://fetch.spec.whatwg.org/#{}", self.anchor)
    }
}

/// One step of an algorithm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The algorithm to which it belongs.
    pub clause: Clause,
    /// The question that is asked, or the action.
    pub step: &'static str,
    /// The value that was found.
    pub found: Cow<'static, str>,
    /// Whether the request went on.
    pub passed: bool,
}

/// Records steps, or does not: without a reader the found values are not put into words.
#[derive(Debug)]
pub(crate) struct Trace {
    steps: Option<Vec<Step>>,
}

impl Trace {
    pub(crate) fn on() -> Self {
        Self {
            steps: Some(Vec::with_capacity(24)),
        }
    }

    pub(crate) fn off() -> Self {
        Self { steps: None }
    }

    /// The recorded steps in order; a trace that is off has none.
    pub(crate) fn into_steps(self) -> Vec<Step> {
        self.steps.into_iter().flatten().collect()
    }

    /// Records a step and returns whether it passed.
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

/// The most bytes of a value that are shown.
const SHOWN: usize = 160;

/// A value in backquotes, shortened, with what is not printable ASCII escaped.
pub(crate) fn shown(value: impl AsRef<[u8]>) -> String {
    let value = value.as_ref();
    let mut text = String::from("`");
    for byte in value.iter().take(SHOWN) {
        match byte {
            b' '..=b'~' => text.push(char::from(*byte)),
            other => text.extend(other.escape_ascii().map(char::from)),
        }
    }
    text.push('`');
    if value.len() > SHOWN {
        text.push_str(&format!(" … ({} bytes)", value.len()));
    }
    text
}
