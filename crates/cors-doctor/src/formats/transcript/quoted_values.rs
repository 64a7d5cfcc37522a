//! Values of headers that are printed in quotes.

/// Whether values stand in quotes that are not on the wire: those of headers that never have any.
pub(super) fn has_quoted_values(text: &str) -> bool {
    text.lines().any(|line| {
        let pair = line.trim_start().split_once(": \"");
        pair.is_some_and(|(name, _)| {
            let plain = [
                "host",
                "date",
                "user-agent",
                "content-type",
                "connection",
                "server",
            ];
            plain.iter().any(|it| name.eq_ignore_ascii_case(it))
        })
    })
}

/// A value without the quotes and the comma of a list.
pub(super) fn listed(value: &str) -> &str {
    let bare = value.trim_end_matches(',');
    ['"', '\'']
        .iter()
        .find_map(|quote| bare.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(value)
}
