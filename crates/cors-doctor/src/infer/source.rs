//! Everything from which facts are inferred.

use cors_verdict::Decoded;

use crate::exchange::{Answered, Exchange, Recording, Script};
use crate::formats::Prose;
use crate::group::Group;
use crate::settings::Settings;

/// Everything from which the facts about one request are inferred.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) group: &'a Group,
    pub(super) prose: &'a Prose,
    pub(super) message: Option<&'a Decoded>,
    pub(super) settings: &'a Settings,
}

impl<'a> Source<'a> {
    /// The request itself, to the first URL.
    pub(super) fn actual(&self) -> Option<&'a Exchange> {
        self.group.hops.first()?.actual.as_deref()
    }

    /// The preflight to the first URL.
    pub(super) fn preflight(&self) -> Option<&'a Exchange> {
        self.group.hops.first()?.preflight.as_deref()
    }

    pub(super) fn script(&self) -> Option<&'a Script> {
        self.group.script.as_deref()?.script.as_ref()
    }

    pub(super) fn recording(&self) -> Option<&'a Recording> {
        self.actual().and_then(|it| it.recording.as_ref())
    }

    /// The `Origin` header when its scheme is neither http nor https: that of an app or an extension.
    pub(super) fn odd_origin(&self) -> Option<&'a str> {
        let mut origins = self.group.exchanges().filter_map(|it| it.header("origin"));
        origins.find(|it| {
            it.contains("://") && !it.starts_with("http://") && !it.starts_with("https://")
        })
    }

    /// The headers of the response that script asks for, as the words say.
    pub(super) fn headers_read(&self) -> Vec<String> {
        let is_there = |name: &&String| {
            let mut exchanges = self.group.exchanges();
            exchanges.any(|it| it.response_header(name).is_some())
        };
        self.prose.reads.iter().filter(is_there).cloned().collect()
    }

    pub(super) fn has_body(&self) -> bool {
        let script = self.group.script.as_deref();
        script.is_some_and(|it| it.has_body)
            || self.actual().is_some_and(|it| it.has_body)
            || self.prose.has_form
    }

    /// Whether the page or the person cancelled it.
    pub(super) fn is_cancelled(&self) -> bool {
        let error = self
            .recording()
            .and_then(|it| it.error.as_deref())
            .unwrap_or("");
        error.contains("ERR_ABORTED")
            || error.eq_ignore_ascii_case("cancelled")
            || error.contains("NS_BINDING_ABORTED")
    }

    /// Whether a browser sent the request itself.
    pub(super) fn was_sent(&self) -> bool {
        self.actual().is_some_and(|it| {
            it.is_from_browser() && matches!(it.answer, Answered::Response { .. })
        })
    }
}
