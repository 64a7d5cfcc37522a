//! Searching for text within text.

/// A `like` pattern that finds `search` anywhere: `%%` when it is empty. The statements say
/// `like $1 || '' escape '!'`, because SQLite compiles a statement anew for each pattern that is a
/// bare parameter.
pub(super) fn containing(search: &str) -> String {
    let mut pattern = String::from("%");
    for c in search.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
