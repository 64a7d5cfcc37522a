//! The mode of a request, and whether the CORS protocol has a part in it.

use cors_verdict::{Mode, Origin};
use url::Url;

use crate::fact::{Basis, Fact, FactName};
use crate::infer::source::Source;

/// Whether the CORS protocol has a part in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Concern {
    Cors,
    Unconcerned,
}

/// The mode, and a fact about it where something says it.
pub(super) fn infer(source: &Source<'_>) -> (Mode, Option<Fact>) {
    match found(source) {
        Some((mode, basis, because)) => (
            mode,
            Some(Fact::new(FactName::Mode, mode.name(), basis, because)),
        ),
        None => (Mode::Cors, None),
    }
}

/// The mode, from the surest source that has it.
fn found(source: &Source<'_>) -> Option<(Mode, Basis, &'static str)> {
    if let Some(mode) = source.settings.mode {
        return Some((mode, Basis::Set, "it was set"));
    }
    if let Some(script) = source.script()
        && let Some(mode) = script.mode
        // DevTools writes the mode of what it copies, whether script made the request or not.
        && (!script.is_copied || mode == Mode::Cors)
    {
        return Some((mode, Basis::Given, "the script says so"));
    }
    if let Some(sent) = source.actual().and_then(|it| it.header("sec-fetch-mode")) {
        let mode = Mode::ALL.into_iter().find(|it| it.name() == sent)?;
        return Some((mode, Basis::Given, "the Sec-Fetch-Mode header says so"));
    }
    let mode = source.prose.mode?;
    Some((mode, Basis::Given, "the words around it say so"))
}

/// Requests of a browser's recording are of many kinds: pages, images, and those to the page's own origin.
pub(super) fn concern(source: &Source<'_>, page: &Origin, url: &Url, mode: Mode) -> Concern {
    let Some(actual) = source.actual().filter(|it| it.is_from_browser()) else {
        return Concern::Cors;
    };
    let is_own = |url: &Url| page.is_same_origin(url);
    let stays = is_own(url)
        && source.group.hops.iter().all(|hop| {
            hop.actual
                .as_ref()
                .and_then(|it| it.url.as_ref())
                .is_none_or(is_own)
        });
    let is_http = matches!(url.scheme(), "http" | "https");
    let is_loaded = match actual.header("sec-fetch-mode") {
        Some("navigate" | "websocket") => true,
        Some("no-cors") => source.script().is_none() && source.settings.mode.is_none(),
        Some(_) => false,
        None => {
            actual.recording.is_some()
                && is_loaded_without_cors(source, actual.header("origin").is_some())
        }
    };
    let has_preflight = source.preflight().is_some();
    let is_refused_by_mode = mode == Mode::SameOrigin && !is_own(url);
    if has_preflight || is_refused_by_mode || !(stays || is_loaded) && is_http {
        Concern::Cors
    } else {
        Concern::Unconcerned
    }
}

/// Whether a recorded request without `Sec-Fetch-Mode` is one that no script made.
fn is_loaded_without_cors(source: &Source<'_>, has_origin: bool) -> bool {
    match source
        .recording()
        .and_then(|it| it.resource_type.as_deref())
    {
        Some("xhr" | "fetch" | "preflight" | "eventsource" | "font") => false,
        Some("document" | "websocket" | "ping" | "cspviolationreport") => true,
        Some("image" | "script" | "stylesheet" | "media" | "texttrack" | "manifest" | "other") => {
            !has_origin
        }
        // Other recorders do not say what made a request. Without an Origin, no page asked by the CORS protocol.
        _ => !has_origin,
    }
}
