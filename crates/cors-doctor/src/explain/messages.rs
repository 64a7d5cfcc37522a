//! Which console message is about which request.

use cors_verdict::Decoded;

use crate::exchange::Answered;
use crate::group::Group;

/// The console message that is about a request: it names its URL, or both are alone.
pub(super) fn message_of(
    group: &Group,
    messages: &mut [Option<Decoded>],
    is_alone: bool,
) -> Option<Decoded> {
    let url = group
        .exchanges()
        .chain(group.script.as_deref())
        .find_map(|it| it.url.as_ref());
    let path = group.exchanges().find_map(|it| it.path.as_deref());
    let names_it = |message: &Decoded| match (&message.values.url, url, path) {
        (Some(named), Some(url), _) => {
            named.trim_end_matches('/') == url.as_str().trim_end_matches('/')
        }
        (Some(named), None, Some(path)) => named.ends_with(path),
        _ => false,
    };
    let named = messages
        .iter_mut()
        .find(|it| it.as_ref().is_some_and(names_it));
    if let Some(found) = named {
        return found.take();
    }
    let is_about = |message: &Decoded| {
        let is_unlike = message.values.url.is_some() && url.is_some();
        !is_unlike && (message.is_cors || (is_part(group) && is_refusal(message)))
    };
    let unnamed = messages
        .iter_mut()
        .find(|it| is_alone && it.as_ref().is_some_and(is_about));
    unnamed?.take()
}

/// Whether a request has no answer, or headers without a status, which may be those of another response.
fn is_part(group: &Group) -> bool {
    let mut answers = group.exchanges().map(|it| &it.answer);
    answers.all(|it| {
        matches!(
            it,
            Answered::Unknown | Answered::Response { status: None, .. }
        )
    })
}

/// Whether a message says that a response was kept from the page for another reason than CORS.
fn is_refusal(message: &Decoded) -> bool {
    let refusals = [
        "coep",
        "corp",
        "csp-connect-src",
        "mixed-content",
        "orb",
        "corb",
    ];
    message.not_cors.is_some_and(|it| refusals.contains(&it))
}

/// A recording's own words, which WebKit takes from the console.
pub(super) fn recorded_message(group: &Group) -> Option<Decoded> {
    let mut recordings = group.exchanges().filter_map(|it| it.recording.as_ref());
    let error = recordings.find_map(|it| it.error.as_deref())?;
    let decoded = cors_verdict::decode(error);
    (decoded.code.is_some() || decoded.not_cors.is_some()).then_some(decoded)
}

/// Whether anything is known about a message.
pub(super) fn is_known(message: &Decoded) -> bool {
    message.is_cors
        || message.not_cors.is_some()
        || message.engine.is_some()
        || !message.causes.is_empty()
}

/// Whether a message says that a request was never sent, and the input has no answer that says otherwise: then the
/// message is all that is to be told. Headers without a status are not those of an answer to it.
pub(super) fn is_kept_back(group: &Group, message: Option<&Decoded>) -> bool {
    let before_sending = ["csp-connect-src", "mixed-content"];
    let is_named = message
        .and_then(|it| it.not_cors)
        .is_some_and(|it| before_sending.contains(&it));
    let is_recorded = group.exchanges().any(|it| it.recording.is_some());
    let has_answer = group.exchanges().any(|it| match it.answer {
        Answered::Response { status, .. } => status.is_some(),
        Answered::NetworkError(_) => true,
        Answered::Unknown | Answered::Nothing => false,
    });
    is_named && !is_recorded && !has_answer
}
