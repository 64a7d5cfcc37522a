//! Request lines, on the wire and as programs print them.

/// `GET /path HTTP/1.1`, maybe without the version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RequestLine<'a> {
    pub(super) method: &'a str,
    pub(super) target: &'a str,
    pub(super) version: Option<&'a str>,
    /// What follows, such as the answer in a line of Firefox's console.
    pub(super) rest: &'a str,
}

const METHODS: [&str; 9] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "PROPFIND",
];

/// What programs print behind the URL: the kind of a request of script, or the protocol.
const BEHIND_URL: [&str; 6] = ["eventsource", "fetch", "h2", "h3", "preflight", "xhr"];

/// The request line that a line has, if it is one.
pub(super) fn request_line(line: &str) -> Option<RequestLine<'_>> {
    // The log of Amazon's API Gateway.
    if let Some((method, target)) = line
        .strip_prefix("HTTP Method: ")
        .and_then(|it| it.split_once(", Resource Path: "))
    {
        return Some(RequestLine {
            method,
            target,
            version: None,
            rest: "",
        });
    }
    // Firefox's console writes `XHRGET https://…`, DevTools' `POST https://… 404`, OkHttp `--> GET https://…`.
    let line = line.strip_prefix("XHR").unwrap_or(line);
    let line = line.strip_prefix("--> ").unwrap_or(line).trim_start();
    // An access log has the whole line in quotes, and the status after them.
    let unquoted = line.strip_prefix('"');
    let line = unquoted.unwrap_or(line);
    let (method, rest) = line.split_once(' ')?;
    let is_method = METHODS.contains(&method)
        || METHODS.iter().any(|it| it.eq_ignore_ascii_case(method)) && rest.contains(" HTTP/");
    let rest = rest.trim_start();
    let (target, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (version, rest) = match rest.trim().split_once(' ') {
        Some((version, rest)) if version.starts_with("HTTP/") => (Some(version), rest),
        None if rest.trim().starts_with("HTTP/") || rest.trim().starts_with("http/") => {
            (Some(rest.trim()), "")
        }
        _ => (None, rest.trim()),
    };
    let version = version.map(|it: &str| it.trim_end_matches('"'));
    let is_any_method = version.is_some() && method.bytes().all(|it| it.is_ascii_alphabetic());
    let is_target = target.starts_with('/')
        || target.starts_with("http://")
        || target.starts_with("https://")
        || (version.is_some() && (target == "*" || method == "CONNECT"));
    let is_plain = version.is_some()
        || unquoted.is_none()
            && (rest.is_empty()
                || rest.starts_with(['[', '(', '-', '→', '='])
                || BEHIND_URL.contains(&rest)
                || rest.starts_with(|it: char| it.is_ascii_digit()));
    let is_message =
        target.starts_with("http") && version.is_none() && is_error_of_console(method, rest);
    ((is_method || is_any_method) && is_target && is_plain && !is_message).then_some(RequestLine {
        method,
        target: target.trim_end_matches([',', ';']),
        version,
        rest,
    })
}

/// Whether it is what Chromium's console has behind the URL of an answer that it did not withhold:
/// `404 (Not Found)`. A preflight's answer is always worth a look.
fn is_error_of_console(method: &str, rest: &str) -> bool {
    let is_error = |it: &str| it.len() == 3 && it.starts_with(['4', '5']);
    method != "OPTIONS"
        && rest
            .split_once(' ')
            .is_some_and(|(status, reason)| is_error(status) && reason.starts_with('('))
}
