//! What two other command line tools conclude from an answer to OPTIONS, restated from their source. Both look at
//! nothing else.

use support::Response;

/// What a tool is asked about.
pub(crate) struct Asked {
    pub(crate) origin: String,
    /// In the spelling of the script.
    pub(crate) method: String,
    /// The names of the headers that script sets.
    pub(crate) headers: Vec<String>,
}

/// sullrich84/preflight, `preflight/preflight.go` at cbed021: the first line of each header counts, as a text that
/// contains what is asked for, or as a list whose entries are not trimmed.
pub(crate) fn preflight_allows(asked: &Asked, answer: &Response) -> bool {
    let first = |name| answer.all(name).first().copied().unwrap_or_default();
    let contains = |name, part: &str| first(name) == "*" || first(name).contains(part);
    let allowed = first("access-control-allow-headers");
    let entries: Vec<&str> = allowed.split(',').collect();
    contains("access-control-allow-origin", &asked.origin)
        && contains("access-control-allow-methods", &asked.method)
        && (allowed == "*"
            || asked
                .headers
                .iter()
                .all(|it| entries.contains(&it.as_str())))
}

/// LXGIC-Studios/cors-debug, `src/index.ts` at 546aeab: an error in its list of issues is what blocks. Methods are
/// put into upper case, one header is kept, and its Content-Type is always harmless.
pub(crate) fn cors_debug_allows(asked: &Asked, answer: &Response) -> bool {
    let joined = |name| answer.all(name).join(", ");
    let entries = |name, spelling: fn(&str) -> String| -> Vec<String> {
        joined(name)
            .split(',')
            .map(|it| spelling(it.trim()))
            .collect()
    };
    let origin = joined("access-control-allow-origin");
    let is_origin_allowed = match origin.as_str() {
        "*" => joined("access-control-allow-credentials") != "true",
        _ => origin == asked.origin,
    };
    let method = asked.method.to_uppercase();
    let methods = entries("access-control-allow-methods", str::to_uppercase);
    let is_method_allowed = match joined("access-control-allow-methods").as_str() {
        "" => matches!(method.as_str(), "GET" | "HEAD" | "POST"),
        _ => methods.contains(&method) || methods.iter().any(|it| it == "*"),
    };
    let headers = entries("access-control-allow-headers", str::to_lowercase);
    let safelisted = [
        "accept",
        "accept-language",
        "content-language",
        "content-type",
    ];
    let last = asked.headers.last().map(|it| it.to_lowercase());
    let is_header_allowed = last.is_none_or(|it| {
        safelisted.contains(&it.as_str())
            || headers.contains(&it)
            || headers.iter().any(|it| it == "*")
    });
    is_origin_allowed && is_method_allowed && is_header_allowed && answer.status < 400
}
