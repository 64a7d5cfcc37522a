//! The credentials mode.

use cors_verdict::{Credentials, Decoded};

use crate::fact::{Basis, Fact, FactName};
use crate::infer::source::Source;

/// The credentials mode, from the surest source that has it.
pub(super) fn infer(source: &Source<'_>, is_own: bool) -> (Credentials, Fact) {
    let (credentials, basis, because) = found(source, is_own);
    let fact = Fact::new(FactName::Credentials, credentials.name(), basis, because);
    (credentials, fact)
}

fn found(source: &Source<'_>, is_own: bool) -> (Credentials, Basis, &'static str) {
    if let Some(credentials) = source.settings.credentials {
        return (credentials, Basis::Set, "it was set");
    }
    if let Some(script) = source.script()
        && let Some(credentials) = script.credentials
    {
        return match credentials {
            _ if !script.is_copied => (credentials, Basis::Given, "the script says so"),
            Credentials::Include => (
                credentials,
                Basis::Inferred,
                "DevTools writes include when a Cookie or an Authorization was sent",
            ),
            _ => (
                credentials,
                Basis::Inferred,
                "DevTools writes omit when no cookie was sent, whatever the script says",
            ),
        };
    }
    if source.group.has_cookie() && !is_own {
        return (Credentials::Include, Basis::Inferred, "a Cookie was sent");
    }
    if source.message.is_some_and(speaks_of_credentials) {
        return (
            Credentials::Include,
            Basis::Inferred,
            "the console message speaks of credentials",
        );
    }
    if let Some(credentials) = source.prose.credentials {
        return (credentials, Basis::Given, "the words around it say so");
    }
    (
        Credentials::SameOrigin,
        Basis::Assumed,
        "nothing in the input says so; it is the default of fetch() and XMLHttpRequest",
    )
}

/// Whether a message can come of a request with credentials only.
fn speaks_of_credentials(message: &Decoded) -> bool {
    let mut causes = message.causes.iter().map(|it| it.cause.id()).peekable();
    causes.peek().is_some()
        && causes.all(|id| id.contains("with-credentials") || id.contains("acac-"))
}
